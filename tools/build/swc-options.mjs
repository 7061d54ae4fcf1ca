// @ts-check
/**
 * How TypeScript becomes JavaScript, the same for the build and for the tests. No metadata is emitted:
 * GraphQL types are always written out.
 * @param {{ tsx: boolean }} syntax whether it holds JSX, where `<T>` begins an element
 * @returns {import('@swc/core').Options}
 */
const optionsFor = ({ tsx }) => ({
  swcrc: false,
  jsc: {
    parser: { syntax: 'typescript', decorators: true, tsx },
    target: 'es2022',
    transform: {
      legacyDecorator: true,
      decoratorMetadata: false,
      useDefineForClassFields: false,
      ...(tsx ? { react: { runtime: 'automatic', development: false } } : {}),
    },
    experimental: { keepImportAttributes: true },
  },
  module: { type: 'es6' },
});

/** Options by the end of a file's name. */
export const swcOptions = { ts: optionsFor({ tsx: false }), tsx: optionsFor({ tsx: true }) };

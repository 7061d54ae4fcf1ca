// @ts-check
/**
 * How TypeScript becomes JavaScript, the same for the build and for the tests. No metadata is emitted:
 * GraphQL types are always written out.
 * @type {import('@swc/core').Options}
 */
export const swcOptions = {
  swcrc: false,
  jsc: {
    parser: { syntax: 'typescript', decorators: true },
    target: 'es2022',
    transform: { legacyDecorator: true, decoratorMetadata: false, useDefineForClassFields: false },
    experimental: { keepImportAttributes: true },
  },
  module: { type: 'es6' },
};

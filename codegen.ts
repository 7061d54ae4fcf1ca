import type { CodegenConfig } from '@graphql-codegen/cli';

const shared = {
  scalars: { ID: 'string', DateTime: 'string' },
  enumsAsTypes: true,
  useTypeImports: true,
  defaultScalarType: 'unknown',
  nonOptionalTypename: true,
  skipTypeNameForRoot: true,
};

/** Types of every operation we send to our own API, made from its printed schema: `npx graphql-codegen`. */
const config: CodegenConfig = {
  generates: {
    'web/graphql/generated/': {
      schema: 'schema/api.graphql',
      documents: ['web/features/**/*.graphql'],
      preset: 'client',
      presetConfig: { fragmentMasking: false },
      config: { ...shared, avoidOptionals: { field: true, inputValue: false } },
    },
    'subgraphs/campaign/agents/operations.generated.ts': {
      schema: 'schema/api.graphql',
      documents: ['subgraphs/campaign/agents/operations.graphql'],
      plugins: ['typescript-operations', 'typed-document-node'],
      config: {
        ...shared,
        avoidOptionals: { field: true, inputValue: false },
        // What an agent does not select it does not get: its documents are sent as they are written.
        nonOptionalTypename: false,
        skipTypename: true,
      },
    },
  },
};

export default config;

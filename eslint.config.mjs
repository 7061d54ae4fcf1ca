// @ts-check
/**
 * Lint of the whole repository, but for the rules that need types (`.oxlintrc.json`). Inline switches are not honoured: a rule that is
 * wrong is changed here, for everybody.
 */
import eslint from '@eslint/js';
import * as graphqlEslint from '@graphql-eslint/eslint-plugin';
import tseslint from 'typescript-eslint';
import { houseRules } from './tools/lint/house-rules.mjs';

const graphql = 'default' in graphqlEslint ? graphqlEslint.default : graphqlEslint;

const TYPESCRIPT = ['**/*.ts', '**/*.tsx'];
const TESTS = ['**/*.test.ts', '**/*.test.tsx', '**/*.eval.ts', 'tests/**/*.ts'];
const SERVER_ROOMS = ['gateway/**/*.ts', 'platform/**/*.{ts,tsx}', 'subgraphs/**/*.ts', 'worker/**/*.ts'];

const PROCESS_ENV = {
  selector: "MemberExpression[object.name='process'][property.name='env']",
  message: 'Read the environment through platform/config.',
};
const AS_ANY = {
  selector: 'TSAsExpression > TSAsExpression',
  message: 'A cast through a cast hides a wrong type: narrow it or parse it.',
};

export default tseslint.config(
  {
    ignores: [
      '**/node_modules/',
      '**/dist/',
      '**/.next/',
      '**/coverage/',
      '.vectra*/',
      'prisma/generated/',
      'web/graphql/generated/',
      '**/*.generated.ts',
      '**/next-env.d.ts',
      'schema/supergraph.graphql',
      'schema/operations.graphql',
    ],
  },
  { linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'error' } },
  { files: ['**/*.{js,mjs,cjs,ts,tsx}'], ...eslint.configs.recommended },
  {
    files: TYPESCRIPT,
    extends: [tseslint.configs.strict],
    rules: {
      '@typescript-eslint/consistent-type-imports': [
        'error',
        { fixStyle: 'inline-type-imports', disallowTypeAnnotations: false },
      ],
      // Resolver and handler classes of the frameworks often hold nothing but decorated methods.
      '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      'no-restricted-syntax': ['error', PROCESS_ENV, AS_ANY],
    },
  },
  {
    files: ['**/*.{js,mjs,cjs,ts,tsx}'],
    plugins: { house: houseRules },
    rules: {
      'house/file-name': 'error',
      'no-console': 'error',
      'no-warning-comments': [
        'error',
        {
          // The last two would switch off a rule that needs types, where they stand.
          terms: ['todo', 'fixme', 'xxx', 'hack', 'eslint-disable', 'oxlint-disable'],
          location: 'start',
        },
      ],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-param-reassign': 'error',
      'max-depth': ['error', 3],
      complexity: ['error', 20],
      // Text from outside is cleaned of control characters by naming them.
      'no-control-regex': 'off',
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    files: [...SERVER_ROOMS],
    ignores: TESTS,
    rules: { 'no-restricted-globals': ['error', { name: '__dirname', message: 'Use import.meta.dirname.' }] },
  },
  // The only readers of the environment: its own room, the workshop and Prisma's settings.
  {
    files: [
      'platform/config/*.ts',
      'platform/testing/*.ts',
      'gateway/telemetry-off.ts',
      'tests/support/*.ts',
      'tools/**/*.ts',
      'prisma.config.ts',
      'codegen.ts',
      'web/next.config.ts',
      'web/proxy.ts',
      'web/gateway-url.ts',
      'web/**/environment.ts',
      ...TESTS,
    ],
    rules: { 'no-restricted-syntax': ['error', AS_ANY] },
  },
  {
    files: ['**/*.{mjs,cjs,js}'],
    languageOptions: {
      globals: Object.fromEntries(
        [
          'process',
          'console',
          'Buffer',
          'URL',
          'performance',
          'setTimeout',
          'clearTimeout',
          'setInterval',
          'clearInterval',
          'setImmediate',
          'fetch',
          'AbortSignal',
          'AbortController',
          'WebAssembly',
          'TextDecoder',
          'TextEncoder',
          'module',
          'require',
          '__dirname',
          'structuredClone',
        ].map((name) => [name, 'readonly']),
      ),
    },
  },
  // Commands speak to the person who runs them.
  { files: ['tools/**/*.mjs'], rules: { 'no-console': 'off' } },
  {
    files: TESTS,
    rules: {
      'max-lines': 'off',
      'max-lines-per-function': 'off',
    },
  },
  // Components are mostly markup; their length says little.
  {
    files: ['web/**/*.tsx'],
    rules: { 'max-lines-per-function': ['error', { max: 120, skipBlankLines: true, skipComments: true }] },
  },
  {
    files: ['schema/*.graphql'],
    plugins: { '@graphql-eslint': graphql },
    languageOptions: { parser: graphql.parser },
    rules: {
      '@graphql-eslint/require-description': [
        'error',
        {
          types: true,
          FieldDefinition: true,
          InputValueDefinition: true,
          EnumValueDefinition: true,
          ignoredSelectors: ['[name.value=/^(Query|Mutation|Subscription)$/]'],
        },
      ],
      '@graphql-eslint/naming-convention': [
        'error',
        {
          types: 'PascalCase',
          FieldDefinition: 'camelCase',
          InputValueDefinition: 'camelCase',
          EnumValueDefinition: 'UPPER_CASE',
        },
      ],
      '@graphql-eslint/no-hashtag-description': 'error',
      '@graphql-eslint/require-deprecation-reason': 'error',
      '@graphql-eslint/unique-enum-value-names': 'error',
    },
  },
);

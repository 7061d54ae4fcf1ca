// @ts-check
/**
 * Lint of our scripts and of the printed schema; TypeScript is oxlint's (`.oxlintrc.json`), and what holds for both stands in both.
 * Inline switches are not honoured: a rule that is wrong is changed here, for everybody.
 */
import eslint from '@eslint/js';
import * as graphqlEslint from '@graphql-eslint/eslint-plugin';
import { defineConfig } from 'eslint/config';
import houseRules from './tools/lint/house-rules.mjs';

const graphql = 'default' in graphqlEslint ? graphqlEslint.default : graphqlEslint;

const SCRIPTS = ['**/*.{mjs,cjs,js}'];

export default defineConfig(
  {
    ignores: [
      '**/node_modules/',
      '**/dist/',
      '**/.next/',
      '**/coverage/',
      '.vectra*/',
      'schema/supergraph.graphql',
      'schema/operations.graphql',
    ],
  },
  { linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'error' } },
  { files: SCRIPTS, ...eslint.configs.recommended },
  {
    files: SCRIPTS,
    plugins: { house: houseRules },
    rules: {
      'house/file-name': 'error',
      'no-console': 'error',
      'no-warning-comments': [
        'error',
        {
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
    files: SCRIPTS,
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

import { maxAliasesRule } from '@escape.tech/graphql-armor-max-aliases';
import { maxDepthRule } from '@escape.tech/graphql-armor-max-depth';
import { maxDirectivesRule } from '@escape.tech/graphql-armor-max-directives';
import { GraphQLError, type ValidationContext, type ValidationRule } from 'graphql';
import { maxSelectionsRule } from './selection-count.js';

/** How much one caller may ask. Every transport and the agents meet the same numbers. */
export interface Limits {
  /** Tokens of a document sent by a person or a partner. */
  readonly tokensMax: number;
  /** Tokens of a document sent by agents. */
  readonly tokensOfAgentsMax: number;
  /** Levels of fields; fragments add none. */
  readonly depthMax: number;
  /** Aliases anywhere in an operation, those of root fields included. */
  readonly aliasesMax: number;
  readonly directivesMax: number;
  /** Fields side by side in one selection, counted before anything else is judged: comparing them is quadratic. */
  readonly selectionWidthMax: number;
  /** Selections after all fragments are unfolded. */
  readonly selectionsMax: number;
  /** Objects an operation may answer with, judged by its page sizes. */
  readonly nodesMax: number;
  readonly jsonBytesMax: number;
  readonly fileBytesMax: number;
  readonly subscriptionsPerViewerMax: number;
  readonly subscriptionsMax: number;
}

/** The limits of a gateway that is told nothing else. */
export const defaultLimits: Limits = {
  tokensMax: 2_000,
  tokensOfAgentsMax: 10_000,
  depthMax: 12,
  aliasesMax: 30,
  directivesMax: 50,
  selectionWidthMax: 100,
  selectionsMax: 5_000,
  nodesMax: 20_000,
  jsonBytesMax: 1_000_000,
  fileBytesMax: 100 * 1024 * 1024,
  subscriptionsPerViewerMax: 20,
  subscriptionsMax: 5_000,
};

// These rules throw unless told otherwise, which would answer 500.
const reporting = {
  propagateOnRejection: false,
  onReject: [
    (context: ValidationContext | null, error: GraphQLError) =>
      context?.reportError(
        new GraphQLError(error.message.replace(/^Syntax Error: /, ''), {
          extensions: { code: 'GRAPHQL_VALIDATION_FAILED' },
        }),
      ),
  ],
};

/** The rules of shape, evaluated with graphql's own rules once per document. */
export const limitRules = (limits: Limits): readonly ValidationRule[] => [
  maxDepthRule({ n: limits.depthMax, flattenFragments: true, ...reporting }),
  maxAliasesRule({ n: limits.aliasesMax, ...reporting }),
  maxDirectivesRule({ n: limits.directivesMax, ...reporting }),
  maxSelectionsRule(limits.selectionsMax),
];

import {
  getOperationAST,
  GraphQLError,
  Kind,
  parse,
  specifiedRules,
  TokenKind,
  validate,
  visit,
  type DocumentNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type ValidationRule,
} from 'graphql';
import { LRUCache } from 'lru-cache';
import type { Viewer } from '../platform/viewer/viewer.js';
import { limitRules, type Limits } from './limits.js';
import { countNodes } from './list-size.js';

const documentsKept = 1_000;
const charactersKept = 8_000_000;

/** An operation as it arrives on any transport. */
export interface OperationRequest {
  readonly query: string;
  readonly operationName?: string | null | undefined;
  readonly variables?: Readonly<Record<string, unknown>> | null | undefined;
}

/** An operation that may run. */
export interface PreparedOperation {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
}

interface KnownDocument {
  readonly document: DocumentNode;
  readonly tokenCount: number;
  readonly readsSchema: boolean;
}

const refusal = (message: string, code: string): GraphQLError => new GraphQLError(message, { extensions: { code } });

function countTokens(document: DocumentNode): number {
  let count = 0;
  for (let token = document.loc?.startToken.next; token; token = token.next) {
    if (token.kind !== TokenKind.COMMENT && token.kind !== TokenKind.EOF) count += 1;
  }
  return count;
}

function readsSchema(document: DocumentNode): boolean {
  let found = false;
  visit(document, {
    [Kind.FIELD]: (field) => {
      if (field.name.value === '__schema' || field.name.value === '__type') found = true;
    },
  });
  return found;
}

/**
 * Reads, validates and limits operations: the one desk that every transport and every agent passes. Documents are
 * parsed and validated once; what depends on variables or on who asks is judged each time.
 */
export class OperationDesk {
  /** The API as callers see it. */
  readonly schema: GraphQLSchema;
  readonly #limits: Limits;
  readonly #rules: readonly ValidationRule[];
  readonly #mayReadSchema: (viewer: Viewer) => boolean;
  readonly #documents = new LRUCache<string, KnownDocument>({
    max: documentsKept,
    maxSize: charactersKept,
    sizeCalculation: (_document, query) => Math.max(query.length, 1),
  });

  constructor(schema: GraphQLSchema, limits: Limits, mayReadSchema: (viewer: Viewer) => boolean) {
    this.schema = schema;
    this.#limits = limits;
    this.#rules = [...specifiedRules, ...limitRules(limits)];
    this.#mayReadSchema = mayReadSchema;
  }

  /** The operation, or why it may not run. */
  prepare(request: OperationRequest, viewer: Viewer): PreparedOperation | { readonly errors: readonly GraphQLError[] } {
    const tokensMax = viewer.kind === 'AGENT' ? this.#limits.tokensOfAgentsMax : this.#limits.tokensMax;
    const known = this.#read(request.query, tokensMax);
    if ('errors' in known) return known;
    const { document } = known;
    if (known.tokenCount > tokensMax) {
      return { errors: [refusal(`The document has more than ${tokensMax} tokens.`, 'GRAPHQL_PARSE_FAILED')] };
    }
    if (known.readsSchema && !this.#mayReadSchema(viewer)) {
      return { errors: [refusal('Sign in to read the schema.', 'UNAUTHENTICATED')] };
    }
    const operation = getOperationAST(document, request.operationName);
    if (!operation) {
      return {
        errors: [refusal('Name one operation of the document in "operationName".', 'OPERATION_RESOLUTION_FAILURE')],
      };
    }
    const { nodesMax } = this.#limits;
    if (countNodes(this.schema, document, operation, request.variables ?? {}, nodesMax) > nodesMax) {
      const advice = 'Ask for smaller pages ("first") or fewer nested lists.';
      return {
        errors: [refusal(`The operation could answer with more than ${nodesMax} objects. ${advice}`, 'COST_LIMIT')],
      };
    }
    return { document, operation };
  }

  #read(query: string, tokensMax: number): KnownDocument | { readonly errors: readonly GraphQLError[] } {
    const known = this.#documents.get(query);
    if (known) return known;
    let document: DocumentNode;
    try {
      document = parse(query, { maxLexicalTokens: tokensMax });
    } catch (error) {
      const message = error instanceof GraphQLError ? error.message : 'The document cannot be read.';
      return { errors: [refusal(message, 'GRAPHQL_PARSE_FAILED')] };
    }
    const { selectionWidthMax } = this.#limits;
    if (widestSelection(document) > selectionWidthMax) {
      return { errors: [refusal(`Ask for at most ${selectionWidthMax} fields side by side.`, 'COST_LIMIT')] };
    }
    const errors = validate(this.schema, document, this.#rules);
    if (errors.length > 0) return { errors: errors.map(asValidationError) };
    const read = { document, tokenCount: countTokens(document), readsSchema: readsSchema(document) };
    this.#documents.set(query, read);
    return read;
  }
}

function widestSelection(document: DocumentNode): number {
  let widest = 0;
  visit(document, {
    SelectionSet: ({ selections }) => {
      widest = Math.max(widest, selections.length);
    },
  });
  return widest;
}

const asValidationError = (error: GraphQLError): GraphQLError =>
  new GraphQLError(error.message, {
    ...(error.nodes ? { nodes: error.nodes } : {}),
    extensions: { ...error.extensions, code: 'GRAPHQL_VALIDATION_FAILED' },
  });

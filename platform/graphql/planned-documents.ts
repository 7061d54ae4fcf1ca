import { LRUCache } from 'lru-cache';
import {
  execute,
  Kind,
  OperationTypeNode,
  parse,
  validate,
  type DefinitionNode,
  type DocumentNode,
  type ExecutionResult,
  type GraphQLError,
  type GraphQLSchema,
} from 'graphql';

/** A document that a query plan sends to a house. */
export interface PlannedDocument {
  readonly document: DocumentNode;
  /** What runs one after the other, each with a context of its own: one step per root field of a mutation. */
  readonly steps: readonly DocumentNode[];
}

const singleSteps = (definition: DefinitionNode): readonly DefinitionNode[] =>
  definition.kind === Kind.OPERATION_DEFINITION && definition.operation === OperationTypeNode.MUTATION
    ? definition.selectionSet.selections.map((selection) => ({
        ...definition,
        selectionSet: { ...definition.selectionSet, selections: [selection] },
      }))
    : [definition];

function stepsOf(document: DocumentNode): readonly DocumentNode[] {
  const operation = document.definitions.find((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  const others = document.definitions.filter((definition) => definition !== operation);
  const steps = operation ? singleSteps(operation) : [];
  return steps.length > 1 ? steps.map((step) => ({ ...document, definitions: [step, ...others] })) : [document];
}

/** The documents that query plans send to one house, parsed and validated once each; the least used are forgotten. */
export class PlannedDocuments {
  readonly #schema: GraphQLSchema;
  readonly #documents: LRUCache<string, PlannedDocument>;

  /** @param countMax how many documents are kept. */
  constructor(schema: GraphQLSchema, countMax = 2000) {
    this.#schema = schema;
    this.#documents = new LRUCache({ max: countMax });
  }

  /** The document, or what is wrong with it. A document that does not parse throws GraphQLError. */
  read(source: string): PlannedDocument | { readonly errors: readonly GraphQLError[] } {
    const known = this.#documents.get(source);
    if (known) return known;
    const document = parse(source);
    const errors = validate(this.#schema, document);
    if (errors.length > 0) return { errors };
    const planned = { document, steps: stepsOf(document) };
    this.#documents.set(source, planned);
    return planned;
  }

  /**
   * Runs a query or mutation. The fields of a mutation run in order, each with a context of its own, so that none
   * answers from what a loader remembered before an earlier one changed it.
   */
  async execute(
    planned: PlannedDocument,
    variables: Readonly<Record<string, unknown>>,
    operationName: string | null | undefined,
    createContext: () => object,
  ): Promise<ExecutionResult> {
    const data: Record<string, unknown> = {};
    const errors: GraphQLError[] = [];
    for (const document of planned.steps) {
      const result = await execute({
        schema: this.#schema,
        document,
        variableValues: variables,
        operationName: operationName ?? null,
        contextValue: createContext(),
      });
      errors.push(...(result.errors ?? []));
      // A field that may not be null failed: as in GraphQL itself, what follows does not run.
      if (!result.data) return { ...(result.data === undefined ? {} : { data: null }), errors };
      Object.assign(data, result.data);
    }
    return { data, ...(errors.length > 0 ? { errors } : {}) };
  }
}

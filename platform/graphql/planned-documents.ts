import { LRUCache } from 'lru-cache';
import { parse, validate, type DocumentNode, type GraphQLError, type GraphQLSchema } from 'graphql';

/** The documents that query plans send to one house, parsed and validated once each; the least used are forgotten. */
export class PlannedDocuments {
  readonly #schema: GraphQLSchema;
  readonly #documents: LRUCache<string, DocumentNode>;

  /** @param countMax how many documents are kept. */
  constructor(schema: GraphQLSchema, countMax = 2000) {
    this.#schema = schema;
    this.#documents = new LRUCache({ max: countMax });
  }

  /** The document, or what is wrong with it. A document that does not parse throws GraphQLError. */
  read(source: string): { readonly document: DocumentNode } | { readonly errors: readonly GraphQLError[] } {
    const known = this.#documents.get(source);
    if (known) return { document: known };
    const document = parse(source);
    const errors = validate(this.#schema, document);
    if (errors.length > 0) return { errors };
    this.#documents.set(source, document);
    return { document };
  }
}

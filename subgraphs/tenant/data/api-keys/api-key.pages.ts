import { z } from 'zod';
import { listName, pageSize, toPage, type Page, type PageRequest } from '../../../../platform/graphql/connection.js';
import type { CursorCodec } from '../../../../platform/graphql/cursor.js';
import type { ApiKey } from '../../domain/api-keys/api-key.js';
import type { ApiKeyStore } from './api-key-store.js';

const idPosition = z.tuple([z.uuid()]);

/** The keys as keyset pages; cursors are bound to the organization. */
export class ApiKeyPages {
  readonly #store: ApiKeyStore;
  readonly #cursors: CursorCodec;

  constructor(store: ApiKeyStore, cursors: CursorCodec) {
    this.#store = store;
    this.#cursors = cursors;
  }

  /** Newest first. @throws InvalidCursor, InvalidPageSize */
  async all({ first, after }: PageRequest): Promise<Page<ApiKey>> {
    const { organizationId } = this.#store.scope;
    const list = listName('api-keys', null);
    const position = after ? this.#cursors.decode(organizationId, list, after, idPosition)[0] : null;
    const rows = await this.#store.keys.page(position, pageSize(first) + 1);
    return toPage(
      rows,
      first,
      (row) => row,
      (row) => this.#cursors.encode(organizationId, list, [row.id]),
    );
  }
}

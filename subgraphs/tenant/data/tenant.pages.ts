import { z } from 'zod';
import { listName, pageSize, toPage, type Page, type PageRequest } from '../../../platform/graphql/connection.js';
import type { CursorCodec } from '../../../platform/graphql/cursor.js';
import type { User } from '../domain/user.js';
import type { TenantStore } from './tenant-store.js';
import type { MemberFilter } from './user.repository.js';

const idPosition = z.tuple([z.uuid()]);

/** The house's lists as keyset pages; cursors are bound to the organization. */
export class TenantPages {
  readonly #store: TenantStore;
  readonly #cursors: CursorCodec;

  constructor(store: TenantStore, cursors: CursorCodec) {
    this.#store = store;
    this.#cursors = cursors;
  }

  /** In the order they joined. @throws InvalidCursor, InvalidPageSize */
  async members(filter: MemberFilter, { first, after }: PageRequest): Promise<Page<User>> {
    const { organizationId } = this.#store.scope;
    const list = listName('members', [filter.role ?? null, filter.status ?? null, filter.search ?? null]);
    const position = after ? this.#cursors.decode(organizationId, list, after, idPosition)[0] : null;
    const rows = await this.#store.users.page(filter, position, pageSize(first) + 1);
    return toPage(
      rows,
      first,
      (row) => row,
      (row) => this.#cursors.encode(organizationId, list, [row.id]),
    );
  }
}

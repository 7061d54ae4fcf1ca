import { z } from 'zod';
import { listName, pageSize, toPage, type Page, type PageRequest } from '../../../../platform/graphql/connection.js';
import type { CursorCodec } from '../../../../platform/graphql/cursor.js';
import type { Invitation, InvitationStatus } from '../../domain/invitations/invitation.js';
import type { MemberStore } from '../members/member-store.js';

const idPosition = z.tuple([z.uuid()]);

/** Invitations as keyset pages; cursors are bound to the organization and the filter. */
export class InvitationPages {
  readonly #store: MemberStore;
  readonly #cursors: CursorCodec;

  constructor(store: MemberStore, cursors: CursorCodec) {
    this.#store = store;
    this.#cursors = cursors;
  }

  /** Newest first. @throws InvalidCursor, InvalidPageSize */
  async invitations(
    filter: { readonly status: InvitationStatus | null; readonly now: Date },
    { first, after }: PageRequest,
  ): Promise<Page<Invitation>> {
    const { organizationId } = this.#store.scope;
    const list = listName('invitations', filter.status);
    const position = after ? this.#cursors.decode(organizationId, list, after, idPosition)[0] : null;
    const rows = await this.#store.invitations.page(filter, position, pageSize(first) + 1);
    return toPage(
      rows,
      first,
      (row) => row,
      (row) => this.#cursors.encode(organizationId, list, [row.id]),
    );
  }
}

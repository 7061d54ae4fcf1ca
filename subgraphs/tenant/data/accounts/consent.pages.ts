import { z } from 'zod';
import { listName, pageSize, toPage, type Page, type PageRequest } from '../../../../platform/graphql/connection.js';
import type { CursorCodec } from '../../../../platform/graphql/cursor.js';
import type { Viewer } from '../../../../platform/viewer/viewer.js';
import type { Consent } from '../../domain/accounts/consent.js';
import type { ConsentRepository } from './consent.repository.js';

const position = z.tuple([z.uuid()]);
const list = listName('consents', null);

/** The consents of the person who asks, as keyset pages; cursors are bound to the person. */
export class ConsentPages {
  readonly #consents: ConsentRepository;
  readonly #cursors: CursorCodec;
  readonly #viewer: Viewer;

  constructor(consents: ConsentRepository, cursors: CursorCodec, viewer: Viewer) {
    this.#consents = consents;
    this.#cursors = cursors;
    this.#viewer = viewer;
  }

  /** Newest first. @throws InvalidCursor, InvalidPageSize */
  async mine({ first, after }: PageRequest): Promise<Page<Consent>> {
    const userId = this.#viewer.userId ?? '';
    const behind = after ? this.#cursors.decode(userId, list, after, position)[0] : null;
    const rows = await this.#consents.page(userId, behind, pageSize(first) + 1);
    return toPage(
      rows,
      first,
      (row) => row,
      (row) => this.#cursors.encode(userId, list, [row.id]),
    );
  }
}

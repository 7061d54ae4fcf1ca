import { z } from 'zod';
import type { Clock } from '../../../../platform/config/clock.js';
import { listName, pageSize, toPage, type Page, type PageRequest } from '../../../../platform/graphql/connection.js';
import type { CursorCodec } from '../../../../platform/graphql/cursor.js';
import type { Viewer } from '../../../../platform/viewer/viewer.js';
import type { Session } from '../../domain/sessions/session.js';
import type { SessionRepository } from './session.repository.js';

const position = z.tuple([z.iso.datetime().transform((text) => new Date(text)), z.uuid()]);
const list = listName('sessions', null);

/** The sessions of the person who asks, as keyset pages; cursors are bound to the person. */
export class SessionPages {
  readonly #sessions: SessionRepository;
  readonly #cursors: CursorCodec;
  readonly #clock: Clock;
  readonly #viewer: Viewer;

  constructor(options: {
    readonly sessions: SessionRepository;
    readonly cursors: CursorCodec;
    readonly clock: Clock;
    readonly viewer: Viewer;
  }) {
    this.#sessions = options.sessions;
    this.#cursors = options.cursors;
    this.#clock = options.clock;
    this.#viewer = options.viewer;
  }

  /** Newest first. @throws InvalidCursor, InvalidPageSize */
  async mine({ first, after }: PageRequest): Promise<Page<Session>> {
    const userId = this.#viewer.userId ?? '';
    const [createdAt, id] = after ? this.#cursors.decode(userId, list, after, position) : [];
    const behind = createdAt && id !== undefined ? { createdAt, id } : null;
    const rows = await this.#sessions.page(userId, behind, pageSize(first) + 1, this.#clock.now());
    return toPage(
      rows,
      first,
      (row) => row,
      (row) => this.#cursors.encode(userId, list, [row.createdAt.toISOString(), row.id]),
    );
  }
}

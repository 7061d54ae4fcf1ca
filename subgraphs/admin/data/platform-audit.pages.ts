import { z } from 'zod';
import { listName, pageSize, toPage, type Page, type PageRequest } from '../../../platform/graphql/connection.js';
import type { CursorCodec } from '../../../platform/graphql/cursor.js';
import type { PlatformAuditEntry, PlatformAuditFilter } from '../domain/platform-audit-entry.js';
import { wholePlatform } from './platform.pages.js';
import type { PlatformAuditRepository } from './platform-audit.repository.js';

const idPosition = z.tuple([z.uuid()]);

/** The audit logs as keyset pages. */
export class PlatformAuditPages {
  readonly #repository: PlatformAuditRepository;
  readonly #cursors: CursorCodec;

  constructor(repository: PlatformAuditRepository, cursors: CursorCodec) {
    this.#repository = repository;
    this.#cursors = cursors;
  }

  /** Newest first. @throws InvalidCursor, InvalidPageSize */
  async page(filter: PlatformAuditFilter, { first, after }: PageRequest): Promise<Page<PlatformAuditEntry>> {
    const { organizationId, ofPlatform, action, actorId, subjectId, from, to } = filter;
    const narrowing = [organizationId, ofPlatform, action, actorId, subjectId, from, to].map((each) => each ?? null);
    const list = listName('platform-audit-log', narrowing);
    const position = after ? this.#cursors.decode(wholePlatform, list, after, idPosition)[0] : null;
    const rows = await this.#repository.page(filter, position, pageSize(first) + 1);
    return toPage(
      rows,
      first,
      (row) => row,
      (row) => this.#cursors.encode(wholePlatform, list, [row.id]),
    );
  }
}

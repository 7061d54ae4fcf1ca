import { z } from 'zod';
import { listName, pageSize, toPage, type Page, type PageRequest } from '../../../../platform/graphql/connection.js';
import type { CursorCodec } from '../../../../platform/graphql/cursor.js';
import type { OrganizationScope } from '../../../../platform/tenancy/organization-scope.js';
import type { AuditEntry, AuditFilter } from '../../domain/audit/audit-entry.js';
import type { AuditLogRepository } from './audit-log.repository.js';

const placeInChain = z.tuple([z.number().int().positive()]);

/** The audit log as keyset pages; cursors are bound to the organization and the filter. */
export class AuditLogPages {
  readonly #log: AuditLogRepository;
  readonly #scope: OrganizationScope;
  readonly #cursors: CursorCodec;

  constructor(log: AuditLogRepository, scope: OrganizationScope, cursors: CursorCodec) {
    this.#log = log;
    this.#scope = scope;
    this.#cursors = cursors;
  }

  /** Newest first. @throws InvalidCursor, InvalidPageSize */
  async page(filter: AuditFilter, { first, after }: PageRequest): Promise<Page<AuditEntry>> {
    const { organizationId } = this.#scope;
    const { action, actorId, subjectType, subjectId, from, to, text } = filter;
    const list = listName(
      'audit-log',
      [action, actorId, subjectType, subjectId, from, to, text].map((one) => one ?? null),
    );
    const before = after ? this.#cursors.decode(organizationId, list, after, placeInChain)[0] : null;
    const entries = await this.#log.page(filter, before, pageSize(first) + 1);
    return toPage(
      entries,
      first,
      (entry) => entry,
      ({ position }) => this.#cursors.encode(organizationId, list, [position]),
    );
  }
}

import { changesOf } from '../../../platform/audit/audit-changes.js';
import type { Database } from '../../../platform/database/database.js';
import { isUuid } from '../../../platform/database/uuid.js';
import type { PlatformScope } from '../../../platform/tenancy/platform-scope.js';
import type { PlatformAuditEntry, PlatformAuditFilter } from '../domain/platform-audit-entry.js';

type Values = Readonly<Record<string, unknown>> | null;
type Row = Omit<PlatformAuditEntry, 'changes'> & { readonly before: Values; readonly after: Values };

const toEntry = ({ before, after, ...row }: Row): PlatformAuditEntry => ({ ...row, changes: changesOf(before, after) });

/** A filter as conditions; every value is a parameter, and text that is no id stands for an id that nobody has. */
function conditionsOf(filter: PlatformAuditFilter, values: unknown[]): string {
  const conditions: string[] = filter.ofPlatform === true ? ['l.organization_id IS NULL'] : [];
  const add = (value: string | Date | null | undefined, condition: (parameter: string) => string): void => {
    if (value === null || value === undefined || value === '') return;
    values.push(value instanceof Date ? value.toISOString() : value);
    conditions.push(condition(`$${values.length}`));
  };
  const isId = (column: string, id: string | null | undefined) => (parameter: string) =>
    isUuid(id ?? '') ? `${column} = ${parameter}::uuid` : `${parameter} = ''`;
  add(filter.organizationId, isId('l.organization_id', filter.organizationId));
  add(filter.actorId, isId('l.actor_id', filter.actorId));
  add(filter.action, (parameter) => `l.action = ${parameter}`);
  add(filter.subjectId, (parameter) => `l.subject_id = ${parameter}`);
  add(filter.from, (parameter) => `l.at >= ${parameter}::timestamptz`);
  add(filter.to, (parameter) => `l.at < ${parameter}::timestamptz`);
  return conditions.map((condition) => ` AND ${condition}`).join('');
}

/** The audit logs of all organizations and of the platform. Born with the platform owner's scope. */
export class PlatformAuditRepository {
  readonly #client: ReturnType<Database['forPlatform']>;

  constructor(database: Database, scope: PlatformScope) {
    this.#client = database.forPlatform(scope);
  }

  /** Newest first, up to `limit` entries behind the position. What an organization's act changed is not read at all. */
  async page(filter: PlatformAuditFilter, after: string | null, limit: number): Promise<readonly PlatformAuditEntry[]> {
    const values: unknown[] = [after, limit];
    const rows = await this.#client.$queryRawUnsafe<Row[]>(
      `SELECT l.id, l.organization_id AS "organizationId", l.at, l.action, l.actor_kind AS "actorKind", l.actor_id AS "actorId",
         l.impersonator_id AS "impersonatorId", l.subject_type AS "subjectType", l.subject_id AS "subjectId",
         CASE WHEN l.organization_id IS NULL THEN l.before END AS before, CASE WHEN l.organization_id IS NULL THEN l.after END AS after,
         l.request_id AS "requestId", l.client_address AS "clientAddress"
       FROM platform.audit_logs l WHERE ($1::uuid IS NULL OR l.id < $1::uuid)${conditionsOf(filter, values)}
       ORDER BY l.id DESC LIMIT $2::int`,
      ...values,
    );
    return rows.map(toEntry);
  }
}

import { changesOf } from '../../../../platform/audit/audit-changes.js';
import type { AuditTrail } from '../../../../platform/audit/audit-trail.js';
import { recordAudit } from '../../../../platform/audit/record-audit.js';
import type { Act } from '../../../../platform/audit/recorded-transaction.js';
import type { Database } from '../../../../platform/database/database.js';
import { isUuid } from '../../../../platform/database/uuid.js';
import type { OrganizationScope } from '../../../../platform/tenancy/organization-scope.js';
import type { ActorStanding, AuditChain, AuditEntry, AuditFilter } from '../../domain/audit/audit-entry.js';

interface Row {
  readonly id: string;
  readonly organizationId: string;
  readonly position: number;
  readonly at: Date;
  readonly actorKind: string;
  readonly actorId: string | null;
  readonly actorStanding: ActorStanding | null;
  readonly impersonatorId: string | null;
  readonly action: string;
  readonly subjectType: string | null;
  readonly subjectId: string | null;
  readonly before: Readonly<Record<string, unknown>> | null;
  readonly after: Readonly<Record<string, unknown>> | null;
  readonly requestId: string;
  readonly clientAddress: string | null;
  readonly userAgent: string | null;
  readonly hash: string;
}

const toEntry = ({ before, after, ...row }: Row): AuditEntry => ({ ...row, changes: changesOf(before, after) });

/** What people search for, without the signs that stand for any text in a LIKE pattern. */
const containing = (text: string): string => `%${text.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;

/** A filter as conditions; every value is a parameter. */
function conditionsOf(filter: AuditFilter, values: unknown[]): string {
  const conditions: string[] = [];
  const add = (value: unknown, condition: (parameter: string) => string): void => {
    if (value === null || value === undefined || value === '') return;
    values.push(value instanceof Date ? value.toISOString() : value);
    conditions.push(` AND ${condition(`$${values.length}`)}`);
  };
  add(filter.action, (value) => `l.action = ${value}`);
  // Text that is no id stands for an id that nobody has.
  add(filter.actorId, (value) => (isUuid(filter.actorId ?? '') ? `l.actor_id = ${value}::uuid` : `${value} = ''`));
  add(filter.subjectType, (value) => `l.subject_type = ${value}`);
  add(filter.subjectId, (value) => `l.subject_id = ${value}`);
  add(filter.from, (value) => `l.at >= ${value}::timestamptz`);
  add(filter.to, (value) => `l.at < ${value}::timestamptz`);
  add(filter.text ? containing(filter.text) : null, (value) => {
    return `(l.action ILIKE ${value} OR l.subject_type ILIKE ${value} OR l.subject_id ILIKE ${value})`;
  });
  return conditions.join('');
}

/** The audit log of one organization: read, checked and added to, never changed. */
export class AuditLogRepository {
  readonly #client: ReturnType<Database['forOrganization']>;
  readonly #organizationId: string;

  constructor(database: Database, scope: OrganizationScope) {
    this.#client = database.forOrganization(scope);
    this.#organizationId = scope.organizationId;
  }

  /** Newest first, up to `limit` entries before the position. */
  async page(filter: AuditFilter, before: number | null, limit: number): Promise<readonly AuditEntry[]> {
    const values: unknown[] = [this.#organizationId, before, limit];
    const rows = await this.#client.$queryRawUnsafe<Row[]>(
      `SELECT l.id, l.organization_id AS "organizationId", l.position::float8 AS position, l.at, l.actor_kind AS "actorKind", l.actor_id AS "actorId",
         CASE WHEN l.actor_kind <> 'USER' THEN NULL WHEN u.id IS NULL THEN 'UNKNOWN' WHEN u.status = 'REMOVED' THEN 'REMOVED' ELSE 'PRESENT' END AS "actorStanding",
         l.impersonator_id AS "impersonatorId", l.action, l.subject_type AS "subjectType", l.subject_id AS "subjectId", l.before, l.after,
         l.request_id AS "requestId", l.client_address AS "clientAddress", l.user_agent AS "userAgent", l.hash
       FROM platform.audit_logs l LEFT JOIN tenant.users u ON u.organization_id = l.organization_id AND u.id = l.actor_id
       WHERE l.chain_id = $1::uuid AND ($2::bigint IS NULL OR l.position < $2::bigint)${conditionsOf(filter, values)}
       ORDER BY l.position DESC LIMIT $3::int`,
      ...values,
    );
    return rows.map(toEntry);
  }

  /** How many entries match, counted up to `limit`. */
  async count(filter: AuditFilter, limit: number): Promise<number> {
    const values: unknown[] = [this.#organizationId, limit];
    const [row] = await this.#client.$queryRawUnsafe<{ count: number }[]>(
      `SELECT count(*)::int AS count FROM (
         SELECT 1 FROM platform.audit_logs l WHERE l.chain_id = $1::uuid${conditionsOf(filter, values)} LIMIT $2::int) AS matching`,
      ...values,
    );
    return row?.count ?? 0;
  }

  /** Every matching entry, newest first, read page by page. */
  async *entries(filter: AuditFilter, pageSize: number): AsyncGenerator<AuditEntry> {
    for (let before: number | null = null; ;) {
      const page: readonly AuditEntry[] = await this.page(filter, before, pageSize);
      yield* page;
      const last = page.at(-1);
      if (!last || page.length < pageSize) return;
      before = last.position;
    }
  }

  /** Checks every hash and every link by one statement, so that the head is the head of what was checked. */
  async chain(): Promise<AuditChain> {
    const [row] = await this.#client.$queryRawUnsafe<{ broken: number | null; length: number; head: string | null }[]>(
      `SELECT platform.first_broken_audit($1::uuid)::float8 AS broken, count(*)::float8 AS length,
         (SELECT h.hash FROM platform.audit_logs h WHERE h.chain_id = $1::uuid ORDER BY h.position DESC LIMIT 1) AS head
       FROM platform.audit_logs l WHERE l.chain_id = $1::uuid`,
      this.#organizationId,
    );
    const firstBrokenPosition = row?.broken ?? null;
    return {
      isWhole: firstBrokenPosition === null,
      firstBrokenPosition,
      length: row?.length ?? 0,
      headHash: row?.head ?? null,
    };
  }

  /** Writes down an act that changes no other row. */
  async record(trail: AuditTrail, act: Act): Promise<void> {
    await recordAudit(this.#client, trail, { ...act, organizationId: this.#organizationId });
  }
}

import { Prisma } from '../../../../prisma/generated/client.js';
import type { PlatformOrganization } from '../../domain/organizations/organization.js';
import type {
  OrganizationFilter,
  OrganizationOrder,
  OrganizationSort,
} from '../../domain/organizations/organization-order.js';
import { literally } from '../platform-client.js';

/** Where a page continues: the sort key as text, and the id. */
export type OrganizationPosition = readonly [key: string, id: string];

/** An organization and its place in the list. */
export type ListedOrganization = PlatformOrganization & { readonly position: string };

/** A row of the statement: counts arrive as big integers. */
export type OrganizationRow = Omit<
  ListedOrganization,
  'userCount' | 'campaignCount' | 'leadCount' | 'runCount' | 'latestRunAt'
> & {
  readonly userCount: bigint;
  readonly campaignCount: bigint;
  readonly leadCount: bigint;
  readonly runCount: bigint;
  readonly latestRunAt: Date | null;
};

interface SortKey {
  readonly key: Prisma.Sql;
  /** The key of a page's row as text that its cast reads back exactly. */
  readonly text: Prisma.Sql;
  readonly cast: Prisma.Sql;
  /** What has to be counted for every organization before any can be placed. */
  readonly join: Prisma.Sql;
}

const countsOf = (table: Prisma.Sql): Prisma.Sql =>
  Prisma.sql`LEFT JOIN (SELECT organization_id, count(*) AS count FROM ${table} GROUP BY organization_id) c ON c.organization_id = o.id`;
const byCount = (table: Prisma.Sql): SortKey => ({
  key: Prisma.sql`COALESCE(c.count, 0)`,
  text: Prisma.sql`p.key::text`,
  cast: Prisma.sql`bigint`,
  join: countsOf(table),
});
const activeUsers = Prisma.sql`(SELECT u.organization_id FROM tenant.users u WHERE u.status = 'ACTIVE') AS active`;

const keys: Readonly<Record<OrganizationSort, SortKey>> = {
  NAME: {
    key: Prisma.sql`lower(o.name)`,
    text: Prisma.sql`p.key`,
    cast: Prisma.sql`text`,
    join: Prisma.empty,
  },
  CREATED_AT: {
    key: Prisma.sql`o.created_at`,
    text: Prisma.sql`to_char(p.key AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`,
    cast: Prisma.sql`timestamptz`,
    join: Prisma.empty,
  },
  USERS: byCount(activeUsers),
  LEADS: byCount(Prisma.sql`lead.leads`),
};

const conditionsOf = ({ plan, status, type, search }: OrganizationFilter): readonly Prisma.Sql[] => [
  ...(plan ? [Prisma.sql`o.plan = ${plan}`] : []),
  ...(status ? [Prisma.sql`o.status = ${status}`] : []),
  ...(type ? [Prisma.sql`o.type = ${type}`] : []),
  ...(search
    ? [Prisma.sql`(o.name ILIKE ${`%${literally(search)}%`} OR o.slug ILIKE ${`%${literally(search)}%`})`]
    : []),
];

/** The organizations of a common table `p` with what is counted of each. */
export const counted = (position: Prisma.Sql): Prisma.Sql => Prisma.sql`
  SELECT p.id, p.name, p.slug, p.type, p.plan, p.status, p.locale, p.created_at AS "createdAt", p.trial_ends_at AS "trialEndsAt",
    p.suspended_at AS "suspendedAt", p.suspension_reason AS "suspensionReason", p.deleted_at AS "deletedAt", p.purge_at AS "purgeAt",
    (SELECT count(*) FROM tenant.users u WHERE u.organization_id = p.id AND u.status = 'ACTIVE') AS "userCount",
    (SELECT count(*) FROM campaign.campaigns g WHERE g.organization_id = p.id) AS "campaignCount",
    (SELECT count(*) FROM lead.leads l WHERE l.organization_id = p.id) AS "leadCount",
    r.count AS "runCount", r.latest AS "latestRunAt", ${position} AS position
  FROM p CROSS JOIN LATERAL (SELECT count(*) AS count, max(a.created_at) AS latest FROM campaign.agent_runs a WHERE a.organization_id = p.id) r`;

/** One statement for one page, whatever it is sorted by: up to `limit` organizations behind the position. */
export function organizationPage(
  filter: OrganizationFilter,
  { sort, direction }: OrganizationOrder,
  after: OrganizationPosition | null,
  limit: number,
): Prisma.Sql {
  const { key, text, cast, join } = keys[sort];
  const [order, beyond] = direction === 'ASC' ? [Prisma.sql`ASC`, Prisma.sql`>`] : [Prisma.sql`DESC`, Prisma.sql`<`];
  const conditions = [
    ...conditionsOf(filter),
    ...(after ? [Prisma.sql`(${key}, o.id) ${beyond} (${after[0]}::text::${cast}, ${after[1]}::uuid)`] : []),
  ];
  const where = conditions.length > 0 ? Prisma.sql`WHERE ${Prisma.join(conditions, ' AND ')}` : Prisma.empty;
  return Prisma.sql`
    WITH p AS (SELECT o.*, ${key} AS key FROM tenant.organizations o ${join} ${where} ORDER BY key ${order}, o.id ${order} LIMIT ${limit})
    ${counted(text)} ORDER BY p.key ${order}, p.id ${order}`;
}

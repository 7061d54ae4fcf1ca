import type { PrismaClient } from '../../../prisma/generated/client.js';
import type { Database } from '../../../platform/database/database.js';
import type { PlatformScope } from '../../../platform/tenancy/platform-scope.js';
import type { OrganizationOverview } from '../domain/organization-overview.js';
import type { PlatformCounts } from '../domain/platform-overview.js';

const numbersOf = <Key extends string>(row: Readonly<Record<Key, bigint>>): Readonly<Record<Key, number>> =>
  Object.fromEntries(Object.entries<bigint>(row).map(([name, count]) => [name, Number(count)])) as Record<Key, number>;

const byOrganization = <Row extends { readonly organizationId: string | null }>(rows: readonly Row[]) =>
  new Map(rows.map((row) => [row.organizationId, row]));

/** Counts across all organizations. Born with the platform owner's scope: nobody else can have one (V-41). */
export class PlatformRepository {
  readonly #client: PrismaClient;

  constructor(database: Database, scope: PlatformScope) {
    this.#client = database.forPlatform(scope);
  }

  /** Everything counted by one statement, so that the figures fit together. */
  async counts(): Promise<PlatformCounts> {
    const [row] = await this.#client.$queryRaw<Record<keyof PlatformCounts, bigint>[]>`
      SELECT
        (SELECT count(*) FROM tenant.organizations) AS organizations,
        (SELECT count(*) FROM tenant.users WHERE status = 'ACTIVE' AND organization_id IS NOT NULL) AS users,
        (SELECT count(*) FROM campaign.campaigns WHERE status = 'ACTIVE') AS "activeCampaigns",
        lead_counts.*, email_counts.*
      FROM
        (SELECT count(*) AS leads, count(verdict) AS "assessedLeads",
                count(*) FILTER (WHERE verdict = 'QUALIFIED') AS "qualifiedLeads" FROM lead.leads) AS lead_counts,
        (SELECT count(*) AS "emailsDrafted",
                count(*) FILTER (WHERE status IN ('SENT', 'DELIVERED', 'BOUNCED')) AS "emailsSent" FROM campaign.emails) AS email_counts`;
    if (!row) throw new Error('The database counted nothing.');
    return numbersOf(row);
  }

  /** Newest organizations first, behind the position: five statements, however many organizations the page has. */
  async organizations(after: string | null, limit: number): Promise<readonly OrganizationOverview[]> {
    const organizations = await this.#client.organization.findMany({
      ...(after === null ? {} : { where: { id: { lt: after } } }),
      orderBy: { id: 'desc' },
      take: limit,
      select: { id: true },
    });
    if (organizations.length === 0) return [];
    const organizationId = { in: organizations.map(({ id }) => id) };
    const [users, campaigns, leads, runs] = await Promise.all([
      this.#client.user.groupBy({ by: 'organizationId', where: { organizationId, status: 'ACTIVE' }, _count: true }),
      this.#client.campaign.groupBy({ by: 'organizationId', where: { organizationId }, _count: true }),
      this.#client.lead.groupBy({ by: 'organizationId', where: { organizationId }, _count: true }),
      this.#client.agentRun.groupBy({
        by: 'organizationId',
        where: { organizationId },
        _count: true,
        _max: { createdAt: true },
      }),
    ]);
    const [usersOf, campaignsOf, leadsOf, runsOf] = [
      byOrganization(users),
      byOrganization(campaigns),
      byOrganization(leads),
      byOrganization(runs),
    ];
    return organizations.map(({ id }) => ({
      organizationId: id,
      userCount: usersOf.get(id)?._count ?? 0,
      campaignCount: campaignsOf.get(id)?._count ?? 0,
      leadCount: leadsOf.get(id)?._count ?? 0,
      runCount: runsOf.get(id)?._count ?? 0,
      latestRunAt: runsOf.get(id)?._max.createdAt ?? null,
    }));
  }
}

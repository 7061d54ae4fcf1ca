import type { PrismaClient } from '../../../prisma/generated/client.js';
import type { Database } from '../../../platform/database/database.js';
import type { PlatformScope } from '../../../platform/tenancy/platform-scope.js';
import type { PlatformCounts } from '../domain/platform-overview.js';

const numbersOf = <Key extends string>(row: Readonly<Record<Key, bigint>>): Readonly<Record<Key, number>> =>
  Object.fromEntries(Object.entries<bigint>(row).map(([name, count]) => [name, Number(count)])) as Record<Key, number>;

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
}

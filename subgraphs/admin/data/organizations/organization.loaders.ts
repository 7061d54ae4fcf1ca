import type DataLoader from 'dataloader';
import type { Database } from '../../../../platform/database/database.js';
import { createLoader } from '../../../../platform/graphql/loader.js';
import type { PlatformScope } from '../../../../platform/tenancy/platform-scope.js';
import { firstOwnerAt, type FirstOwner, type FirstOwnerRecord } from '../../domain/organizations/first-owner.js';
import { monthStart, type LatestRun, type OrganizationUsage } from '../../domain/organizations/organization.js';
import type { PlatformUser } from '../../domain/users/user.js';
import { byId, type PlatformClient } from '../platform-client.js';
import { toUser, userColumns } from '../users/user.repository.js';

/** What is read of organizations beyond their list, each by one statement for a whole page. */
export interface OrganizationLoaders {
  readonly owners: DataLoader<string, readonly PlatformUser[] | null>;
  readonly usage: DataLoader<string, OrganizationUsage | null>;
  readonly latestRun: DataLoader<string, LatestRun | null>;
  readonly firstOwner: DataLoader<string, FirstOwner | null>;
}

async function ownersOf(client: PlatformClient, ids: readonly string[]): Promise<ReadonlyMap<string, PlatformUser[]>> {
  const rows = await client.user.findMany({
    where: { organizationId: { in: [...ids] }, role: 'OWNER', status: { not: 'REMOVED' } },
    orderBy: { id: 'asc' },
    select: userColumns,
  });
  const owners = new Map(ids.map((id): [string, PlatformUser[]] => [id, []]));
  for (const row of rows) owners.get(row.organizationId ?? '')?.push(toUser(row));
  return owners;
}

interface UsageRow {
  readonly id: string;
  readonly leads: bigint;
  readonly emails: bigint;
  readonly campaigns: bigint;
  readonly cost: bigint;
}

async function usageOf(
  client: PlatformClient,
  ids: readonly string[],
  since: Date,
): Promise<ReadonlyMap<string, OrganizationUsage>> {
  const rows = await client.$queryRaw<UsageRow[]>`
    SELECT o.id,
      (SELECT count(*) FROM lead.leads l WHERE l.organization_id = o.id AND l.created_at >= ${since}) AS leads,
      (SELECT count(*) FROM campaign.emails e WHERE e.organization_id = o.id AND e.created_at >= ${since}) AS emails,
      (SELECT count(*) FROM campaign.campaigns c WHERE c.organization_id = o.id AND c.status = 'ACTIVE') AS campaigns,
      (SELECT COALESCE(sum(j.cost_micro_usd), 0)::bigint FROM campaign.agent_jobs j WHERE j.organization_id = o.id AND j.finished_at >= ${since}) AS cost
    FROM unnest(${[...ids]}::uuid[]) AS o (id)`;
  return new Map(
    rows.map((row) => [
      row.id,
      {
        since,
        leadsAdded: Number(row.leads),
        emailsDrafted: Number(row.emails),
        activeCampaigns: Number(row.campaigns),
        costMicroUsd: Number(row.cost),
      },
    ]),
  );
}

type RunRow = LatestRun & { readonly organizationId: string };

async function latestRunOf(client: PlatformClient, ids: readonly string[]): Promise<ReadonlyMap<string, LatestRun>> {
  const rows = await client.$queryRaw<RunRow[]>`
    SELECT o.id AS "organizationId", r.status, r.created_at AS "createdAt", r.started_at AS "startedAt",
      r.finished_at AS "finishedAt", r.assessed_count AS "assessedCount"
    FROM unnest(${[...ids]}::uuid[]) AS o (id)
      CROSS JOIN LATERAL (SELECT * FROM campaign.agent_runs a WHERE a.organization_id = o.id ORDER BY a.created_at DESC, a.id DESC LIMIT 1) r`;
  return byId(rows, ({ organizationId }) => organizationId);
}

type FirstOwnerRow = FirstOwnerRecord & { readonly id: string };

async function firstOwnersOf(
  client: PlatformClient,
  ids: readonly string[],
  now: Date,
): Promise<ReadonlyMap<string, FirstOwner | null>> {
  const rows = await client.$queryRaw<FirstOwnerRow[]>`
    SELECT o.id, o.first_owner_email AS "wantedEmail", i.email AS "invitedEmail", i.status AS state, i.expires_at AS "expiresAt"
    FROM tenant.organizations o
      LEFT JOIN LATERAL (SELECT n.email, n.status, n.expires_at FROM tenant.invitations n JOIN tenant.users u ON u.id = n.invited_by AND u.organization_id IS NULL
        WHERE n.organization_id = o.id AND n.role = 'OWNER' ORDER BY n.id DESC LIMIT 1) i ON true
    WHERE o.id = ANY (${[...ids]}::uuid[])`;
  return new Map(rows.map((row) => [row.id, firstOwnerAt(row, now)]));
}

/** The loaders of one request. */
export function createOrganizationLoaders(database: Database, scope: PlatformScope, now: Date): OrganizationLoaders {
  const client = database.forPlatform(scope);
  return {
    owners: createLoader((ids: readonly string[]) => ownersOf(client, ids)),
    usage: createLoader((ids: readonly string[]) => usageOf(client, ids, monthStart(now))),
    firstOwner: createLoader((ids: readonly string[]) => firstOwnersOf(client, ids, now)),
    latestRun: createLoader((ids: readonly string[]) => latestRunOf(client, ids)),
  };
}

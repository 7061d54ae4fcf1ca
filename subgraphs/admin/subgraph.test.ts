import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { graphql } from 'graphql';
import { maskResult } from '../../platform/graphql/mask-result.js';
import type { Subgraph } from '../../platform/graphql/subgraph.js';
import { startTestServices, type TestOrganization, type TestServices } from '../../platform/testing/test-services.js';
import { anonymous, viewerOf, type Viewer } from '../../platform/viewer/viewer.js';
import { createAdminSubgraph } from './subgraph.js';

let services: TestServices;
let subgraph: Subgraph;
let oldest: TestOrganization;
let busy: TestOrganization;
let newest: TestOrganization;
let admin: Viewer;

/** Two campaigns, one of them active with two runs; five leads, four assessed, one of those qualified; four emails. */
async function fill({ id }: TestOrganization): Promise<void> {
  const [active, leads, run] = [randomUUID(), Array.from({ length: 5 }, () => randomUUID()), randomUUID()];
  const verdicts = ['QUALIFIED', 'NURTURE', 'REJECTED', 'REJECTED', null];
  const statuses = ['PENDING', 'SENT', 'BOUNCED', 'FAILED'];
  for (const [campaign, status] of [
    [active, 'ACTIVE'],
    [randomUUID(), 'DRAFT'],
  ]) {
    await services.owner.query(
      `INSERT INTO campaign.campaigns (organization_id, id, name, status, source, criteria_text, criteria, offer, leads_max)
       VALUES ($1, $2, 'Campaign', $3, 'DIRECTORY', '', '{}', '', 10)`,
      [id, campaign, status],
    );
  }
  for (const [runId, createdAt, finished] of [
    [randomUUID(), '2026-01-01T00:00:00Z', true],
    [run, '2026-02-01T00:00:00Z', false],
  ]) {
    await services.owner.query(
      `INSERT INTO campaign.agent_runs (organization_id, id, campaign_id, created_at, finished_at)
       VALUES ($1, $2, $3, $4, CASE WHEN $5 THEN now() END)`,
      [id, runId, active, createdAt, finished],
    );
  }
  for (const [index, lead] of leads.entries()) {
    await services.owner.query(
      `INSERT INTO lead.leads (organization_id, id, full_name, source, verdict) VALUES ($1, $2, 'Lead', 'test', $3)`,
      [id, lead, verdicts[index]],
    );
  }
  for (const [index, status] of statuses.entries()) {
    await services.owner.query(
      `INSERT INTO campaign.emails (organization_id, campaign_id, run_id, lead_id, status, subject, body, language, word_count, facts)
       VALUES ($1, $2, $3, $4, $5, '', '', 'FR', 0, '[]')`,
      [id, active, run, leads[index], status],
    );
  }
}

beforeAll(async () => {
  services = await startTestServices();
  subgraph = await createAdminSubgraph(services);
  admin = await services.aPlatformAdmin();
});
afterAll(async () => {
  await subgraph.close();
  await services.close();
});

/** Asks the house as the gateway would, and sees what a caller would see. */
async function ask(viewer: Viewer, source: string, variableValues: Record<string, unknown> = {}) {
  const contextValue = subgraph.createContext({ viewer, requestId: 'test', clientAddress: null });
  const result = await graphql({ schema: subgraph.schema, source, variableValues, contextValue });
  return JSON.parse(JSON.stringify(maskResult(result, 'test', () => undefined))) as {
    readonly data?: Record<string, unknown> | null;
    readonly errors?: readonly { readonly extensions: { readonly code: string } }[];
  };
}

const overview = `{ platformOverview { organizations users activeCampaigns leads assessedLeads qualifiedLeads emailsDrafted emailsSent conversionRate } }`;
const list = `query ($first: Int! = 20, $after: String) { organizationsOverview(first: $first, after: $after) {
  nodes { organization { __typename id } userCount campaignCount leadCount runCount latestRunAt } pageInfo { hasNextPage endCursor } } }`;

interface Organizations {
  readonly nodes: readonly { readonly organization: { readonly id: string } }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}
const read = async (variables: Record<string, unknown> = {}) =>
  (await ask(admin, list, variables)).data?.['organizationsOverview'] as Organizations;

describe('an empty platform', () => {
  test('counts nothing, and knows no conversion rate', async () => {
    expect(await ask(admin, overview)).toEqual({
      data: {
        platformOverview: {
          organizations: 0,
          users: 0,
          activeCampaigns: 0,
          leads: 0,
          assessedLeads: 0,
          qualifiedLeads: 0,
          emailsDrafted: 0,
          emailsSent: 0,
          conversionRate: null,
        },
      },
    });
  });

  test('lists nothing', async () => {
    expect(await read()).toEqual({ nodes: [], pageInfo: { hasNextPage: false, endCursor: null } });
  });
});

describe('a platform with three organizations', () => {
  beforeAll(async () => {
    oldest = await services.anOrganization('Oldest');
    busy = await services.anOrganization('Busy');
    newest = await services.anOrganization('Newest');
    await fill(busy);
  });

  test('is counted as a whole (V-66)', async () => {
    await services.owner.query(`UPDATE tenant.users SET status = 'DISABLED' WHERE id = $1`, [
      oldest.member('VIEWER').userId,
    ]);
    expect(await ask(admin, overview)).toEqual({
      data: {
        platformOverview: {
          organizations: 3,
          users: 14,
          activeCampaigns: 1,
          leads: 5,
          assessedLeads: 4,
          qualifiedLeads: 1,
          emailsDrafted: 4,
          emailsSent: 2,
          conversionRate: 0.25,
        },
      },
    });
  });

  test('is listed, newest organization first, each with its own counts (V-67)', async () => {
    const { nodes } = await read();
    const quiet = { userCount: 5, campaignCount: 0, leadCount: 0, runCount: 0, latestRunAt: null };
    expect(nodes).toEqual([
      { organization: { __typename: 'Organization', id: newest.id }, ...quiet },
      {
        organization: { __typename: 'Organization', id: busy.id },
        userCount: 5,
        campaignCount: 2,
        leadCount: 5,
        runCount: 2,
        latestRunAt: '2026-02-01T00:00:00.000Z',
      },
      { organization: { __typename: 'Organization', id: oldest.id }, ...quiet, userCount: 4 },
    ]);
  });

  test('pages continue where they ended', async () => {
    const first = await read({ first: 2 });
    expect(first.pageInfo.hasNextPage).toBe(true);
    const second = await read({ first: 2, after: first.pageInfo.endCursor });
    expect(second.pageInfo.hasNextPage).toBe(false);
    const ids = [...first.nodes, ...second.nodes].map((node) => node.organization.id);
    expect(ids).toEqual([newest.id, busy.id, oldest.id]);
  });

  test('a page is five statements, whether it has one organization or three', async () => {
    const statementsOf = async (first: number): Promise<number> => {
      const before = services.database.statementCount;
      await read({ first });
      return services.database.statementCount - before;
    };
    expect(await statementsOf(1)).toBe(5);
    expect(await statementsOf(3)).toBe(5);
  });

  test('the cursor of a member’s list is refused', async () => {
    const after = services.cursors.encode(busy.id, 'organizations-overview', [busy.id]);
    expect((await ask(admin, list, { after })).errors?.map((error) => error.extensions.code)).toEqual([
      'INVALID_CURSOR',
    ]);
  });
});

describe('everybody else', () => {
  const forged = viewerOf({
    kind: 'USER',
    userId: randomUUID(),
    organizationId: randomUUID(),
    role: 'PLATFORM_ADMIN',
    expiresAt: 4e12,
  });

  test('is refused, whichever their role', async () => {
    const organization = await services.anOrganization();
    const viewers = (['OWNER', 'ADMIN', 'MANAGER', 'OPERATOR', 'VIEWER'] as const).map((role) =>
      organization.member(role),
    );
    for (const viewer of [...viewers, organization.agents(randomUUID()), forged]) {
      for (const question of [overview, list]) {
        const answer = await ask(viewer, question);
        expect(answer.data).toBeNull();
        expect(answer.errors?.map((error) => error.extensions.code)).toEqual(['FORBIDDEN']);
      }
    }
  });

  test('is told to sign in when they have not', async () => {
    expect((await ask(anonymous, overview)).errors?.map((error) => error.extensions.code)).toEqual(['UNAUTHENTICATED']);
  });
});

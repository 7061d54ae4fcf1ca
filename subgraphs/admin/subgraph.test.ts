import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { graphql } from 'graphql';
import { maskResult } from '../../platform/graphql/mask-result.js';
import type { Subgraph } from '../../platform/graphql/subgraph.js';
import { TestClock } from '../../platform/testing/test-clock.js';
import { startTestServices, type TestOrganization, type TestServices } from '../../platform/testing/test-services.js';
import { apiKeyScopes } from '../../platform/viewer/api-key-scope.js';
import { operatorGrants } from '../../platform/viewer/permission.js';
import { anonymous, viewerOf, type Viewer } from '../../platform/viewer/viewer.js';
import { attackTable } from '../../tests/tenancy/attack-table.js';
import { rootFieldsOf, Selections } from '../../tests/tenancy/selection.js';
import type { Names } from '../../tests/tenancy/two-organizations.js';
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
      `INSERT INTO lead.leads (organization_id, id, full_name, source, verdict, created_at) VALUES ($1, $2, 'Lead', 'test', $3, $4)`,
      // Two of the five are this month's.
      [id, lead, verdicts[index], index < 2 ? '2026-03-01T00:00:00Z' : '2026-02-28T23:59:59Z'],
    );
  }
  for (const [step, finishedAt] of ['2026-02-28T23:59:59Z', '2026-03-01T00:00:00Z'].entries()) {
    await services.owner.query(
      `INSERT INTO campaign.agent_jobs (organization_id, run_id, step, agent, lead_count, cost_micro_usd, worker, finished_at)
       VALUES ($1, $2, $3, 'BANT_QUALIFIER', 1, 250000, 'w', $4)`,
      [id, run, step, finishedAt],
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
  services = await startTestServices({ clock: new TestClock() });
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
const shown = `id organization { __typename id } owners { id role organization { id } }
  usage { since leadsAdded emailsDrafted activeCampaigns costUsd } latestRun { status createdAt startedAt finishedAt assessedCount }
  userCount campaignCount leadCount runCount latestRunAt`;
const list = `query ($first: Int! = 20, $after: String) { platformOrganizations(first: $first, after: $after) {
  nodes { ${shown} } pageInfo { hasNextPage endCursor } } }`;
const one = `query ($id: ID!) { platformOrganization(id: $id) { ${shown} } }`;

interface Organizations {
  readonly nodes: readonly { readonly id: string; readonly [field: string]: unknown }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}
const read = async (variables: Record<string, unknown> = {}) =>
  (await ask(admin, list, variables)).data?.['platformOrganizations'] as Organizations;

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

  test('is listed, newest organization first, each with its own counts, owners, usage and newest run (V-67, V-68)', async () => {
    const { nodes } = await read();
    const usage = {
      since: '2026-03-01T00:00:00.000Z',
      leadsAdded: 0,
      emailsDrafted: 0,
      activeCampaigns: 0,
      costUsd: 0,
    };
    const quiet = {
      usage,
      latestRun: null,
      userCount: 5,
      campaignCount: 0,
      leadCount: 0,
      runCount: 0,
      latestRunAt: null,
    };
    const known = (organization: TestOrganization) => ({
      id: organization.id,
      organization: { __typename: 'Organization', id: organization.id },
      owners: [{ id: organization.member('OWNER').userId, role: 'OWNER', organization: { id: organization.id } }],
    });
    expect(nodes).toEqual([
      { ...known(newest), ...quiet },
      {
        ...known(busy),
        usage: { ...usage, leadsAdded: 2, emailsDrafted: 4, activeCampaigns: 1, costUsd: 0.25 },
        latestRun: {
          status: 'QUEUED',
          createdAt: '2026-02-01T00:00:00.000Z',
          startedAt: null,
          finishedAt: null,
          assessedCount: 0,
        },
        userCount: 5,
        campaignCount: 2,
        leadCount: 5,
        runCount: 2,
        latestRunAt: '2026-02-01T00:00:00.000Z',
      },
      { ...known(oldest), ...quiet, userCount: 4 },
    ]);
  });

  test('one organization is shown as it is listed (V-68)', async () => {
    const { nodes } = await read();
    const { data } = await ask(admin, one, { id: busy.id });
    expect(data).toEqual({ platformOrganization: nodes.find(({ id }) => id === busy.id) });
  });

  test('a page is four statements, whether it has one organization or three', async () => {
    const statementsOf = async (first: number): Promise<number> => {
      const before = services.database.statementCount;
      await read({ first });
      return services.database.statementCount - before;
    };
    expect(await statementsOf(1)).toBe(4);
    expect(await statementsOf(3)).toBe(4);
  });

  test('the cursor of a member’s list is refused', async () => {
    const after = services.cursors.encode(busy.id, 'platform-organizations', [busy.id]);
    expect((await ask(admin, list, { after })).errors?.map((error) => error.extensions.code)).toEqual([
      'INVALID_CURSOR',
    ]);
  });
});

describe('everybody else', () => {
  const expiresAt = 4e12;
  const [userId, organizationId] = [randomUUID(), randomUUID()];
  const person = { kind: 'USER', userId, organizationId, expiresAt } as const;

  const namesOfNobody = new Proxy({} as Names, { get: () => randomUUID() });

  /** Every door of the house but the one that tells whoever looks through somebody's eyes that they do. */
  const doors = () => rootFieldsOf(subgraph.schema).filter(([kind, name]) => !(kind === 'query' && name === 'viewAs'));
  const codesFor = async (viewer: Viewer): Promise<readonly (string | undefined)[]> => {
    const codes = [];
    for (const [kind, name] of doors()) {
      const question = new Selections(subgraph.schema).operation(kind, name, ['asked'], 0);
      const args = attackTable[kind][name]?.args(namesOfNobody) ?? {};
      const variables = Object.fromEntries(Object.entries(args).map(([key, value]) => [`asked_${key}`, value]));
      codes.push((await ask(viewer, question, variables)).errors?.[0]?.extensions.code);
    }
    return codes;
  };

  test('is refused everything, whichever their role, program or claim (V-41, V-79)', async () => {
    const organization = await services.anOrganization();
    const outsiders: Readonly<Record<string, Viewer>> = {
      ...Object.fromEntries(
        (['OWNER', 'ADMIN', 'MANAGER', 'OPERATOR', 'VIEWER'] as const).map((role) => [role, organization.member(role)]),
      ),
      'an operator with every grant': viewerOf({ ...person, role: 'OPERATOR', grants: [...operatorGrants] }),
      'an API key with every scope': viewerOf({
        kind: 'API_KEY',
        keyId: randomUUID(),
        organizationId,
        scopes: [...apiKeyScopes],
      }),
      agents: organization.agents(randomUUID()),
      'a member who claims to be PLATFORM_ADMIN': viewerOf({ ...person, role: 'PLATFORM_ADMIN' }),
      'an OWNER of no organization': viewerOf({ ...person, organizationId: null, role: 'OWNER' }),
      'a platform admin looking through an OWNER’s eyes': viewerOf({
        ...person,
        role: 'OWNER',
        sessionId: randomUUID(),
        impersonatorId: admin.userId ?? '',
      }),
    };
    expect(doors().length).toBeGreaterThan(15);
    for (const [title, viewer] of Object.entries(outsiders))
      expect([title, new Set(await codesFor(viewer))]).toEqual([title, new Set(['FORBIDDEN'])]);
  });

  test('is told to sign in when they have not', async () => {
    expect(new Set(await codesFor(anonymous))).toEqual(new Set(['UNAUTHENTICATED']));
  });
});

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { FormattedExecutionResult } from 'graphql';
import { apiKeyScopes, type ApiKeyScope } from '../../platform/viewer/api-key-scope.js';
import type { Permission } from '../../platform/viewer/permission.js';
import { viewerOf, type Viewer } from '../../platform/viewer/viewer.js';
import { givenKey } from '../support/api-keys.js';
import { readResultStream } from '../support/result-stream.js';
import { codeOf } from './answers.js';
import { attackTable } from './attack-table.js';
import type { Attack } from './attacks/attack.js';
import { expectedFor } from './attack.js';
import { rootGaps } from './coverage.js';
import { operationKinds, Selections, type OperationKind } from './selection.js';
import { arrangeTwoOrganizations, type TwoOrganizations } from './two-organizations.js';

let two: TwoOrganizations;

beforeAll(async () => {
  two = await arrangeTwoOrganizations();
}, 120_000);
afterAll(() => two.platform.close());

/** Lists of one house in a row of another, and what reading them takes: one that is refused would empty the whole answer. */
const lists: Readonly<Record<string, Permission>> = {
  'Campaign.emails': 'email:read',
  'Lead.emails': 'email:read',
  'Campaign.leads': 'lead:read',
  'Campaign.leadCounts': 'lead:read',
};

/** Whose program asks, and what its scopes let it do. */
interface Program {
  readonly key: string;
  readonly viewer: Viewer;
}

async function programWith(scopes: readonly ApiKeyScope[]): Promise<Program> {
  const { apiKey, key } = await givenKey(two.platform.services, two.b.organization, { scopes });
  const { id: keyId, organizationId } = apiKey;
  return { key, viewer: viewerOf({ kind: 'API_KEY', keyId, organizationId, scopes: [...scopes] }) };
}

/** One root field, asked over HTTP with the key itself. */
async function ask(
  program: Program,
  kind: OperationKind,
  field: string,
  attack: Attack,
): Promise<FormattedExecutionResult> {
  const own = { ...two.b.names, ...(await attack.prepare?.(two.platform, two.b.names, program.viewer)) };
  const variables = Object.fromEntries(
    Object.entries(attack.args(own)).map(([name, value]) => [`asked_${name}`, value]),
  );
  const closed = Object.keys(lists).filter((list) => !program.viewer.permissions.has(lists[list] ?? 'email:read'));
  const asked = new Selections(two.platform.gateway.schema, new Set(closed));
  const request = {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${program.key}` },
    body: JSON.stringify({ query: asked.operation(kind, field, ['asked'], 0), variables }),
  };
  if (kind !== 'subscription') {
    const response = await fetch(`${two.platform.url}/graphql`, request);
    return (await response.json()) as FormattedExecutionResult;
  }
  const headers = { ...request.headers, accept: 'text/event-stream' };
  const stream = await readResultStream(`${two.platform.url}/graphql`, { ...request, headers });
  for await (const result of stream) {
    return result;
  }
  throw new Error('The stream said nothing.');
}

/** What a program may do that it should not, and may not that it should. */
async function differencesOf(program: Program): Promise<readonly string[]> {
  const differences: string[] = [];
  for (const kind of operationKinds) {
    for (const [field, attack] of Object.entries(attackTable[kind])) {
      const answer = await ask(program, kind, field, attack);
      const expected = expectedFor(attack, program.viewer);
      const isDone = attack.success === null || JSON.stringify(answer).includes(`"__typename":"${attack.success}"`);
      const told = codeOf(answer) ?? (isDone ? 'ANSWER' : 'ANOTHER OUTCOME');
      if (told !== expected)
        differences.push(`${kind} ${field}: ${told} instead of ${expected}: ${JSON.stringify(answer).slice(0, 300)}`);
    }
  }
  return differences;
}

test('every root field of the graph is asked', () => {
  expect(rootGaps(two.platform.gateway.schema, attackTable)).toEqual([]);
});

describe('a key may exactly what its scopes say, for every root field of the graph', () => {
  test.each(apiKeyScopes)('with the scope %s', async (scope) => {
    expect(await differencesOf(await programWith([scope]))).toEqual([]);
  });

  test('drafts are not read through a campaign or a lead either', async () => {
    const { viewer, key } = await programWith(['campaigns:read', 'leads:read']);
    expect(viewer.permissions.has('email:read')).toBe(false);
    for (const query of [
      '{ campaigns(first: 1) { nodes { emails(first: 1) { nodes { id } } } } }',
      '{ leads(first: 1) { nodes { emails { id } } } }',
    ]) {
      const response = await fetch(`${two.platform.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
        body: JSON.stringify({ query }),
      });
      expect(codeOf((await response.json()) as FormattedExecutionResult)).toBe('FORBIDDEN');
    }
  });

  test('with every scope there is', async () => {
    const program = await programWith(apiKeyScopes);
    expect(await differencesOf(program)).toEqual([]);
    const held = [...program.viewer.permissions];
    for (const permission of held) expect(permission).not.toMatch(/manage|approve|launch|audit|platform|session|self/u);
  });
});

test('what a program does is written down as its own', async () => {
  const program = await programWith(['campaigns:write']);
  await ask(program, 'mutation', 'createCampaign', attackTable.mutation['createCampaign'] as Attack);
  const { rows } = await two.platform.services.owner.query(
    "SELECT actor_kind, actor_id FROM platform.audit_logs WHERE organization_id = $1 AND action = 'campaign.created' ORDER BY position DESC LIMIT 1",
    [two.b.organization.id],
  );
  expect(rows).toEqual([{ actor_kind: 'API_KEY', actor_id: program.viewer.apiKeyId }]);
});

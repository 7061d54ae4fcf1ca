import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import type { Viewer } from '../../platform/viewer/viewer.js';
import { codeOf } from './answers.js';
import { connectionFields } from './coverage.js';
import { arrangeTwoOrganizations, type Names, type Party, type TwoOrganizations } from './two-organizations.js';

let two: TwoOrganizations;
beforeAll(async () => {
  two = await arrangeTwoOrganizations();
}, 120_000);
afterAll(() => two.platform.close());

/** A list that hands out cursors. */
interface List {
  /** The object that holds it; null for root fields. */
  readonly parent: { readonly field: string; readonly name: keyof Names; readonly other?: keyof Names } | null;
  /** Other filters and sorts of the same list. */
  readonly variants: readonly string[];
  readonly ofPlatform?: true;
}

const root = (...variants: readonly string[]): List => ({ parent: null, variants });
const ofCampaign = (...variants: readonly string[]): List => ({
  parent: { field: 'campaign', name: 'campaignId', other: 'draftId' },
  variants,
});
const ofLead: List = { parent: { field: 'lead', name: 'leadId', other: 'firstLeadId' }, variants: [] };

/** Every list of the graph, as `Type.field`. One without a row fails the suite by name. */
const lists: Readonly<Record<string, List>> = {
  'Query.auditLog': root('filter: { action: "campaign.created" }', 'filter: { text: "a" }'),
  'Query.campaigns': root('filter: { status: COMPLETED }', 'filter: { search: "a" }'),
  'Query.emails': root('filter: { status: PENDING }'),
  'Query.leads': root(
    'sort: SCORE',
    'filter: { status: QUALIFIED }',
    'filter: { verdict: QUALIFIED }',
    'filter: { search: "a" }',
  ),
  'Query.leadImports': root(),
  'Query.apiKeys': root(),
  'Query.invitations': root('filter: { status: PENDING }'),
  'Query.myConsents': root(),
  'Query.mySessions': root(),
  'Query.members': root('filter: { role: VIEWER }', 'filter: { status: ACTIVE }', 'filter: { search: "a" }'),
  'Query.notifications': root('unreadOnly: true'),
  'Query.prospectMessages': root(),
  'Query.sentNotifications': root(),
  'Query.platformAuditLog': {
    ...root('filter: { action: "campaign.created" }', 'filter: { ofPlatform: true }'),
    ofPlatform: true,
  },
  'Query.platformOrganizations': {
    ...root('sort: NAME', 'direction: ASC', 'filter: { status: ACTIVE }', 'filter: { search: "a" }'),
    ofPlatform: true,
  },
  'Query.platformUsers': { ...root('filter: { role: OWNER }', 'filter: { search: "a" }'), ofPlatform: true },
  'Campaign.leads': ofCampaign('filter: { status: QUALIFIED }'),
  'Campaign.emails': ofCampaign('filter: { status: PENDING }'),
  'Campaign.runs': ofCampaign(),
  'Lead.assessments': ofLead,
  'Lead.interactions': ofLead,
};

const rows = Object.entries(lists);
const cursorShape = z.string();

async function ask(
  viewer: Viewer,
  [path, { parent }]: (typeof rows)[number],
  id: string,
  after: string | null,
  variant = '',
) {
  const field = path.split('.')[1] ?? '';
  const list = `${field}(first: 1, after: $after ${variant}) { nodes { __typename } pageInfo { endCursor } }`;
  const query = parent
    ? `query ($id: ID!, $after: String) { ${parent.field}(id: $id) { ${list} } }`
    : `query ($after: String) { ${list} }`;
  return two.platform.ask(viewer, query, parent ? { id, after } : { after });
}

const viewerFor = ({ organization }: Party, { ofPlatform }: List): Viewer =>
  ofPlatform === true ? two.platformAdmin : organization.member('OWNER');
const idIn = ({ names }: Party, { parent }: List): string => (parent ? names[parent.name] : '');

/** A cursor that its owner was given. */
async function cursorOf(party: Party, row: (typeof rows)[number], variant = ''): Promise<string> {
  const answer = await ask(viewerFor(party, row[1]), row, idIn(party, row[1]), null, variant);
  const [, cursor] = /"endCursor":"([^"]+)"/.exec(JSON.stringify(answer)) ?? [];
  return cursorShape.parse(cursor, { error: () => `${row[0]} gave no cursor: ${JSON.stringify(answer)}` });
}

/** What B, or the platform admin, is told when it continues a list of its own behind this cursor. */
const continued = async (row: (typeof rows)[number], cursor: string, variant = ''): Promise<string | null> =>
  codeOf(await ask(viewerFor(two.b, row[1]), row, idIn(two.b, row[1]), cursor, variant));

test('every list that hands out cursors is attacked, and every attack has its list', () => {
  expect([...connectionFields(two.platform.gateway.schema)].toSorted()).toEqual(Object.keys(lists).toSorted());
});

describe.each(rows)('the cursor of %s', (path, list) => {
  const row = [path, list] as const;

  test('continues its own list', async () => {
    expect(await continued([...row], await cursorOf(two.b, [...row]))).toBeNull();
  });

  test('is refused in every list of another organization', async () => {
    const foreign = await cursorOf(two.a, [...row]);
    const codes = [];
    for (const each of rows.filter(([other]) => list.ofPlatform !== true || other !== path))
      codes.push(await continued(each, foreign));
    expect(new Set(codes)).toEqual(new Set(['INVALID_CURSOR']));
  });

  test('is refused in every other list of the same organization, and with another filter, sort or parent', async () => {
    const own = await cursorOf(two.b, [...row]);
    const codes: Record<string, string | null> = {};
    for (const each of rows.filter(([other]) => other !== path)) codes[each[0]] = await continued(each, own);
    for (const variant of list.variants) codes[variant] = await continued([...row], own, variant);
    if (list.parent?.other) {
      codes[list.parent.other] = codeOf(
        await ask(viewerFor(two.b, list), [...row], two.b.names[list.parent.other], own),
      );
    }
    expect(Object.entries(codes).filter(([, code]) => code !== 'INVALID_CURSOR')).toEqual([]);
  });

  test('is refused when it was changed or made up', async () => {
    const own = await cursorOf(two.b, [...row]);
    const signature = own.slice(0, 22);
    const forged = Buffer.concat([
      Buffer.from(signature, 'base64url').subarray(0, 16),
      Buffer.from(JSON.stringify([two.a.names.leadId])),
    ]);
    const made = [
      `${own}A`,
      own.slice(0, -2),
      `${own.startsWith('A') ? 'B' : 'A'}${own.slice(1)}`,
      `${own}=`,
      forged.toString('base64url'),
      'x',
      two.a.names.leadId,
    ];
    const codes = [];
    for (const cursor of made) codes.push(await continued([...row], cursor));
    expect(codes).toEqual(made.map(() => 'INVALID_CURSOR'));
  });
});

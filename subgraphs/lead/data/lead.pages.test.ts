import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { InvalidPageSize } from '../../../platform/graphql/connection.js';
import { InvalidCursor } from '../../../platform/graphql/cursor.js';
import {
  startTestServices,
  type TestOrganization,
  type TestServices,
} from '../../../platform/testing/test-services.js';
import type { LeadSort } from '../domain/lead.js';
import { LeadPages } from './lead.pages.js';
import type { LeadFilter } from './lead.repository.js';
import { storeFactory } from '../context.js';

let services: TestServices;
let organization: TestOrganization;
let pages: LeadPages;
const campaignId = randomUUID();

beforeAll(async () => {
  services = await startTestServices();
});
afterAll(() => services.close());
beforeEach(async () => {
  organization = await services.anOrganization();
  pages = pagesOf(organization);
});

const pagesOf = ({ scope, trail }: TestOrganization) =>
  new LeadPages(storeFactory(services)(scope, trail), services.cursors);

interface Row {
  readonly name: string;
  readonly score?: number | null;
  readonly email?: string;
  readonly campaign?: string;
  readonly status?: string;
  readonly verdict?: string;
}

async function addLeads(rows: readonly Row[]): Promise<readonly string[]> {
  const ids: string[] = [];
  for (const { name, score = null, email = null, campaign = null, status = 'NEW', verdict = null } of rows) {
    const { rows: added } = await services.owner.query<{ id: string }>(
      `INSERT INTO lead.leads (organization_id, full_name, score, email, campaign_id, status, verdict, source) VALUES ($1, $2, $3, $4, $5, $6, $7, 'test') RETURNING id`,
      [organization.id, name, score, email, campaign, status, verdict],
    );
    ids.push(added[0]?.id ?? '');
  }
  return ids;
}

/** Names in the order of the pages, each page of `first` leads. */
async function walk(filter: LeadFilter, sort: LeadSort, first: number): Promise<readonly string[]> {
  const names: string[] = [];
  let after: string | null = null;
  do {
    const page: Awaited<ReturnType<LeadPages['leads']>> = await pages.leads(filter, sort, { first, after });
    names.push(...page.nodes.map(({ fullName }) => fullName));
    after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
  } while (after !== null);
  return names;
}

describe('the order', () => {
  test('newest first, whatever the size of the pages', async () => {
    await addLeads(['a', 'b', 'c', 'd', 'e'].map((name) => ({ name })));
    for (const first of [1, 2, 3, 5, 100]) expect(await walk({}, 'NEWEST', first)).toEqual(['e', 'd', 'c', 'b', 'a']);
  });

  test('by score the best first, the unscored last, the newest first among equals, whatever the size of the pages', async () => {
    await addLeads([
      { name: 'u1' },
      { name: 's40', score: 40 },
      { name: 's90a', score: 90 },
      { name: 'u2' },
      { name: 's90b', score: 90 },
      { name: 's0', score: 0 },
    ]);
    for (const first of [1, 2, 3, 4, 5, 6, 100]) {
      expect(await walk({}, 'SCORE', first)).toEqual(['s90b', 's90a', 's40', 's0', 'u2', 'u1']);
    }
  });
});

describe('the filter', () => {
  test('by campaign, state and verdict', async () => {
    await addLeads([
      { name: 'a', campaign: campaignId, status: 'QUALIFIED', verdict: 'QUALIFIED', score: 70 },
      { name: 'b', campaign: campaignId },
      { name: 'c', status: 'QUALIFIED' },
    ]);
    expect(await walk({ campaignId }, 'NEWEST', 10)).toEqual(['b', 'a']);
    expect(await walk({ status: 'QUALIFIED' }, 'NEWEST', 10)).toEqual(['c', 'a']);
    expect(await walk({ campaignId, verdict: 'QUALIFIED' }, 'SCORE', 10)).toEqual(['a']);
  });

  test('by words that all stand somewhere; signs of patterns are ordinary text', async () => {
    await addLeads([{ name: 'Zoé Dupont', email: 'zoe@acme.example' }, { name: 'Abel Dupont' }, { name: '100 % Zoé' }]);
    expect(await walk({ search: 'dupont' }, 'NEWEST', 10)).toEqual(['Abel Dupont', 'Zoé Dupont']);
    expect(await walk({ search: ' DUPONT  acme ' }, 'NEWEST', 10)).toEqual(['Zoé Dupont']);
    expect(await walk({ search: '%' }, 'NEWEST', 10)).toEqual(['100 % Zoé']);
    expect(await walk({ search: '_' }, 'NEWEST', 10)).toEqual([]);
    expect(await walk({ search: '\\\0' }, 'NEWEST', 10)).toEqual([]);
  });

  test('by a campaign that is none finds nothing', async () => {
    await addLeads([{ name: 'a' }]);
    for (const none of ['x', randomUUID(), campaignId.toUpperCase()])
      expect(await walk({ campaignId: none }, 'NEWEST', 10)).toEqual([]);
  });
});

describe('a cursor', () => {
  test('belongs to its organization, its filter and its order', async () => {
    await addLeads([{ name: 'a' }, { name: 'b' }]);
    const after = (await pages.leads({}, 'NEWEST', { first: 1 })).pageInfo.endCursor;
    const other = pagesOf(await services.anOrganization());
    await expect(pages.leads({}, 'SCORE', { first: 1, after })).rejects.toThrow(InvalidCursor);
    await expect(pages.leads({ status: 'NEW' }, 'NEWEST', { first: 1, after })).rejects.toThrow(InvalidCursor);
    await expect(other.leads({}, 'NEWEST', { first: 1, after })).rejects.toThrow(InvalidCursor);
    await expect(pages.imports({ first: 1, after })).rejects.toThrow(InvalidCursor);
  });

  test('comes with pages of 1 to 100', async () => {
    for (const first of [0, 101, -1])
      await expect(pages.leads({}, 'NEWEST', { first })).rejects.toThrow(InvalidPageSize);
  });
});

describe('the history and the assessments of a lead', () => {
  test('come newest first, each once, also when several have the same moment', async () => {
    const [leadId] = await addLeads([{ name: 'a' }]);
    for (const [key, at] of [
      ['1', 1],
      ['2', 2],
      ['3', 2],
      ['4', 2],
      ['5', 3],
    ] as const) {
      await services.owner.query(
        `INSERT INTO lead.interactions (organization_id, lead_id, kind, text, at, key) VALUES ($1, $2, 'NOTE', $3, $4, $3)`,
        [organization.id, leadId, key, new Date(at * 1000)],
      );
    }
    const texts: string[] = [];
    let after: string | null = null;
    do {
      const page: Awaited<ReturnType<LeadPages['interactions']>> = await pages.interactions(leadId ?? '', {
        first: 2,
        after,
      });
      texts.push(...page.nodes.map(({ text }) => text));
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after !== null);
    expect(texts).toEqual(['5', '4', '3', '2', '1']);
  });

  test('are empty for an id that is none', async () => {
    expect((await pages.interactions('x', { first: 2 })).nodes).toEqual([]);
    expect((await pages.assessments('x', { first: 2 })).nodes).toEqual([]);
  });
});

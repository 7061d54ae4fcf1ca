import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { InvalidPageSize, PageArgs, type Page } from '../../../platform/graphql/connection.js';
import { InvalidCursor } from '../../../platform/graphql/cursor.js';
import { TestClock } from '../../../platform/testing/test-clock.js';
import {
  startTestServices,
  type TestOrganization,
  type TestServices,
} from '../../../platform/testing/test-services.js';
import { campaignRows } from '../../../tests/support/house-rows.js';
import { storeFactory } from '../context.js';
import type { Campaign } from '../domain/campaign.js';
import type { AgentRun } from '../domain/run.js';
import { CampaignPages } from './campaign.pages.js';

const clock = new TestClock();
const nobody = { companies: [], sectors: [], subIndustries: [], titles: [], places: [] };
const criteria = {
  titles: [],
  seniorities: [],
  functions: [],
  sectors: [],
  subIndustries: [],
  places: [],
  exclusions: nobody,
  unread: [],
};
let services: TestServices;
let organization: TestOrganization;

beforeAll(async () => {
  services = await startTestServices({ clock });
});
afterAll(() => services.close());
beforeEach(async () => {
  organization = await services.anOrganization();
});

const storeOf = (where = organization) => storeFactory(services)(where.scope, where.trail);
const rowsOf = (where = organization) => campaignRows(services, where);
const paged = (first: number, after: string | null = null): PageArgs => Object.assign(new PageArgs(), { first, after });
const pagesOf = (where = organization) => new CampaignPages(storeOf(where), services.cursors);
const aCampaign = (name = 'Spring', where = organization): Promise<Campaign> =>
  rowsOf(where).campaigns.create(
    {
      name,
      source: 'IMPORTED_LIST',
      criteriaText: '',
      criteria,
      offer: 'Planning software',
      offerTranslation: null,
      leadsMax: 10,
      language: null,
    },
    where.member('MANAGER').userId ?? '',
    clock.now(),
  );
const many = async <Row>(count: number, make: (number: number) => Promise<Row>): Promise<readonly Row[]> => {
  const rows: Row[] = [];
  for (let number = 0; number < count; number += 1) rows.push(await make(number));
  return rows;
};
const addEmails = async (run: AgentRun, count: number, where = organization): Promise<void> => {
  const drafts = Array.from({ length: count }, () => ({
    id: randomUUID(),
    leadId: randomUUID(),
    subject: 'Hello',
    body: 'A note.',
    language: 'EN' as const,
    wordCount: 2,
    facts: [],
  }));
  await rowsOf(where).emails.addDrafts(run.campaignId, run.id, drafts, clock.now());
};
const addRuns = async (campaign: Campaign, count: number): Promise<void> => {
  await many(count, async () => {
    const run = await rowsOf().runs.create(campaign.id, null, clock.now());
    await rowsOf().transaction(({ runs }) => runs.move(run.id, 'CANCELLED', null, clock.now()));
  });
};

type ReadPage = (after: string | null) => Promise<Page<{ readonly id: string }>>;

/** Every id of a list, page after page; `meanwhile` happens between two pages. */
async function readAll(
  page: ReadPage,
  meanwhile: () => Promise<unknown> = async () => undefined,
): Promise<readonly string[]> {
  const ids: string[] = [];
  let after: string | null = null;
  for (;;) {
    const { nodes, edges, pageInfo }: Page<{ readonly id: string }> = await page(after);
    ids.push(...nodes.map((node) => node.id));
    expect(edges.map((edge) => edge.node)).toEqual(nodes);
    expect(pageInfo.endCursor).toBe(edges.at(-1)?.cursor ?? null);
    if (!pageInfo.hasNextPage) return ids;
    after = pageInfo.endCursor;
    await meanwhile();
  }
}

const newestFirst = (ids: readonly string[]): readonly string[] => [...ids].sort().reverse();
const allIds = async (table: string, where = organization): Promise<readonly string[]> =>
  (
    await services.owner.query<{ id: string }>(`SELECT id FROM campaign.${table} WHERE organization_id = $1`, [
      where.id,
    ])
  ).rows.map((row) => row.id);

describe('a list, page after page', () => {
  test('shows every campaign once, newest first, when all were made at the same moment too', async () => {
    const early = await many(6, () => aCampaign());
    clock.advance(1_000);
    const late = await many(6, () => aCampaign());
    const newest = [...newestFirst(late.map(({ id }) => id)), ...newestFirst(early.map(({ id }) => id))];
    for (const first of [1, 4, 6, 12, 100])
      expect(await readAll((after) => pagesOf().campaigns({}, paged(first, after)))).toEqual(newest);
  });

  test('shows every email and every run once, newest first', async () => {
    const campaign = await aCampaign();
    await addRuns(campaign, 7);
    const run = await rowsOf().runs.create(campaign.id, null, clock.now());
    await addEmails(run, 23);
    expect(await readAll((after) => pagesOf().runs(campaign.id, paged(3, after)))).toEqual(
      newestFirst(await allIds('agent_runs')),
    );
    expect(await readAll((after) => pagesOf().emails({}, paged(5, after)))).toEqual(
      newestFirst(await allIds('emails')),
    );
  });

  test('shows what was there in the beginning once and in order while more is added', async () => {
    const before = await many(10, () => aCampaign());
    const run = await rowsOf().runs.create(before[0]?.id ?? '', null, clock.now());
    await addEmails(run, 20);
    const emailsBefore = await allIds('emails');
    const addCampaigns = () => {
      clock.advance(1);
      return Promise.all([aCampaign(), aCampaign()]);
    };
    const campaigns = await readAll((after) => pagesOf().campaigns({}, paged(3, after)), addCampaigns);
    expect(campaigns).toEqual(newestFirst(before.map(({ id }) => id)));
    const emails = await readAll(
      (after) => pagesOf().emails({}, paged(3, after)),
      () => addEmails(run, 2),
    );
    expect(emails).toEqual(newestFirst(emails));
    expect(new Set(emails).size).toBe(emails.length);
    expect(emails).toEqual(expect.arrayContaining([...emailsBefore]));
  });

  test('keeps to its filter, and shows nothing of another organization', async () => {
    const other = await services.anOrganization();
    await aCampaign('Spring north', other);
    const [north, south] = [await aCampaign('Spring north'), await aCampaign('Autumn south')];
    await rowsOf().campaigns.move(south.id, 'CANCELLED', clock.now());
    const names = async (filter: Parameters<CampaignPages['campaigns']>[0]) =>
      (await pagesOf().campaigns(filter, paged(10))).nodes.map(({ id }) => id);
    expect(await names({ search: 'NORTH' })).toEqual([north.id]);
    expect(await names({ status: 'CANCELLED' })).toEqual([south.id]);
    expect(await names({ status: 'DRAFT', search: 'south' })).toEqual([]);
    expect((await names({})).length).toBe(2);
  });

  test.each(['%', '_', '\\', '\\%'])('a search for "%s" looks for the character itself', async (search) => {
    await aCampaign('Spring');
    const literal = await aCampaign(`Spring ${search} autumn`);
    expect((await pagesOf().campaigns({ search }, paged(10))).nodes.map(({ id }) => id)).toEqual([literal.id]);
  });

  test('emails can be asked for by campaign and by status; a campaign that is none of ours, or no id, has none', async () => {
    const campaign = await aCampaign();
    const run = await rowsOf().runs.create(campaign.id, null, clock.now());
    await addEmails(run, 2);
    const other = await services.anOrganization();
    const count = async (where: TestOrganization, filter: Parameters<CampaignPages['emails']>[0]) =>
      (await pagesOf(where).emails(filter, paged(10))).nodes.length;
    expect(await count(organization, { campaignId: campaign.id, status: 'PENDING' })).toBe(2);
    expect(await count(organization, { status: 'APPROVED' })).toBe(0);
    expect(await count(other, { campaignId: campaign.id })).toBe(0);
    expect(await count(organization, { campaignId: 'no id' })).toBe(0);
    expect((await pagesOf().runs('no id', paged(10))).nodes).toEqual([]);
  });
});

describe('InvalidCursor', () => {
  const cursorOf = async (where = organization): Promise<string> => {
    await many(2, () => aCampaign('Spring', where));
    return (await pagesOf(where).campaigns({}, paged(1))).pageInfo.endCursor ?? '';
  };

  test('a cursor of another organization', async () => {
    const other = await services.anOrganization();
    const theirs = await cursorOf(other);
    await expect(pagesOf().campaigns({}, paged(1, theirs))).rejects.toThrow(InvalidCursor);
    expect((await pagesOf(other).campaigns({}, paged(1, theirs))).nodes).toHaveLength(1);
  });

  test('a cursor of another filter or another list', async () => {
    const cursor = await cursorOf();
    const campaign = await aCampaign();
    const attempts = [
      () => pagesOf().campaigns({ status: 'DRAFT' }, paged(1, cursor)),
      () => pagesOf().campaigns({ search: 'Spring' }, paged(1, cursor)),
      () => pagesOf().emails({}, paged(1, cursor)),
      () => pagesOf().runs(campaign.id, paged(1, cursor)),
    ];
    for (const attempt of attempts) await expect(attempt()).rejects.toThrow(InvalidCursor);
  });

  test('a cursor of which any character was changed, and any text that is no cursor', async () => {
    const cursor = await cursorOf();
    const tampered = fc
      .tuple(fc.nat({ max: cursor.length - 1 }), fc.constantFrom('A', 'B', 'C', 'x', 'y', 'z', '0', '1', '9', '-', '_'))
      .map(([at, letter]) => cursor.slice(0, at) + letter + cursor.slice(at + 1));
    const random = fc.oneof(
      fc.string({ minLength: 1 }),
      fc.base64String({ minLength: 1 }),
      fc.uuid(),
      fc.constant(`${cursor}A`),
      fc.constant(cursor.slice(1)),
    );
    await fc.assert(
      fc.asyncProperty(fc.oneof(tampered, random), async (after) => {
        fc.pre(after !== cursor);
        await expect(pagesOf().campaigns({}, paged(1, after))).rejects.toThrow(InvalidCursor);
      }),
      { numRuns: 150 },
    );
  });
});

describe('InvalidPageSize', () => {
  test.each([0, -1, 101, 1.5, Number.NaN, 2 ** 40])('%p items are no page', async (first) => {
    const campaign = await aCampaign();
    await expect(pagesOf().campaigns({}, paged(first))).rejects.toThrow(InvalidPageSize);
    await expect(pagesOf().emails({}, paged(first))).rejects.toThrow(InvalidPageSize);
    await expect(pagesOf().runs(campaign.id, paged(first))).rejects.toThrow(InvalidPageSize);
  });

  test.each([1, 100])('%p items are', async (first) => {
    await aCampaign();
    expect((await pagesOf().campaigns({}, paged(first))).nodes).toHaveLength(1);
  });
});

import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { TestClock } from '../../../platform/testing/test-clock.js';
import {
  startTestServices,
  type TestOrganization,
  type TestServices,
} from '../../../platform/testing/test-services.js';
import { campaignRows } from '../../../tests/support/house-rows.js';
import { storeFactory } from '../context.js';
import type { AgentRun } from '../domain/run.js';
import { createCampaignLoaders } from './campaign.loaders.js';

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
const aRun = async (where = organization): Promise<AgentRun> => {
  const { campaigns, runs } = rowsOf(where);
  const campaign = await campaigns.create(
    {
      name: 'Spring',
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
  return runs.create(campaign.id, null, clock.now());
};
const draftFor = (leadId: string, subject = 'Hello') => ({
  id: randomUUID(),
  leadId,
  subject,
  body: 'A note.',
  language: 'FR' as const,
  wordCount: 2,
  facts: [{ source: 'lead:jobTitle', quote: 'Directrice' }],
});
/** Emails of many runs, one each: the newest has the highest number. */
const emailsOverRuns = async (leadId: string, count: number): Promise<void> => {
  for (let number = 0; number < count; number += 1) {
    const run = await aRun();
    await services.owner.query(
      `INSERT INTO campaign.emails (organization_id, campaign_id, run_id, lead_id, subject, body, language, word_count, facts) VALUES ($1, $2, $3, $4, $5, '', 'EN', 0, '[]')`,
      [organization.id, run.campaignId, run.id, leadId, String(number)],
    );
  }
};

describe('drafts', () => {
  test('are stored with their facts as they were written', async () => {
    const run = await aRun();
    const draft = draftFor(randomUUID());
    await rowsOf().emails.addDrafts(run.campaignId, run.id, [draft], clock.now());
    expect(await storeOf().emails.findById(draft.id)).toEqual({
      ...draft,
      organizationId: organization.id,
      campaignId: run.campaignId,
      runId: run.id,
      status: 'PENDING',
      createdAt: clock.now(),
      decidedAt: null,
      decidedBy: null,
      rejectionReason: null,
    });
  });

  test('a lead that has one of this run keeps it', async () => {
    const run = await aRun();
    const leadId = randomUUID();
    const [first, second] = [draftFor(leadId, 'first'), draftFor(leadId, 'second')];
    await rowsOf().emails.addDrafts(run.campaignId, run.id, [first], clock.now());
    await rowsOf().emails.addDrafts(run.campaignId, run.id, [second], clock.now());
    expect(await storeOf().emails.findById(first.id)).toMatchObject({ subject: 'first' });
    expect(await storeOf().emails.findById(second.id)).toBeNull();
  });
});

describe('the emails of leads', () => {
  test('each lead has its newest 20, however many another has', async () => {
    const [quiet, busy] = [randomUUID(), randomUUID()];
    await emailsOverRuns(quiet, 1);
    await emailsOverRuns(busy, 45);
    const byLead = await storeOf().emails.findByLeads([quiet, busy]);
    expect([...byLead.keys()].sort()).toEqual([quiet, busy].sort());
    expect(byLead.get(busy)?.map((email) => Number(email.subject))).toEqual(
      Array.from({ length: 20 }, (_, place) => 44 - place),
    );
    expect(byLead.get(quiet)).toHaveLength(1);
    expect([...(await storeOf().emails.findByLeads([quiet, randomUUID(), 'no id'])).keys()]).toEqual([quiet]);
    expect((await storeOf().emails.findByLeads([])).size).toBe(0);
  });

  test('are not shown to another organization', async () => {
    const other = await services.anOrganization();
    const run = await aRun();
    const draft = draftFor(randomUUID());
    await rowsOf().emails.addDrafts(run.campaignId, run.id, [draft], clock.now());
    const theirs = storeOf(other).emails;
    expect(await theirs.findById(draft.id)).toBeNull();
    expect((await theirs.findByIds([draft.id])).size).toBe(0);
    expect((await theirs.findByLeads([draft.leadId])).size).toBe(0);
  });
});

test('what is asked for together is one query, and what cannot be an id is null', async () => {
  const runs = [await aRun(), await aRun()];
  const loaders = createCampaignLoaders(storeOf());
  const before = services.database.statementCount;
  const loaded = await Promise.all(
    ['no id', ...runs.map((run) => run.id), randomUUID()].map((id) => loaders.runById.load(id)),
  );
  expect(loaded).toEqual([null, ...runs, null]);
  expect(services.database.statementCount - before).toBe(1);
});

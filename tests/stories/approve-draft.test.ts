import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { TestOrganization } from '../../platform/testing/test-services.js';
import { campaignRows } from '../support/house-rows.js';
import { aLead, type LeadWish } from '../support/prospects.js';
import { startTestPlatform, type TestPlatform } from '../support/test-platform.js';

let platform: TestPlatform;
let organization: TestOrganization;

beforeAll(async () => {
  platform = await startTestPlatform({ withWorker: false });
}, 60_000);
afterAll(() => platform.close());
beforeEach(async () => {
  organization = await platform.services.anOrganization('Atelier Exemple');
});

/** A draft to a lead, as a run left it. */
async function aDraftTo(leadId: string): Promise<string> {
  const rows = campaignRows(platform.services, organization);
  const now = platform.clock.now();
  const nobody = { companies: [], sectors: [], subIndustries: [], titles: [], places: [] };
  const wanted = { titles: [], seniorities: [], functions: [], sectors: [], subIndustries: [], places: [] };
  const campaign = await rows.campaigns.create(
    {
      name: 'Spring',
      source: 'IMPORTED_LIST',
      criteriaText: '',
      criteria: { ...wanted, exclusions: nobody, unread: [] },
      offer: 'Planning software',
      offerTranslation: null,
      leadsMax: 1,
      language: 'EN',
    },
    organization.member('MANAGER').userId ?? '',
    now,
  );
  const run = await rows.runs.create(campaign.id, null, now);
  const words = { subject: 'Hello', body: 'A note.', language: 'EN' as const, wordCount: 2, facts: [] };
  const id = randomUUID();
  await rows.emails.addDrafts(campaign.id, run.id, [{ ...words, id, leadId }], now);
  return id;
}

const arrange = async (wish: LeadWish = {}) => {
  const { id: leadId } = await aLead(platform.services, organization, wish);
  return { leadId, emailId: await aDraftTo(leadId) };
};
const asManager = async (query: string, variables: Record<string, unknown>) => {
  const { data, errors } = await platform.ask(organization.member('MANAGER'), query, variables);
  expect(errors).toBeUndefined();
  return data;
};
const approve = async (emailId: string) =>
  (
    await asManager(
      `mutation ($input: ApproveEmailInput!) { approveEmail(input: $input) { __typename ... on UserError { message }
         ... on ContactRefused { email { status lead { contact { refusals { code } } } } } } }`,
      { input: { emailId } },
    )
  )?.['approveEmail'];
const waiting = async () =>
  (
    await asManager(
      '{ emails(first: 10, filter: { status: PENDING }) { nodes { id lead { contact { allowed refusals { code } } } } } }',
      {},
    )
  )?.['emails'];

test('a draft to somebody who objected meanwhile shows it while it waits, is not approved, and can be rejected (R-08)', async () => {
  const { leadId, emailId } = await arrange();
  expect(await waiting()).toEqual({ nodes: [{ id: emailId, lead: { contact: { allowed: true, refusals: [] } } }] });
  await platform.ask(
    organization.member('OPERATOR'),
    'mutation ($input: RecordObjectionInput!) { recordObjection(input: $input) { __typename } }',
    { input: { leadId } },
  );

  const refusals = [{ code: 'OBJECTED' }];
  expect(await waiting()).toEqual({ nodes: [{ id: emailId, lead: { contact: { allowed: false, refusals } } }] });
  expect(await approve(emailId)).toEqual({
    __typename: 'ContactRefused',
    message:
      'This person must not be written to. The person does not want to be written to. Nothing overrides that. Reject the draft.',
    email: { status: 'PENDING', lead: { contact: { refusals } } },
  });

  const rejected = await asManager(
    'mutation ($input: RejectEmailInput!) { rejectEmail(input: $input) { __typename } }',
    { input: { emailId, reason: 'Objected.' } },
  );
  expect(rejected).toEqual({ rejectEmail: { __typename: 'EmailRejected' } });
});

test('an objection to another person hinders nobody else', async () => {
  const objector = await arrange();
  const { emailId } = await arrange();
  await platform.ask(
    organization.member('OPERATOR'),
    'mutation ($input: RecordObjectionInput!) { recordObjection(input: $input) { __typename } }',
    { input: { leadId: objector.leadId } },
  );
  expect(await approve(emailId)).toEqual({ __typename: 'EmailApproved' });
});

test.each<[string, LeadWish, string]>([
  ['an address that does not work', { status: 'BOUNCED' }, 'BOUNCED'],
  ['a consumer', { email: 'ada@gmail.com' }, 'CONSUMER_ADDRESS'],
  ['nobody knows what work', { jobTitle: null }, 'NO_PROFESSIONAL_RELEVANCE'],
])('what can be mended is said: %s', async (_what, wish, code) => {
  const { leadId, emailId } = await arrange(wish);
  expect(await approve(emailId)).toMatchObject({
    __typename: 'ContactRefused',
    message: expect.stringMatching(/Mend the lead’s record and approve again, or reject the draft\.$/u),
    email: { lead: { contact: { refusals: [{ code }] } } },
  });
  await platform.services.owner.query(
    `UPDATE lead.leads SET status = 'NEW', email = $2, email_normalised = $2, job_title = 'Buyer' WHERE id = $1`,
    [leadId, `ada-${randomUUID()}@engines.example`],
  );
  expect(await approve(emailId)).toEqual({ __typename: 'EmailApproved' });
});

test('a draft to somebody whose record is gone is not approved', async () => {
  const emailId = await aDraftTo(randomUUID());
  expect(await approve(emailId)).toMatchObject({
    __typename: 'ContactRefused',
    message: expect.stringContaining('Reject the draft.'),
  });
});

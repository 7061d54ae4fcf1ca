import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { TestClock } from '../../../platform/testing/test-clock.js';
import {
  startTestServices,
  type TestOrganization,
  type TestServices,
} from '../../../platform/testing/test-services.js';
import { NotPermitted, ready } from '../../../platform/use-case/define-use-case.js';
import { anonymous, type Viewer } from '../../../platform/viewer/viewer.js';
import { campaignRows } from '../../../tests/support/house-rows.js';
import { storeFactory } from '../context.js';
import type { AskContactGate } from '../domain/contact-gate.js';
import type { Email } from '../domain/email.js';
import { approveEmail } from './approve-email.js';
import { rejectEmail } from './reject-email.js';

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
const unknownId = '0199c0de-0000-7000-8000-000000000001';
let services: TestServices;
let organization: TestOrganization;
let manager: Viewer;

beforeAll(async () => {
  services = await startTestServices({ clock });
});
afterAll(() => services.close());
beforeEach(async () => {
  organization = await services.anOrganization();
  manager = organization.member('MANAGER');
});

const storeOf = (where: TestOrganization) => storeFactory(services)(where.scope, where.trail);
const nobodyObjects: AskContactGate = () => Promise.resolve([]);
const approve = (viewer: Viewer, where = organization, askContactGate = nobodyObjects) =>
  ready(approveEmail, { viewer, store: storeOf(where), clock, askContactGate });
const reject = (viewer: Viewer, where = organization) => ready(rejectEmail, { viewer, store: storeOf(where), clock });
const stored = (email: Email, where = organization) => storeOf(where).emails.findById(email.id);

const aDraft = async (where = organization): Promise<Email> => {
  const store = campaignRows(services, where);
  const campaign = await store.campaigns.create(
    {
      name: 'Spring',
      source: 'IMPORTED_LIST',
      criteriaText: '',
      criteria,
      offer: 'Planning software',
      offerTranslation: null,
      leadsMax: 1,
      language: 'EN',
    },
    where.member('MANAGER').userId ?? '',
    clock.now(),
  );
  const run = await store.runs.create(campaign.id, null, clock.now());
  const draft = {
    id: randomUUID(),
    leadId: randomUUID(),
    subject: 'Hello',
    body: 'A note.',
    language: 'EN' as const,
    wordCount: 2,
    facts: [],
  };
  await store.emails.addDrafts(campaign.id, run.id, [draft], clock.now());
  const email = await store.emails.findById(draft.id);
  if (!email) throw new Error('The draft was not stored.');
  return email;
};

describe('EmailApproved', () => {
  test('says who decided and when', async () => {
    const draft = await aDraft();
    clock.advance(1_000);
    const approved = { ...draft, status: 'APPROVED', decidedBy: manager.userId, decidedAt: clock.now() };
    expect(await approve(manager)({ emailId: draft.id })).toEqual({ kind: 'EmailApproved', email: approved });
    expect(await stored(draft)).toEqual(approved);
  });
});

describe('ContactRefused', () => {
  const objected = { code: 'OBJECTED', message: 'The person does not want to be written to.' };
  const bounced = { code: 'BOUNCED', message: 'The address does not work.' };

  test.each([
    [[objected], 'This person must not be written to. The person does not want to be written to. Reject the draft.'],
    [
      [bounced],
      'This person must not be written to. The address does not work. Mend the lead’s record and approve again, or reject the draft.',
    ],
    [
      [bounced, objected],
      'This person must not be written to. The address does not work. The person does not want to be written to. Reject the draft.',
    ],
  ])('says every reason and what to do, and the draft waits on (R-08)', async (refusals, message) => {
    const draft = await aDraft();
    const outcome = await approve(manager, organization, () => Promise.resolve(refusals))({ emailId: draft.id });
    expect(outcome).toEqual({ kind: 'ContactRefused', message, email: draft });
    expect(await stored(draft)).toEqual(draft);
    expect(await approve(manager)({ emailId: draft.id })).toMatchObject({ kind: 'EmailApproved' });
  });

  test('a gate that does not answer approves nothing', async () => {
    const draft = await aDraft();
    const away = approve(manager, organization, () => Promise.reject(new Error('The lead house is away.')));
    await expect(away({ emailId: draft.id })).rejects.toThrow('The lead house is away.');
    expect(await stored(draft)).toEqual(draft);
  });

  test('the gate is asked about the lead of the draft, and about nobody whose draft is decided or not ours', async () => {
    const asked: unknown[] = [];
    const ask: AskContactGate = ({ leadId, runId, organizationId }) => {
      asked.push({ leadId, runId, organizationId });
      return Promise.resolve([]);
    };
    const draft = await aDraft();
    await approve(manager, organization, ask)({ emailId: draft.id });
    await approve(manager, organization, ask)({ emailId: draft.id });
    await approve(manager, organization, ask)({ emailId: unknownId });
    const other = await services.anOrganization();
    await approve(manager, organization, ask)({ emailId: (await aDraft(other)).id });
    expect(asked).toEqual([{ leadId: draft.leadId, runId: draft.runId, organizationId: organization.id }]);
  });
});

describe('EmailRejected', () => {
  test('keeps the reason without the spaces around it', async () => {
    const draft = await aDraft();
    const outcome = await reject(manager)({ emailId: draft.id, reason: ' Not our customer. ' });
    expect(outcome).toMatchObject({
      kind: 'EmailRejected',
      email: { status: 'REJECTED', rejectionReason: 'Not our customer.', decidedBy: manager.userId },
    });
    expect(await stored(draft)).toMatchObject({ status: 'REJECTED', rejectionReason: 'Not our customer.' });
  });

  test.each([undefined, null, '', '  '])('a reason is not asked for: %j', async (reason) => {
    const draft = await aDraft();
    expect(await reject(manager)({ emailId: draft.id, reason })).toMatchObject({
      kind: 'EmailRejected',
      email: { rejectionReason: null },
    });
  });
});

describe('InvalidInput', () => {
  test('a reason that is too long decides nothing', async () => {
    const draft = await aDraft();
    expect(await reject(manager)({ emailId: draft.id, reason: 'a'.repeat(1_001) })).toMatchObject({
      kind: 'InvalidInput',
      problems: [{ path: 'reason' }],
    });
    expect(await stored(draft)).toEqual(draft);
    expect(await reject(manager)({ emailId: draft.id, reason: 'a'.repeat(1_000) })).toMatchObject({
      kind: 'EmailRejected',
    });
  });
});

describe('EmailAlreadyDecided', () => {
  test.each(['APPROVED', 'REJECTED', 'SENT', 'DELIVERED', 'BOUNCED', 'FAILED'] as const)(
    'an email that is %s stays so',
    async (status) => {
      const draft = await aDraft();
      await services.owner.query('UPDATE campaign.emails SET status = $2 WHERE id = $1', [draft.id, status]);
      const decided = { ...draft, status };
      expect(await approve(manager)({ emailId: draft.id })).toMatchObject({
        kind: 'EmailAlreadyDecided',
        email: decided,
      });
      expect(await reject(manager)({ emailId: draft.id })).toMatchObject({
        kind: 'EmailAlreadyDecided',
        email: decided,
      });
      expect(await stored(draft)).toEqual(decided);
    },
  );

  test('20 people deciding at the same moment decide once, and the others see how', async () => {
    const draft = await aDraft();
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, (_, number) =>
        number % 2 === 0
          ? approve(manager)({ emailId: draft.id })
          : reject(organization.member('OWNER'))({ emailId: draft.id, reason: `reason ${number}` }),
      ),
    );
    const deciding = outcomes.filter((outcome) => outcome.kind === 'EmailApproved' || outcome.kind === 'EmailRejected');
    const others = outcomes.filter((outcome) => outcome.kind === 'EmailAlreadyDecided');
    expect([deciding.length, others.length]).toEqual([1, 19]);
    const now = await stored(draft);
    expect(deciding[0]).toMatchObject({ email: now });
    for (const other of others) expect(other.email).toEqual(now);
  });
});

describe('EmailNotFound', () => {
  test.each([unknownId, 'no id', '', "' OR true --"])('for the unknown id "%s"', async (emailId) => {
    expect(await approve(manager)({ emailId })).toEqual({ kind: 'EmailNotFound', message: 'No such email.', emailId });
    expect(await reject(manager)({ emailId })).toEqual({ kind: 'EmailNotFound', message: 'No such email.', emailId });
  });

  test("for another organization's email, which stays as it is", async () => {
    const other = await services.anOrganization();
    const theirs = await aDraft(other);
    const notFound = { kind: 'EmailNotFound', message: 'No such email.', emailId: theirs.id };
    expect(await approve(manager)({ emailId: theirs.id })).toEqual(notFound);
    expect(await reject(manager)({ emailId: theirs.id })).toEqual(notFound);
    expect(await stored(theirs, other)).toEqual(theirs);
  });
});

describe('not permitted', () => {
  test('an operator, a viewer, the agents, the platform owner and a stranger decide nothing (O-10)', async () => {
    const draft = await aDraft();
    const refused = [
      organization.member('OPERATOR'),
      organization.member('VIEWER'),
      organization.agents(draft.runId),
      await services.aPlatformAdmin(),
      anonymous,
    ];
    for (const viewer of refused) {
      await expect(approve(viewer)({ emailId: draft.id })).rejects.toThrow(NotPermitted);
      await expect(reject(viewer)({ emailId: draft.id })).rejects.toThrow(NotPermitted);
    }
    expect(await stored(draft)).toEqual(draft);
  });
});

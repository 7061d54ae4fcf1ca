import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { TestClock } from '../../../../platform/testing/test-clock.js';
import {
  startTestServices,
  type TestOrganization,
  type TestServices,
} from '../../../../platform/testing/test-services.js';
import { NotPermitted } from '../../../../platform/use-case/define-use-case.js';
import { mailsTo } from '../../../../tests/support/mails.js';
import { auditOf } from '../../../../tests/support/people.js';
import { aLead, aMessage, leadDoorOf } from '../../../../tests/support/prospects.js';
import type { ProspectRequest } from '../../domain/contact/prospect-request.js';

const clock = new TestClock();
let services: TestServices;
let organization: TestOrganization;

beforeAll(async () => {
  services = await startTestServices({ clock });
});
afterAll(() => services.close());
beforeEach(async () => {
  organization = await services.anOrganization('Atelier Exemple');
});

const door = (role: Parameters<TestOrganization['member']>[0] = 'OWNER') =>
  leadDoorOf(services, organization.member(role));
const send = (recipients: readonly string[], changes: Partial<ProspectRequest> = {}) =>
  door().notifyProspects(aMessage(recipients, changes));
const historyOf = async (leadId: string) => (await door().pages.interactions(leadId, { first: 50 })).nodes;
const written = async () => (await door().pages.messages({ first: 50 })).nodes;

describe('ProspectsNotified', () => {
  test('a mail waits in the lead’s language, says who writes, and the history and the audit log say so (V-83)', async () => {
    const { id, email } = await aLead(services, organization, { language: 'EN' });
    const outcome = await send([email.toUpperCase()], {
      actionUrl: 'https://engines.example/plan',
      actionText: 'Look',
    });
    expect(outcome).toMatchObject({
      kind: 'ProspectsNotified',
      prospectMessage: {
        sentCount: 1,
        refusedCount: 0,
        createdAt: clock.now(),
        senderId: organization.member('OWNER').userId,
      },
      refused: [],
    });
    const [mail] = await mailsTo(services, email);
    expect(mail).toMatchObject({
      template: 'notification',
      values: {
        type: 'ORG_TO_PROSPECTS',
        senderName: 'OWNER, Atelier Exemple',
        subject: 'Planning in half the time',
        actionUrl: 'https://engines.example/plan',
        footer: { organizationName: 'Atelier Exemple', postalAddress: '1 rue de l’Exemple, 75000 Paris' },
      },
    });
    expect(await historyOf(id)).toMatchObject([
      {
        kind: 'MESSAGE_SENT',
        text: 'Message sent: "Planning in half the time".',
        authorId: organization.member('OWNER').userId,
      },
    ]);
    expect(await auditOf(services, organization.id)).toMatchObject([
      { action: 'prospect-message.sent', after: { sentCount: 1, refusedCount: 0, contactedCount: 0 } },
    ]);
    expect(await written()).toMatchObject([
      { subject: 'Planning in half the time', relevance: 'You plan the work of a team.' },
    ]);
  });

  test('the first message to a person tells where the data comes from, the next ones do not (R-04)', async () => {
    const { email } = await aLead(services, organization);
    await send([email]);
    await send([email], { subject: 'Once more' });
    const [first, second] = await mailsTo(services, email);
    expect(first?.values['information']).toContain('List imported by the organization');
    expect(first?.values['information']).toContain('CNIL');
    expect(second?.values['information']).toBeUndefined();
  });

  test('only a qualified lead moves to contacted, with its history (V-22)', async () => {
    const people = await Promise.all(
      (['NEW', 'QUALIFIED', 'MEETING', 'REJECTED'] as const).map((status) => aLead(services, organization, { status })),
    );
    await send(people.map(({ email }) => email));
    const states = await Promise.all(people.map(async ({ id }) => (await door().loaders.leadById.load(id))?.status));
    expect(states).toEqual(['NEW', 'CONTACTED', 'MEETING', 'REJECTED']);
    const kinds = (await historyOf(people[1]?.id ?? '')).map(({ kind }) => kind);
    expect(kinds.toSorted()).toEqual(['MESSAGE_SENT', 'STATUS_CHANGED']);
  });

  test('HTML loses its scripts and images before it is stored anywhere (R-20)', async () => {
    const { email } = await aLead(services, organization);
    await send([email], { bodyHtml: '<p>Hi</p><img src="https://track.example/1.gif"><script>x()</script>' });
    const [mail] = await mailsTo(services, email);
    expect(mail?.values['bodyHtml']).toBe('<p>Hi</p>');
  });

  test('the same key and content is the same message, with the same people left out, and nobody is mailed twice', async () => {
    const [good, bad] = [await aLead(services, organization), await aLead(services, organization, { jobTitle: null })];
    const again = { idempotencyKey: randomUUID(), refusedAreLeftOut: true };
    const ask = () => send([good.email, bad.email, 'nobody@engines.example'], again);
    const first = await ask();
    await door().recordObjection({ leadId: good.id });
    expect(await ask()).toEqual(first);
    expect(first).toMatchObject({ kind: 'ProspectsNotified', prospectMessage: { sentCount: 1, refusedCount: 2 } });
    expect(await mailsTo(services, good.email)).toHaveLength(1);
    expect(await written()).toHaveLength(1);
  });

  test('mails count towards the day’s emails of the plan (O-07)', async () => {
    const people = [await aLead(services, organization), await aLead(services, organization)];
    await send(people.map(({ email }) => email));
    const { rows } = await services.owner.query<{ used: string }>(
      "SELECT used FROM platform.usage_counters WHERE organization_id = $1 AND metric = 'EMAILS'",
      [organization.id],
    );
    expect(rows).toEqual([{ used: '2' }]);
  });

  test('takes three statements more for fifty people than for five only where each gets a mail of their own', async () => {
    const people = await Promise.all(Array.from({ length: 55 }, () => aLead(services, organization)));
    const emails = people.map(({ email }) => email);
    const count = async (recipients: readonly string[]): Promise<number> => {
      const before = services.database.statementCount;
      await send(recipients);
      return services.database.statementCount - before - recipients.length;
    };
    expect(await count(emails.slice(5))).toBe(await count(emails.slice(0, 5)));
  });
});

describe('ProspectsRefused', () => {
  test('names everybody with every reason, and nothing is sent to anybody', async () => {
    const good = await aLead(services, organization);
    const consumer = await aLead(services, organization, { email: `ada.${randomUUID()}@gmail.com`, fullName: 'Ada' });
    const objector = await aLead(services, organization, { fullName: 'Bela' });
    await door('OPERATOR').recordObjection({ leadId: objector.id });
    const outcome = await send([good.email, consumer.email, objector.email, 'nobody@engines.example']);
    expect(outcome).toMatchObject({
      kind: 'ProspectsRefused',
      allowedCount: 1,
      refused: [
        { recipient: consumer.email, leadId: consumer.id, leadName: 'Ada', refusals: [{ code: 'CONSUMER_ADDRESS' }] },
        { recipient: objector.email, leadName: 'Bela', refusals: [{ code: 'OBJECTED', since: clock.now() }] },
        { recipient: 'nobody@engines.example', leadId: null, leadName: null, refusals: [{ code: 'UNKNOWN' }] },
      ],
    });
    expect(await mailsTo(services, good.email)).toEqual([]);
    expect(await written()).toEqual([]);
    expect(await historyOf(good.id)).toEqual([]);
  });

  test('the others get theirs when the caller says so, and whoever is refused receives nothing', async () => {
    const [good, bad] = [
      await aLead(services, organization),
      await aLead(services, organization, { status: 'BOUNCED' }),
    ];
    const outcome = await send([good.email, bad.email], { refusedAreLeftOut: true });
    expect(outcome).toMatchObject({ kind: 'ProspectsNotified', refused: [{ recipient: bad.email, leadId: bad.id }] });
    expect(await mailsTo(services, good.email)).toHaveLength(1);
    expect(await mailsTo(services, bad.email)).toEqual([]);
    expect(await historyOf(bad.id)).toEqual([]);
  });

  test('when everybody is refused, nothing is sent even so', async () => {
    const { email } = await aLead(services, organization);
    for (const relevance of ['', null])
      expect(await send([email], { relevance, refusedAreLeftOut: true })).toMatchObject({
        kind: 'ProspectsRefused',
        allowedCount: 0,
        refused: [{ refusals: [{ code: 'NO_PROFESSIONAL_RELEVANCE' }] }],
      });
    expect(await written()).toEqual([]);
  });

  test('another organization’s lead is answered as an unknown address is', async () => {
    const theirs = await aLead(services, await services.anOrganization());
    const answers = await Promise.all([theirs.email, 'nobody@engines.example', 'x'].map((email) => send([email])));
    const texts = answers.map((answer) => JSON.stringify(answer).replaceAll(/"recipient":"[^"]*"/gu, ''));
    expect(new Set(texts).size).toBe(1);
    expect(texts[0]).toContain('UNKNOWN');
  });
});

describe('SenderNotNamed', () => {
  test('without a postal address nothing is sent (R-07)', async () => {
    const { email } = await aLead(services, organization);
    await services.owner.query('UPDATE tenant.organizations SET postal_address = NULL WHERE id = $1', [
      organization.id,
    ]);
    expect(await send([email])).toMatchObject({ kind: 'SenderNotNamed' });
    expect(await mailsTo(services, email)).toEqual([]);
  });
});

describe('TooManyMessages', () => {
  test('after thirty within an hour, until the first of them is an hour old', async () => {
    const { email } = await aLead(services, organization);
    for (let count = 0; count < 30; count += 1) expect((await send([email])).kind).toBe('ProspectsNotified');
    expect(await send([email])).toMatchObject({ kind: 'TooManyMessages', retryAfterSeconds: 3_600 });
    clock.advance(60 * 60 * 1_000);
    expect((await send([email])).kind).toBe('ProspectsNotified');
  });
});

describe('MessageKeyReused', () => {
  test('a key that named something else before is refused', async () => {
    const { email } = await aLead(services, organization);
    const idempotencyKey = randomUUID();
    await send([email], { idempotencyKey });
    expect(await send([email], { idempotencyKey, subject: 'Another' })).toMatchObject({ kind: 'MessageKeyReused' });
    expect(await mailsTo(services, email)).toHaveLength(1);
  });
});

describe('PlanLimitReached', () => {
  test('more than the plan allows is refused whole, and nothing is used up', async () => {
    const people = [await aLead(services, organization), await aLead(services, organization)];
    await services.owner.query('UPDATE tenant.organizations SET limit_overrides = $2 WHERE id = $1', [
      organization.id,
      '{"EMAILS": 1}',
    ]);
    expect(await send(people.map(({ email }) => email))).toMatchObject({ kind: 'PlanLimitReached', metric: 'EMAILS' });
    expect(await written()).toEqual([]);
    expect((await send([people[0]?.email ?? ''])).kind).toBe('ProspectsNotified');
  });
});

describe('TrialEnded', () => {
  test('after the trial nobody is written to', async () => {
    const { email } = await aLead(services, organization);
    await services.owner.query("UPDATE tenant.organizations SET plan = 'TRIAL', trial_ends_at = $2 WHERE id = $1", [
      organization.id,
      new Date(clock.now().getTime() - 1),
    ]);
    expect(await send([email])).toMatchObject({ kind: 'TrialEnded' });
  });
});

describe('InvalidInput', () => {
  test('every problem is listed, and nothing is sent', async () => {
    expect(await send([], { subject: 'Re: planning', body: ' ' })).toMatchObject({
      kind: 'InvalidInput',
      problems: [{ path: 'recipients' }, { path: 'subject' }, { path: 'body' }],
    });
  });
});

describe('NotPermitted', () => {
  test('for everybody below an administrator, and for agents', async () => {
    const { email } = await aLead(services, organization);
    const viewers = (['MANAGER', 'OPERATOR', 'VIEWER'] as const).map((role) => organization.member(role));
    for (const viewer of [...viewers, organization.agents(randomUUID())])
      await expect(leadDoorOf(services, viewer).notifyProspects(aMessage([email]))).rejects.toThrow(NotPermitted);
  });
});

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startTestServices, type TestOrganization, type TestServices } from '../testing/test-services.js';
import { reserve, reserveStanding, reserveUpTo, seat, type QuotaTransaction } from './reserve.js';

let services: TestServices;
beforeAll(async () => {
  services = await startTestServices();
});
afterAll(() => services.close());

const now = new Date('2026-03-31T23:59:59.999Z');
const nextMonth = new Date('2026-04-01T00:00:00.000Z');

interface Arranged {
  readonly plan: string;
  readonly trialEndsAt?: Date;
  readonly overrides?: Readonly<Record<string, number | null>>;
}
async function organizationOn({ plan, trialEndsAt, overrides = {} }: Arranged): Promise<TestOrganization> {
  const organization = await services.anOrganization();
  await services.owner.query(
    'UPDATE tenant.organizations SET plan = $2, trial_ends_at = $3, limit_overrides = $4 WHERE id = $1',
    [organization.id, plan, trialEndsAt ?? null, JSON.stringify(overrides)],
  );
  return organization;
}
const inside = <Result>(
  { scope }: TestOrganization,
  work: (transaction: QuotaTransaction) => Promise<Result>,
): Promise<Result> =>
  services.database.forOrganization(scope).$transaction((transaction) => work(transaction), { maxWait: 30_000 });
const leads = (organization: TestOrganization, amount: number, at = now) =>
  inside(organization, (transaction) => reserve(transaction, organization.scope, 'LEADS', amount, at));
const usedOf = async ({ id }: TestOrganization, metric: string): Promise<readonly number[]> =>
  (
    await services.owner.query<{ used: number }>(
      'SELECT used::int AS used FROM platform.usage_counters WHERE organization_id = $1 AND metric = $2 ORDER BY period',
      [id, metric],
    )
  ).rows.map(({ used }) => used);

describe('what a plan counts', () => {
  test('is given up to a fifth above the limit, and then no more (O-07)', async () => {
    const organization = await organizationOn({ plan: 'STARTER' });
    expect(await leads(organization, 599)).toMatchObject({ kind: 'Reserved', used: 599, limit: 500, warning: 100 });
    expect(await leads(organization, 2)).toMatchObject({
      kind: 'PlanLimitReached',
      metric: 'LEADS',
      used: 599,
      limit: 500,
      plan: 'STARTER',
    });
    expect(await leads(organization, 1)).toMatchObject({ kind: 'Reserved', used: 600 });
    expect(await leads(organization, 1)).toMatchObject({ kind: 'PlanLimitReached', used: 600 });
    expect(await usedOf(organization, 'LEADS')).toEqual([600]);
  });

  test('starts anew on the 1st at 00:00 UTC', async () => {
    const organization = await organizationOn({ plan: 'STARTER' });
    await leads(organization, 600);
    expect(await leads(organization, 1)).toMatchObject({ kind: 'PlanLimitReached' });
    expect(await leads(organization, 1, nextMonth)).toMatchObject({ kind: 'Reserved', used: 1 });
    expect(await usedOf(organization, 'LEADS')).toEqual([600, 1]);
  });

  test('is counted in all during a trial, and a day at a time afterwards', async () => {
    const later = new Date(now.getTime() + 86_400_000);
    const emails = (organization: TestOrganization, amount: number, at: Date) =>
      inside(organization, (transaction) => reserve(transaction, organization.scope, 'EMAILS', amount, at));
    const trial = await organizationOn({ plan: 'TRIAL', trialEndsAt: new Date('2026-04-10') });
    await emails(trial, 24, now);
    expect(await emails(trial, 1, later)).toMatchObject({ kind: 'PlanLimitReached', used: 24, limit: 20 });
    const starter = await organizationOn({ plan: 'STARTER' });
    await emails(starter, 60, now);
    expect(await emails(starter, 1, now)).toMatchObject({ kind: 'PlanLimitReached' });
    expect(await emails(starter, 60, later)).toMatchObject({ kind: 'Reserved', used: 60 });
  });

  test('is given in part when part of it helps', async () => {
    const organization = await organizationOn({ plan: 'TRIAL' });
    const part = (amount: number) =>
      inside(organization, (transaction) => reserveUpTo(transaction, organization.scope, 'LEADS', amount, now));
    expect(await part(100)).toMatchObject({ granted: 100, used: 100 });
    expect(await part(100)).toMatchObject({ granted: 20, used: 120 });
    expect(await part(100)).toMatchObject({ granted: 0, used: 120 });
  });

  test('is given back when the act is undone', async () => {
    const organization = await organizationOn({ plan: 'STARTER' });
    const failing = inside(organization, async (transaction) => {
      await reserve(transaction, organization.scope, 'LEADS', 10, now);
      throw new Error('undone');
    });
    await expect(failing).rejects.toThrow('undone');
    expect(await usedOf(organization, 'LEADS')).toEqual([]);
  });

  test('never passes the hard stop when 50 ask at once', async () => {
    const organization = await organizationOn({ plan: 'TRIAL' });
    const answers = await Promise.all(Array.from({ length: 50 }, () => leads(organization, 7)));
    expect(answers.filter(({ kind }) => kind === 'Reserved')).toHaveLength(17);
    expect(await usedOf(organization, 'LEADS')).toEqual([119]);
  });
});

describe('warnings', () => {
  test.each([
    [79, null],
    [80, 80],
    [89, 80],
    [90, 90],
    [100, 100],
    [119, 100],
    [120, 100],
  ])('%i leads of 100 warn at %p', async (amount, warning) => {
    const organization = await organizationOn({ plan: 'TRIAL' });
    expect(await leads(organization, amount)).toMatchObject({ kind: 'Reserved', warning });
  });

  test('come once per share and period', async () => {
    const organization = await organizationOn({ plan: 'STARTER' });
    const warned = [];
    for (const at of [now, nextMonth]) {
      for (const amount of [399, 1, 1, 49, 1, 49, 1]) {
        const answer = await leads(organization, amount, at);
        warned.push(answer.kind === 'Reserved' ? answer.warning : answer.kind);
      }
    }
    const once = [null, 80, null, 90, null, 100, null];
    expect(warned).toEqual([...once, ...once]);
  });
});

describe('what a plan allows at any one time', () => {
  /** Takes a seat and sits down. */
  const join = (organization: TestOrganization, name: string) =>
    inside(organization, async (transaction) => {
      const answer = await seat(transaction, organization.scope, now);
      if (answer.kind === 'Reserved') await add(organization, name);
      return answer.kind;
    });
  // By the owner of the tables: who joins how is another room's subject. It commits before the seat is given free.
  const add = ({ id }: TestOrganization, name: string) =>
    services.owner.query(
      `INSERT INTO tenant.users (organization_id, email, email_normalised, name, role, password_hash) VALUES ($1, $2, $2, $2, 'VIEWER', '')`,
      [id, `${name}-${id}@test.example`],
    );

  test('never passes the hard stop when 50 join at once', async () => {
    const organization = await organizationOn({ plan: 'SCALE' });
    const kinds = await Promise.all(Array.from({ length: 50 }, (_, place) => join(organization, `p${place}`)));
    // Five are there already, and three more than fifteen are tolerated.
    expect(kinds.filter((kind) => kind === 'Reserved')).toHaveLength(13);
    expect(await join(organization, 'late')).toBe('PlanLimitReached');
  });

  test('is not even counted where there is no limit', async () => {
    const organization = await organizationOn({ plan: 'SCALE' });
    const answer = inside(organization, (transaction) =>
      reserveStanding(
        transaction,
        organization.scope,
        { metric: 'CAMPAIGNS', adding: 1, count: () => Promise.reject(new Error('counted')) },
        now,
      ),
    );
    await expect(answer).resolves.toMatchObject({ kind: 'Reserved', limit: null });
  });
});

describe('a trial that is over', () => {
  test('gives nothing more, from its very end on', async () => {
    const endsAt = new Date('2026-04-01T00:00:00.000Z');
    const organization = await organizationOn({ plan: 'TRIAL', trialEndsAt: endsAt });
    expect(await leads(organization, 1, now)).toMatchObject({ kind: 'Reserved' });
    expect(await leads(organization, 1, endsAt)).toMatchObject({ kind: 'TrialEnded', endedAt: endsAt });
  });
});

describe('what a platform admin allows instead', () => {
  test('counts more or less than the plan, or without a limit', async () => {
    const more = await organizationOn({ plan: 'STARTER', overrides: { LEADS: 1_000 } });
    expect(await leads(more, 1_200)).toMatchObject({ kind: 'Reserved', limit: 1_000 });
    const none = await organizationOn({ plan: 'STARTER', overrides: { LEADS: 0 } });
    expect(await leads(none, 1)).toMatchObject({ kind: 'PlanLimitReached', limit: 0 });
    const free = await organizationOn({ plan: 'STARTER', overrides: { LEADS: null } });
    expect(await leads(free, 1_000_000)).toMatchObject({ kind: 'Reserved', limit: null });
  });

  test.each([{ LEADS: -1 }, { LEADS: 1.5 }, { LEADS: 'many' }, { CREDITS: 5 }, [5]])('is not %j', async (overrides) => {
    const organization = await services.anOrganization();
    const writing = services.owner.query('UPDATE tenant.organizations SET limit_overrides = $2 WHERE id = $1', [
      organization.id,
      JSON.stringify(overrides),
    ]);
    await expect(writing).rejects.toThrow(/limit_overrides_check/);
  });
});

describe('another organization', () => {
  test('has a counter of its own, and is out of reach', async () => {
    const ours = await organizationOn({ plan: 'STARTER' });
    const theirs = await organizationOn({ plan: 'STARTER' });
    const reaching = inside(ours, (transaction) => reserve(transaction, theirs.scope, 'LEADS', 1, now));
    await expect(reaching).rejects.toThrow('There is no organization');
    expect(await usedOf(theirs, 'LEADS')).toEqual([]);
  });
});

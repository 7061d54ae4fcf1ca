import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { trailOfJob } from '../../../../platform/audit/audit-trail.js';
import {
  startTestServices,
  type TestOrganization,
  type TestServices,
} from '../../../../platform/testing/test-services.js';
import { NotPermitted, ready } from '../../../../platform/use-case/define-use-case.js';
import { clockwork, type Viewer } from '../../../../platform/viewer/viewer.js';
import { aNotification, handOutWaiting, progressOf } from '../../../../tests/support/notifications.js';
import { doorOf } from '../../../../tests/support/people.js';
import { notificationStoreOf, postOf } from '../../context/notifications.js';
import { deliverNotification } from './deliver-notification.js';

const many = 230;
let services: TestServices;
let organization: TestOrganization;
let deliveryId: string;

beforeAll(async () => {
  services = await startTestServices();
});
afterAll(() => services.close());
beforeEach(async () => {
  organization = await services.anOrganization('Ours');
  await services.owner.query(
    `INSERT INTO tenant.users (organization_id, email, email_normalised, name, role, email_verified_at)
     SELECT $1::uuid, e.email, e.email, 'Somebody', 'VIEWER', now()
     FROM (SELECT n || '-' || $1::uuid::text || '@test.example' AS email FROM generate_series(6, $2) AS n) AS e`,
    [organization.id, many],
  );
  await doorOf(services, organization.member('OWNER')).notifications.sendNotification(aNotification());
  const { rows } = await services.owner.query<{ id: string }>(
    'SELECT id FROM tenant.notification_deliveries WHERE organization_id = $1',
    [organization.id],
  );
  deliveryId = rows[0]?.id ?? '';
});

const deliver = (scope = organization.scope, viewer: Viewer = clockwork) =>
  ready(deliverNotification, {
    viewer,
    store: notificationStoreOf(services, scope),
    clock: services.clock,
    trail: trailOfJob(clockwork, deliveryId),
    post: postOf(services),
  })({ deliveryId });

/** How many rows of each kind there are, and how many people they belong to. */
async function served() {
  const { rows } = await services.owner.query<Record<string, number>>(
    `SELECT (SELECT count(*)::int FROM tenant.notifications WHERE organization_id = $1) AS told,
       (SELECT count(DISTINCT user_id)::int FROM tenant.notifications WHERE organization_id = $1) AS people,
       (SELECT count(*)::int FROM platform.mail_outbox WHERE organization_id = $1) AS mails`,
    [organization.id],
  );
  return rows[0];
}

describe('BatchDelivered', () => {
  test('a hundred are served in one transaction with the count of it', async () => {
    expect(await deliver()).toEqual({ kind: 'BatchDelivered' });
    expect(await served()).toEqual({ told: 100, people: 100, mails: 100 });
    expect(await progressOf(services, organization.member('OWNER'))).toMatchObject({
      recipientCount: many,
      processedCount: 100,
      finishedAt: null,
    });
  });
});

describe('NotificationDelivered', () => {
  test('whoever goes on after a dead worker serves the rest, and nobody twice', async () => {
    await deliver();
    await handOutWaiting(services);
    expect(await served()).toEqual({ told: many, people: many, mails: many });
    expect(await progressOf(services, organization.member('OWNER'))).toMatchObject({
      recipientCount: many,
      processedCount: many,
    });
  });

  test('a batch whose transaction was lost is served again as if it had never been', async () => {
    await services.owner.query(
      `CREATE FUNCTION tenant.cut_off() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'cut off'; END $$`,
    );
    await services.owner.query(
      'CREATE TRIGGER cut_off BEFORE UPDATE ON tenant.notification_deliveries FOR EACH ROW EXECUTE FUNCTION tenant.cut_off()',
    );
    await expect(deliver()).rejects.toThrow();
    await services.owner.query('DROP FUNCTION tenant.cut_off() CASCADE');
    expect(await served()).toEqual({ told: 0, people: 0, mails: 0 });
    await handOutWaiting(services);
    expect(await served()).toEqual({ told: many, people: many, mails: many });
  });

  test('two workers at once serve everybody once', async () => {
    await Promise.all([handOutWaiting(services), handOutWaiting(services)]);
    await handOutWaiting(services);
    expect(await served()).toEqual({ told: many, people: many, mails: many });
  });

  test('an address that no mail can go to holds up nobody', async () => {
    await services.owner.query("UPDATE tenant.users SET email = 'a,b@test.example' WHERE id = $1", [
      organization.member('VIEWER').userId,
    ]);
    await handOutWaiting(services);
    expect(await served()).toEqual({ told: many, people: many, mails: many - 1 });
  });

  test('preferences decide how each is told', async () => {
    const choose = (role: 'VIEWER' | 'MANAGER', inApp: boolean, email: boolean) =>
      doorOf(services, organization.member(role)).notifications.updateNotificationPreferences({
        preferences: [{ type: 'ORG_OWNER_TO_MEMBERS', inApp, email }],
      });
    await choose('VIEWER', false, true);
    await choose('MANAGER', false, false);
    await handOutWaiting(services);
    expect(await served()).toEqual({ told: many - 2, people: many - 2, mails: many - 1 });
    expect(await progressOf(services, organization.member('OWNER'))).toMatchObject({
      processedCount: many,
      inAppCount: many - 2,
      mailCount: many - 1,
    });
  });
});

describe('NothingToDeliver', () => {
  test('it is done, belongs to another organization, or the organization is suspended', async () => {
    const { scope } = await services.anOrganization('Theirs');
    expect(await deliver(scope)).toEqual({ kind: 'NothingToDeliver' });
    const suspend = (status: string) =>
      services.owner.query(
        "UPDATE tenant.organizations SET status = $2, suspended_at = CASE WHEN $2 = 'SUSPENDED' THEN now() END WHERE id = $1",
        [organization.id, status],
      );
    await suspend('SUSPENDED');
    expect(await deliver()).toEqual({ kind: 'NothingToDeliver' });
    expect(await served()).toEqual({ told: 0, people: 0, mails: 0 });
    await suspend('ACTIVE');
    await handOutWaiting(services);
    expect(await deliver()).toEqual({ kind: 'NothingToDeliver' });
  });

  test('nobody but the clockwork hands anything out', async () => {
    await expect(deliver(organization.scope, organization.member('OWNER'))).rejects.toBeInstanceOf(NotPermitted);
  });
});

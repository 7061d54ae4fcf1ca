import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import {
  startTestServices,
  type TestOrganization,
  type TestServices,
} from '../../../../platform/testing/test-services.js';
import type { Viewer } from '../../../../platform/viewer/viewer.js';
import { mailsTo } from '../../../../tests/support/mails.js';
import {
  aNotification,
  addressOf,
  handOutWaiting,
  progressOf,
  toldTo,
} from '../../../../tests/support/notifications.js';
import { auditOf, doorOf } from '../../../../tests/support/people.js';
import type { NotificationRequest } from '../../domain/notifications/notification-request.js';

let services: TestServices;
let ours: TestOrganization;
let theirs: TestOrganization;
let admin: Viewer;

beforeAll(async () => {
  services = await startTestServices();
});
afterAll(() => services.close());
beforeEach(async () => {
  [ours, theirs, admin] = await Promise.all([
    services.anOrganization('Ours'),
    services.anOrganization('Theirs'),
    services.aPlatformAdmin(),
  ]);
});

const send = (changes: Partial<NotificationRequest>) =>
  doorOf(services, admin).notifications.sendNotification(aNotification(changes));
const countsOf = async (people: readonly Viewer[]) =>
  Promise.all(people.map(async (person) => (await toldTo(services, person)).length));

describe('NotificationSent', () => {
  test('VECTRA_TO_USERS reaches the users of every active organization in the name of Vectra (V-85)', async () => {
    await services.owner.query(
      "UPDATE tenant.organizations SET status = 'SUSPENDED', suspended_at = now() WHERE id = $1",
      [theirs.id],
    );
    await send({ type: 'VECTRA_TO_USERS' });
    await handOutWaiting(services);
    expect(await countsOf([ours.member('OWNER'), ours.member('VIEWER'), theirs.member('OWNER'), admin])).toEqual([
      1, 1, 0, 0,
    ]);
    const [told] = await toldTo(services, ours.member('VIEWER'));
    expect(told).toMatchObject({ type: 'VECTRA_TO_USERS', senderId: null });
    const mails = await mailsTo(services, await addressOf(services, ours.member('VIEWER')));
    expect(mails).toMatchObject([{ values: { senderName: 'Vectra', footer: { organizationName: null } } }]);
  });

  test('VECTRA_TO_ORG_OWNER reaches the owners of the organizations that are named, and nobody else (V-86)', async () => {
    await send({ type: 'VECTRA_TO_ORG_OWNER', recipients: { organizationIds: [ours.id] } });
    await handOutWaiting(services);
    expect(await countsOf([ours.member('OWNER'), ours.member('ADMIN'), theirs.member('OWNER')])).toEqual([1, 0, 0]);
    expect(await progressOf(services, admin)).toMatchObject({ recipientCount: 1, mailCount: 1 });
  });

  test('addresses of several organizations are each served where they belong', async () => {
    const people = [ours.member('VIEWER'), theirs.member('MANAGER')];
    const emails = await Promise.all(people.map((person) => addressOf(services, person)));
    await send({ type: 'VECTRA_TO_USERS', recipients: { emails } });
    expect(await progressOf(services, admin)).toMatchObject({ recipientCount: 2, processedCount: 0, finishedAt: null });
    await handOutWaiting(services);
    expect(await countsOf([...people, ours.member('OWNER')])).toEqual([1, 1, 0]);
    expect(await progressOf(services, admin)).toMatchObject({ processedCount: 2, inAppCount: 2 });
  });

  test('SYSTEM_ALERTS reach platform admins at once (V-87)', async () => {
    await send({ type: 'SYSTEM_ALERTS', recipients: { emails: [await addressOf(services, admin)] } });
    expect(await toldTo(services, admin)).toMatchObject([{ type: 'SYSTEM_ALERTS', senderId: null }]);
    expect(await mailsTo(services, await addressOf(services, admin))).toMatchObject([
      { template: 'notification', values: { type: 'SYSTEM_ALERTS' } },
    ]);
    expect(await progressOf(services, admin)).toMatchObject({ recipientCount: 1, processedCount: 1 });
    expect((await auditOf(services, null)).at(-1)).toMatchObject({
      action: 'notification.sent',
      actorId: admin.userId,
      after: { type: 'SYSTEM_ALERTS' },
    });
  });

  test('what the platform sent is not in the list of an organization that got it', async () => {
    await send({ type: 'VECTRA_TO_USERS', recipients: { organizationIds: [ours.id] } });
    expect((await doorOf(services, ours.member('OWNER')).notifications.sent({ first: 10 })).nodes).toEqual([]);
  });
});

describe('RecipientsRefused', () => {
  test('somebody whom the type does not reach is no recipient of it', async () => {
    const recipient = await addressOf(services, ours.member('ADMIN'));
    expect(await send({ type: 'VECTRA_TO_ORG_OWNER', recipients: { emails: [recipient] } })).toMatchObject({
      kind: 'RecipientsRefused',
      refused: [{ recipient }],
    });
    const alert = await send({ type: 'SYSTEM_ALERTS', recipients: { emails: [recipient] } });
    expect(alert).toMatchObject({ kind: 'RecipientsRefused' });
  });
});

describe('InvalidInput', () => {
  test('platform admins belong to no organization, so SYSTEM_ALERTS name none', async () => {
    expect(await send({ type: 'SYSTEM_ALERTS', recipients: { organizationIds: [ours.id] } })).toMatchObject({
      kind: 'InvalidInput',
      problems: [{ path: 'recipients' }],
    });
  });
});

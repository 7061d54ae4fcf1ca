import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { TestClock } from '../../../../platform/testing/test-clock.js';
import {
  startTestServices,
  type TestOrganization,
  type TestServices,
} from '../../../../platform/testing/test-services.js';
import { NotPermitted } from '../../../../platform/use-case/define-use-case.js';
import { roles, type Role } from '../../../../platform/viewer/role.js';
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
import { notificationTypes, type NotificationType } from '../../domain/notifications/notification.js';

const clock = new TestClock();
let services: TestServices;
let organization: TestOrganization;

beforeAll(async () => {
  services = await startTestServices({ clock });
});
afterAll(() => services.close());
beforeEach(async () => {
  organization = await services.anOrganization('Ours');
});

const send = (changes: Partial<NotificationRequest> = {}, role: Exclude<Role, 'PLATFORM_ADMIN'> = 'OWNER') =>
  doorOf(services, organization.member(role)).notifications.sendNotification(aNotification(changes));
const member = (role: Exclude<Role, 'PLATFORM_ADMIN'>) => organization.member(role);

describe('who may send which type (V-83 to V-89)', () => {
  const allowed: Readonly<Record<NotificationType, readonly Role[]>> = {
    ORG_OWNER_TO_MEMBERS: ['OWNER', 'ADMIN'],
    VECTRA_TO_USERS: ['PLATFORM_ADMIN'],
    VECTRA_TO_ORG_OWNER: ['PLATFORM_ADMIN'],
    SYSTEM_ALERTS: ['PLATFORM_ADMIN'],
  };
  const pairs = notificationTypes.flatMap((type) => roles.map((role) => [type, role] as const));

  test.each(pairs)('%s by %s', async (type, role) => {
    const viewer = role === 'PLATFORM_ADMIN' ? await services.aPlatformAdmin() : member(role);
    const { notifications } = doorOf(services, viewer);
    const sent = notifications.sendNotification(aNotification({ type }));
    if (allowed[type].includes(role)) await expect(sent).resolves.toMatchObject({ kind: 'NotificationSent' });
    else await expect(sent).rejects.toBeInstanceOf(NotPermitted);
    expect(notifications.sendable.includes(type)).toBe(allowed[type].includes(role));
  });
});

describe('NotificationSent', () => {
  test('every member is told within the app and by mail, and nobody elsewhere (V-84)', async () => {
    const stranger = await services.anOrganization('Theirs');
    await send({ actionUrl: 'https://vectra.example/campaigns', actionText: 'Look' });
    await handOutWaiting(services);
    const { userId } = member('OWNER');
    for (const role of ['OWNER', 'ADMIN', 'MANAGER', 'OPERATOR', 'VIEWER'] as const) {
      expect(await toldTo(services, member(role))).toMatchObject([
        {
          type: 'ORG_OWNER_TO_MEMBERS',
          senderId: userId,
          subject: 'Monday',
          body: 'The campaign begins at nine.',
          actionUrl: 'https://vectra.example/campaigns',
          actionText: 'Look',
          readAt: null,
        },
      ]);
      expect(await mailsTo(services, await addressOf(services, member(role)))).toMatchObject([
        {
          template: 'notification',
          values: {
            type: 'ORG_OWNER_TO_MEMBERS',
            senderName: 'OWNER',
            subject: 'Monday',
            footer: {
              organizationName: 'Ours',
              unsubscribeUrl: expect.stringMatching(/\/notifications\/preferences$/),
            },
          },
        },
      ]);
    }
    expect(await toldTo(services, stranger.member('OWNER'))).toEqual([]);
    expect(await progressOf(services, member('ADMIN'))).toMatchObject({
      recipientCount: 5,
      processedCount: 5,
      inAppCount: 5,
      mailCount: 5,
      finishedAt: clock.now(),
    });
  });

  test('only those who are named by address get it, however it is spelled', async () => {
    const email = await addressOf(services, member('VIEWER'));
    await send({ recipients: { emails: [` ${email.toUpperCase()} `, email] } });
    await handOutWaiting(services);
    expect(await toldTo(services, member('VIEWER'))).toHaveLength(1);
    expect(await toldTo(services, member('MANAGER'))).toEqual([]);
    expect(await progressOf(services, member('OWNER'))).toMatchObject({ recipientCount: 1, processedCount: 1 });
  });

  test('what runs or loads in HTML is gone before it is kept', async () => {
    await send({
      recipients: { emails: [await addressOf(services, member('VIEWER'))] },
      bodyHtml: '<p onclick="x()">At <b>nine</b><script>steal()</script><img src="https://spy.example/p.gif"></p>',
    });
    const { rows } = await services.owner.query<{ body_html: string }>(
      'SELECT body_html FROM tenant.notification_deliveries WHERE organization_id = $1',
      [organization.id],
    );
    expect(rows).toEqual([{ body_html: '<p>At <b>nine</b></p>' }]);
  });

  test('asked for again with the same key, nothing is sent a second time', async () => {
    const request = aNotification();
    const first = await send(request);
    const again = await send(request, 'ADMIN');
    expect(again).toEqual(first);
    await handOutWaiting(services);
    expect(await toldTo(services, member('VIEWER'))).toHaveLength(1);
  });

  test('one entry says so in the audit log, and one that it was handed out (V-21)', async () => {
    await send({ subject: 'A subject that is long enough' });
    await handOutWaiting(services);
    expect(await auditOf(services, organization.id)).toMatchObject([
      {
        action: 'notification.sent',
        actorId: member('OWNER').userId,
        after: { recipientCount: 5, recipients: 'ALL', subject: 'A su***ough' },
      },
      { action: 'notification.delivered', actorKind: 'SYSTEM', after: { processedCount: 5 } },
    ]);
  });
});

describe('RecipientsRefused', () => {
  test('addresses of nobody, of others and of those who left are refused by name, and nothing is sent', async () => {
    const stranger = await services.anOrganization('Theirs');
    const theirs = await addressOf(services, stranger.member('OWNER'));
    const ours = await addressOf(services, member('VIEWER'));
    const disabled = await addressOf(services, member('OPERATOR'));
    await services.owner.query("UPDATE tenant.users SET status = 'DISABLED' WHERE id = $1", [
      member('OPERATOR').userId,
    ]);
    const refused = ['nobody@company.example', 'no address\0', theirs, disabled];
    expect(await send({ recipients: { emails: [ours, ...refused] } })).toMatchObject({
      kind: 'RecipientsRefused',
      refused: refused.map((recipient) => ({ recipient, reason: 'NOT_A_RECIPIENT' })),
    });
    await handOutWaiting(services);
    expect(await toldTo(services, member('VIEWER'))).toEqual([]);
  });

  test('another organization is refused as an unknown one is', async () => {
    const { id } = await services.anOrganization('Theirs');
    for (const organizationId of [id, randomUUID(), 'x', `{${id}}`])
      expect(await send({ recipients: { organizationIds: [organization.id, organizationId] } })).toMatchObject({
        kind: 'RecipientsRefused',
        refused: [{ recipient: organizationId }],
      });
  });
});

describe('NoRecipients', () => {
  test('nobody who could sign in is there', async () => {
    await services.owner.query("UPDATE tenant.users SET status = 'DISABLED' WHERE organization_id = $1", [
      organization.id,
    ]);
    expect(await send()).toMatchObject({ kind: 'NoRecipients' });
  });
});

describe('TooManyNotifications', () => {
  test('after thirty within an hour, until the first of them is an hour old', async () => {
    for (let count = 0; count < 30; count += 1) expect(await send()).toMatchObject({ kind: 'NotificationSent' });
    expect(await send()).toMatchObject({ kind: 'TooManyNotifications', retryAfterSeconds: 3_600 });
    clock.advance(60 * 60 * 1_000);
    expect(await send()).toMatchObject({ kind: 'NotificationSent' });
  });
});

describe('IdempotencyKeyReused', () => {
  test('a key that named something else before is refused; another organization may use the same', async () => {
    const idempotencyKey = randomUUID();
    await send({ idempotencyKey });
    expect(await send({ idempotencyKey, subject: 'Tuesday' })).toMatchObject({ kind: 'IdempotencyKeyReused' });
    organization = await services.anOrganization('Theirs');
    expect(await send({ idempotencyKey })).toMatchObject({ kind: 'NotificationSent' });
  });
});

describe('InvalidInput', () => {
  test('every problem is listed, and nothing is sent', async () => {
    expect(
      await send({ recipients: { all: true, emails: [] }, subject: ' ', actionUrl: 'http://vectra.example' }),
    ).toMatchObject({
      kind: 'InvalidInput',
      problems: [{ path: 'recipients' }, { path: 'subject' }, { path: 'actionUrl' }],
    });
    expect((await doorOf(services, member('OWNER')).notifications.sent({ first: 1 })).nodes).toEqual([]);
  });
});

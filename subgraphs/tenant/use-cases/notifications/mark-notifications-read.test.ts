import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import {
  startTestServices,
  type TestOrganization,
  type TestServices,
} from '../../../../platform/testing/test-services.js';
import { NotPermitted } from '../../../../platform/use-case/define-use-case.js';
import { viewerOf } from '../../../../platform/viewer/viewer.js';
import { aNotification, handOutWaiting, toldTo } from '../../../../tests/support/notifications.js';
import { auditOf, doorOf } from '../../../../tests/support/people.js';

let services: TestServices;
let organization: TestOrganization;

beforeAll(async () => {
  services = await startTestServices();
});
afterAll(() => services.close());
beforeEach(async () => {
  organization = await services.anOrganization('Ours');
  const { notifications } = doorOf(services, organization.member('OWNER'));
  await notifications.sendNotification(aNotification());
  await notifications.sendNotification(aNotification({ subject: 'Tuesday' }));
  await handOutWaiting(services);
});

const of = (role: 'OWNER' | 'VIEWER') => doorOf(services, organization.member(role)).notifications;

describe('NotificationsRead', () => {
  test('one of them, and then all', async () => {
    const [newest] = await toldTo(services, organization.member('VIEWER'));
    expect(newest).toMatchObject({ subject: 'Tuesday' });
    expect(await of('VIEWER').markNotificationsRead({ ids: [newest?.id ?? ''] })).toEqual({
      kind: 'NotificationsRead',
      readCount: 1,
      unreadCount: 1,
    });
    expect((await of('VIEWER').mine(true, { first: 10 })).nodes).toMatchObject([{ subject: 'Monday' }]);
    expect(await of('VIEWER').markNotificationsRead({})).toMatchObject({ readCount: 1, unreadCount: 0 });
    expect(await of('OWNER').unreadCount()).toBe(2);
    const entries = (await auditOf(services, organization.id)).filter(({ action }) => action === 'notification.read');
    expect(entries).toMatchObject([{ after: { readCount: 1 } }, { after: { readCount: 1 } }]);
  });

  test('those of a colleague, unknown ids and no ids count for nothing, and leave no entry', async () => {
    const [theirs] = await toldTo(services, organization.member('OWNER'));
    expect(await of('VIEWER').markNotificationsRead({ ids: [theirs?.id ?? '', randomUUID(), 'x\0'] })).toEqual({
      kind: 'NotificationsRead',
      readCount: 0,
      unreadCount: 2,
    });
    expect(await of('OWNER').unreadCount()).toBe(2);
    const actions = (await auditOf(services, organization.id)).map(({ action }) => action);
    expect(actions).not.toContain('notification.read');
  });

  test('platform admins read theirs in the same way', async () => {
    const { notifications } = doorOf(services, await services.aPlatformAdmin());
    await notifications.sendNotification(aNotification({ type: 'SYSTEM_ALERTS' }));
    expect(await notifications.unreadCount()).toBe(1);
    expect(await notifications.markNotificationsRead({})).toMatchObject({ readCount: 1, unreadCount: 0 });
  });

  test('nobody reads them through somebody’s eyes', async () => {
    const { claims } = organization.member('VIEWER');
    if (claims.kind !== 'USER') throw new Error('A viewer is a person.');
    const viewer = viewerOf({ ...claims, impersonatorId: randomUUID() });
    await expect(doorOf(services, viewer).notifications.markNotificationsRead({})).rejects.toBeInstanceOf(NotPermitted);
  });
});

describe('InvalidInput', () => {
  test('more than 500 at once', async () => {
    const ids = Array.from({ length: 501 }, () => randomUUID());
    expect(await of('VIEWER').markNotificationsRead({ ids })).toMatchObject({
      kind: 'InvalidInput',
      problems: [{ path: 'ids' }],
    });
  });
});

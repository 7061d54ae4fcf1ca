import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import {
  startTestServices,
  type TestOrganization,
  type TestServices,
} from '../../../../platform/testing/test-services.js';
import { mailsTo } from '../../../../tests/support/mails.js';
import { addressOf } from '../../../../tests/support/notifications.js';
import { auditOf, doorOf, password, withPassword } from '../../../../tests/support/people.js';

let services: TestServices;
let organization: TestOrganization;

beforeAll(async () => {
  services = await startTestServices();
});
afterAll(() => services.close());
beforeEach(async () => {
  organization = await services.anOrganization('Ours');
});

const of = (role: 'OWNER' | 'VIEWER') => doorOf(services, organization.member(role)).notifications;
const off = { inApp: false, email: false };

describe('NotificationPreferencesUpdated', () => {
  test('everything is on until somebody chooses, for each type that can reach them', async () => {
    expect(await of('OWNER').preferences()).toEqual([
      { type: 'ORG_OWNER_TO_MEMBERS', inApp: true, email: true },
      { type: 'VECTRA_TO_USERS', inApp: true, email: true },
      { type: 'VECTRA_TO_ORG_OWNER', inApp: true, email: true },
    ]);
    const admin = doorOf(services, await services.aPlatformAdmin());
    expect(await admin.notifications.preferences()).toEqual([{ type: 'SYSTEM_ALERTS', inApp: true, email: true }]);
  });

  test('what is chosen stays, what is left out is as it was, and others keep theirs', async () => {
    const chosen = { type: 'VECTRA_TO_USERS', inApp: true, email: false } as const;
    await of('VIEWER').updateNotificationPreferences({ preferences: [{ ...chosen, inApp: false }] });
    expect(await of('VIEWER').updateNotificationPreferences({ preferences: [chosen] })).toEqual({
      kind: 'NotificationPreferencesUpdated',
      preferences: [{ type: 'ORG_OWNER_TO_MEMBERS', inApp: true, email: true }, chosen],
    });
    expect(await of('VIEWER').preferences()).toContainEqual(chosen);
    expect(await of('OWNER').preferences()).not.toContainEqual(chosen);
    expect((await auditOf(services, organization.id)).at(-1)).toMatchObject({
      action: 'notification-preferences.updated',
      after: { VECTRA_TO_USERS: 'inApp=true mail=false' },
    });
  });

  test('platform admins choose too', async () => {
    const { notifications } = doorOf(services, await services.aPlatformAdmin());
    const chosen = { type: 'SYSTEM_ALERTS', ...off } as const;
    expect(await notifications.updateNotificationPreferences({ preferences: [chosen] })).toMatchObject({
      preferences: [chosen],
    });
  });

  test('mail about the safety of the account goes out whatever is switched off', async () => {
    const viewer = organization.member('VIEWER');
    await withPassword(services, viewer);
    await of('VIEWER').updateNotificationPreferences({
      preferences: [
        { type: 'ORG_OWNER_TO_MEMBERS', ...off },
        { type: 'VECTRA_TO_USERS', ...off },
      ],
    });
    await doorOf(services, viewer).accounts.changePassword({
      currentPassword: password,
      newPassword: 'another long staple of horses',
    });
    expect(await mailsTo(services, await addressOf(services, viewer))).toMatchObject([{ template: 'security-alert' }]);
  });
});

describe('InvalidInput', () => {
  test.each([
    ['no type', []],
    ['one type twice', [off, off].map((each) => ({ type: 'VECTRA_TO_USERS', ...each }))],
  ] as const)('%s', async (_, preferences) => {
    const input = { preferences: preferences as never };
    expect(await of('VIEWER').updateNotificationPreferences(input)).toMatchObject({ kind: 'InvalidInput' });
  });
});

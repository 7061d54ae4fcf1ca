import { recordAudit } from '../../../../platform/audit/record-audit.js';
import { defineUseCase, NotPermitted } from '../../../../platform/use-case/define-use-case.js';
import { invalidInput, type InvalidInput } from '../../domain/members/member-problems.js';
import { typesReaching, type NotificationPreference } from '../../domain/notifications/notification.js';
import type { NotificationNeeds } from './notification-needs.js';

/** What choosing how to be told can come to. */
export type UpdateNotificationPreferencesOutcome =
  | {
      readonly kind: 'NotificationPreferencesUpdated';
      readonly preferences: readonly NotificationPreference[];
    }
  | InvalidInput;

interface Input {
  readonly preferences: readonly NotificationPreference[];
}

const shown = (preferences: readonly NotificationPreference[]) =>
  Object.fromEntries(preferences.map(({ type, inApp, email }) => [type, `inApp=${inApp} mail=${email}`]));

/**
 * Chooses how one is told of each type, also of those that another role would bring. Mail about the safety of an account is no notification and knows no preference:
 * it always goes out.
 */
export const updateNotificationPreferences = defineUseCase({
  permission: 'self:manage',

  async run(
    { viewer, store, clock, trail }: NotificationNeeds,
    { preferences: asked }: Input,
  ): Promise<UpdateNotificationPreferencesOutcome> {
    const { userId, role } = viewer;
    if (userId === null) throw new NotPermitted('self:manage');
    const types = typesReaching(role);
    const chosen = new Set(asked.map(({ type }) => type));
    if (chosen.size !== asked.length || chosen.size === 0)
      return invalidInput([{ path: 'preferences', message: 'Name at least one type, and each at most once.' }]);
    return store.transaction(async ({ preferences, writer }) => {
      const before = await preferences.ofPerson(userId, types);
      for (const preference of asked) await preferences.choose(userId, preference, clock.now());
      const after = await preferences.ofPerson(userId, types);
      await recordAudit(writer, trail, {
        organizationId: store.organizationId,
        action: 'notification-preferences.updated',
        subject: { type: 'user', id: userId },
        before: shown(before),
        after: shown(after),
      });
      return { kind: 'NotificationPreferencesUpdated' as const, preferences: after };
    });
  },
});

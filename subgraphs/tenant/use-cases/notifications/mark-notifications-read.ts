import { recordAudit } from '../../../../platform/audit/record-audit.js';
import { defineUseCase, NotPermitted } from '../../../../platform/use-case/define-use-case.js';
import { invalidInput, type InvalidInput } from '../../domain/members/member-problems.js';
import type { NotificationNeeds } from './notification-needs.js';

/** What marking notifications read can come to. */
export type MarkNotificationsReadOutcome =
  | { readonly kind: 'NotificationsRead'; readonly readCount: number; readonly unreadCount: number }
  | InvalidInput;

interface Input {
  /** Null: all. */
  readonly ids?: readonly string[] | null | undefined;
}

const idsMax = 500;

/** Marks the person's own notifications read; others and unknown ones count for nothing. */
export const markNotificationsRead = defineUseCase({
  permission: 'self:manage',

  async run({ viewer, store, clock, trail }: NotificationNeeds, input: Input): Promise<MarkNotificationsReadOutcome> {
    const { userId } = viewer;
    if (userId === null) throw new NotPermitted('self:manage');
    const ids = input.ids ?? null;
    if (ids !== null && ids.length > idsMax)
      return invalidInput([{ path: 'ids', message: `Name at most ${idsMax} notifications, or none to mark all.` }]);
    return store.transaction(async (transaction) => {
      const box = transaction.box(userId);
      const readCount = await box.markRead(ids, clock.now());
      const unreadCount = await box.unreadCount();
      if (readCount > 0)
        await recordAudit(transaction.writer, trail, {
          organizationId: store.organizationId,
          action: 'notification.read',
          subject: { type: 'user', id: userId },
          after: { readCount, unreadCount },
        });
      return { kind: 'NotificationsRead' as const, readCount, unreadCount };
    });
  },
});

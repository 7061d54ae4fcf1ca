import { recordAudit } from '../../../../platform/audit/record-audit.js';
import { defineUseCase } from '../../../../platform/use-case/define-use-case.js';
import { handOutBatch } from './hand-out.js';
import type { SendingNeeds } from './notification-needs.js';

/** What delivering comes to: some were served and others wait, all are served, or there was nothing to do. */
export interface DeliverNotificationOutcome {
  readonly kind: 'BatchDelivered' | 'NotificationDelivered' | 'NothingToDeliver';
}

/** Serves the next batch of one organization's share of a notification (V-88). */
export const deliverNotification = defineUseCase({
  permission: 'notification:deliver',

  async run(needs: SendingNeeds, { deliveryId }: { readonly deliveryId: string }): Promise<DeliverNotificationOutcome> {
    const { store, trail } = needs;
    return store.transaction(async (transaction) => {
      const held = await transaction.deliveries.hold(deliveryId);
      if (!held) return { kind: 'NothingToDeliver' as const };
      const { waiting, delivery } = await handOutBatch(needs, transaction, held);
      if (waiting) return { kind: 'BatchDelivered' as const };
      const { processedCount, inAppCount, mailCount } = delivery;
      await recordAudit(transaction.writer, trail, {
        organizationId: store.organizationId,
        action: 'notification.delivered',
        subject: { type: 'notification', id: delivery.sentId },
        after: { processedCount, inAppCount, mailCount },
      });
      return { kind: 'NotificationDelivered' as const };
    });
  },
});

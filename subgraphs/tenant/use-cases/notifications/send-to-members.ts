import { enqueue } from '../../../../platform/queue/enqueue.js';
import { isOfOrganization } from '../../../../platform/tenancy/platform-scope.js';
import { defineUseCase } from '../../../../platform/use-case/define-use-case.js';
import type { NotificationRequest } from '../../domain/notifications/notification-request.js';
import { deliverNotificationJob } from '../../jobs/deliver-notification.job.js';
import type { NotificationNeeds } from './notification-needs.js';
import { postNotification, type SendNotificationOutcome } from './post-notification.js';

/** An owner or an administrator writes to members of the organization (V-84). */
export const sendToMembers = defineUseCase({
  permission: 'member:notify',

  async run(needs: NotificationNeeds, request: NotificationRequest): Promise<SendNotificationOutcome> {
    const { scope } = needs.store;
    return postNotification(needs, request, async ({ writer }, begun) => {
      if (!isOfOrganization(scope)) return;
      for (const { id } of begun) await enqueue(writer, scope, deliverNotificationJob, { deliveryId: id });
    });
  },
});

import { defineUseCase } from '../../../../platform/use-case/define-use-case.js';
import type { NotificationRequest } from '../../domain/notifications/notification-request.js';
import { handOutAll } from './hand-out.js';
import type { SendingNeeds } from './notification-needs.js';
import { postNotification, type SendNotificationOutcome } from './post-notification.js';

/**
 * A platform admin writes to users, to owners or to platform admins (V-85, V-86, V-87). What is for an organization waits
 * for the worker, who hands it out inside that organization; platform admins belong to none and are told at once.
 */
export const sendFromPlatform = defineUseCase({
  permission: 'platform:notify',

  async run(needs: SendingNeeds, request: NotificationRequest): Promise<SendNotificationOutcome> {
    return postNotification(needs, request, async (transaction, begun) => {
      for (const { id, organizationId } of begun) if (organizationId === null) await handOutAll(needs, transaction, id);
    });
  },
});

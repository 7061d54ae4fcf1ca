import { trailOfJob } from '../../../platform/audit/audit-trail.js';
import type { Clock } from '../../../platform/config/clock.js';
import { bindJob, type JobBinding } from '../../../platform/queue/define-job.js';
import { organizationScopeOfJob, type OrganizationScope } from '../../../platform/tenancy/organization-scope.js';
import { ready } from '../../../platform/use-case/define-use-case.js';
import { clockwork } from '../../../platform/viewer/viewer.js';
import type { notificationStoreOf } from '../context/notifications.js';
import { deliverNotificationJob } from '../jobs/deliver-notification.job.js';
import { deliverNotification } from '../use-cases/notifications/deliver-notification.js';
import type { NotificationPost } from '../use-cases/notifications/notification-needs.js';

/** What the handler works with. */
export interface DeliverNotificationNeeds {
  readonly storeOf: (scope: OrganizationScope) => ReturnType<typeof notificationStoreOf>;
  readonly post: NotificationPost;
  readonly clock: Clock;
}

/** Serves batch after batch until everybody is; what a drain or a crash leaves, the sweep rings for again. */
export const deliverNotificationHandler = ({ storeOf, post, clock }: DeliverNotificationNeeds): JobBinding =>
  bindJob(deliverNotificationJob, async ({ organizationId, deliveryId }, { signal }) => {
    const store = storeOf(organizationScopeOfJob({ organizationId }));
    const trail = trailOfJob(clockwork, deliveryId);
    const deliver = ready(deliverNotification, { viewer: clockwork, store, clock, trail, post });
    while (!signal.aborted && (await deliver({ deliveryId })).kind === 'BatchDelivered') {
      /* until everybody is served */
    }
  });

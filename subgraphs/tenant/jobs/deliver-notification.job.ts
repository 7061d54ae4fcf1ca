import { z } from 'zod';
import { defineJob } from '../../../platform/queue/define-job.js';

/** Lets a worker hand out a notification in one organization. Ringing twice is harmless: the row decides. */
export const deliverNotificationJob = defineJob({
  name: 'tenant.deliver-notification',
  payload: z.object({ organizationId: z.uuid(), deliveryId: z.uuid() }),
  attemptsMax: 4,
  backoffMs: 2_000,
});

import { z } from 'zod';
import { defineJob } from '../../../platform/queue/define-job.js';

/** Lets a worker erase a removed member whose time is up. Ringing twice is harmless: the row decides. */
export const purgeMemberJob = defineJob({
  name: 'tenant.purge-member',
  payload: z.object({ organizationId: z.uuid(), memberId: z.uuid() }),
  attemptsMax: 4,
  backoffMs: 2_000,
});

import { z } from 'zod';
import { defineJob } from '../../../platform/queue/define-job.js';

/** Invites the first owner of an organization that was created by hand. Ringing twice is harmless: the row decides. */
export const inviteFirstOwnerJob = defineJob({
  name: 'tenant.invite-first-owner',
  payload: z.object({ organizationId: z.uuid() }),
  attemptsMax: 4,
  backoffMs: 2_000,
});

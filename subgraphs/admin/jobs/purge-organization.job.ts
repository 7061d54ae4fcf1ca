import { z } from 'zod';
import { defineJob } from '../../../platform/queue/define-job.js';

/** Erases an organization whose thirty days are over; the database decides whether they are. */
export const purgeOrganization = defineJob({
  name: 'admin.purge-organization',
  payload: z.object({ organizationId: z.uuid() }),
  attemptsMax: 1,
  backoffMs: 1_000,
});

import { z } from 'zod';
import { defineJob } from '../../../platform/queue/define-job.js';

/** Lets a worker erase what has been over for longer than it is kept. Ringing twice is harmless: the rows decide. */
export const pruneRowsJob = defineJob({
  name: 'tenant.prune-rows',
  payload: z.object({}),
  attemptsMax: 4,
  backoffMs: 2_000,
});

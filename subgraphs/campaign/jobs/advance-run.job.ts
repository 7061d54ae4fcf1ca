import { z } from 'zod';
import { defineJob } from '../../../platform/queue/define-job.js';

/** Lets a worker take up a run and work until it is finished, paused or cancelled. Ringing twice is harmless: the run's lease decides. */
export const advanceRun = defineJob({
  name: 'campaign.advance-run',
  payload: z.object({ organizationId: z.uuid(), runId: z.uuid() }),
  attemptsMax: 4,
  backoffMs: 2_000,
});

import { z } from 'zod';
import { defineJob } from '../../../platform/queue/define-job.js';

/** Lets a worker take up an import and work until it is finished or cancelled. Ringing twice is harmless: the import's lease decides. */
export const runImport = defineJob({
  name: 'lead.run-import',
  payload: z.object({ organizationId: z.uuid(), importId: z.uuid() }),
  attemptsMax: 4,
  backoffMs: 2_000,
});

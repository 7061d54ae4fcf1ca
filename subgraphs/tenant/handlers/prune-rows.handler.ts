import type { Clock } from '../../../platform/config/clock.js';
import type { Logger } from '../../../platform/logging/logger.js';
import { bindJob, type JobBinding } from '../../../platform/queue/define-job.js';
import { ready } from '../../../platform/use-case/define-use-case.js';
import { clockwork } from '../../../platform/viewer/viewer.js';
import type { overRowsOf } from '../context/accounts.js';
import { pruneRowsJob } from '../jobs/prune-rows.job.js';
import { pruneRows } from '../use-cases/retention/prune-rows.js';

/** What the handler works with. */
export interface PruneRowsNeeds {
  readonly rows: ReturnType<typeof overRowsOf>;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** Erases what is over, whoever it belongs to; what a stopped worker leaves, the next bell takes up. */
export const pruneRowsHandler = ({ rows, clock, logger }: PruneRowsNeeds): JobBinding =>
  bindJob(pruneRowsJob, async (_payload, { signal }) => {
    const { counts } = await ready(pruneRows, { viewer: clockwork, rows, clock })({ signal });
    if (Object.keys(counts).length > 0) logger.info({ counts }, 'rows were erased that had been kept long enough');
  });

import type { Logger } from '../../../platform/logging/logger.js';
import { bindJob, type JobBinding } from '../../../platform/queue/define-job.js';
import { purgeOrganization } from '../jobs/purge-organization.job.js';

/** What the handler works with. */
export interface PurgeNeeds {
  /**
   * Erases one batch in a transaction of its own and answers how many rows went; 0 when nothing is left, or when another
   * worker is at it. The database refuses unless the organization is deleted and its time has come.
   */
  readonly eraseBatch: (organizationId: string) => Promise<number>;
  readonly logger: Logger;
}

/** Answers the bell of an organization that is due: batch after batch. Whatever stops it, the sweep rings again for what is left. */
export const purgeOrganizationHandler = ({ eraseBatch, logger }: PurgeNeeds): JobBinding =>
  bindJob(purgeOrganization, async ({ organizationId }, { signal }) => {
    let rowCount = 0;
    while (!signal.aborted) {
      const erased = await eraseBatch(organizationId);
      if (erased === 0) break;
      rowCount += erased;
    }
    logger.info({ organizationId, rowCount }, 'rows of a deleted organization were erased');
  });

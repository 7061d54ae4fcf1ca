import type { Services } from '../../../../platform/process/services.js';
import type { RetainedKind } from '../../domain/retention.js';

/** Rows that are over, of every organization and of none. The database erases nothing that still works, whoever asks. */
export class OverRows {
  readonly #services: Pick<Services, 'systemCount'>;

  constructor(services: Pick<Services, 'systemCount'>) {
    this.#services = services;
  }

  /** Erases up to `batch` rows that were over before a moment and answers how many; what another worker is at is left to it. */
  prune(kind: RetainedKind, before: Date, batch: number): Promise<number> {
    return this.#services.systemCount('SELECT platform.prune_rows($1, $2, $3) AS count', [kind, before, batch]);
  }
}

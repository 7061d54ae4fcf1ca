import type { Clock } from '../../../../platform/config/clock.js';
import { defineUseCase } from '../../../../platform/use-case/define-use-case.js';
import type { Viewer } from '../../../../platform/viewer/viewer.js';
import type { OverRows } from '../../data/retention/over-rows.js';
import { keptSince, retainedKinds, type RetainedKind } from '../../domain/retention.js';

/** How many rows of each kind were erased. */
export interface PruneRowsOutcome {
  readonly kind: 'RowsPruned';
  readonly counts: Readonly<Partial<Record<RetainedKind, number>>>;
}

interface Needs {
  readonly viewer: Viewer;
  readonly rows: OverRows;
  readonly clock: Clock;
}

interface Input {
  /** Ends the work between two batches. */
  readonly signal: AbortSignal;
  readonly batch?: number;
}

const rowsPerBatch = 1_000;

/** Erases what has been over for longer than it is kept, batch after batch, each in a transaction of its own. */
export const pruneRows = defineUseCase({
  permission: 'retention:purge',

  async run({ rows, clock }: Needs, { signal, batch = rowsPerBatch }: Input): Promise<PruneRowsOutcome> {
    const now = clock.now();
    const counts: Partial<Record<RetainedKind, number>> = {};
    for (const kind of retainedKinds) {
      while (!signal.aborted) {
        const pruned = await rows.prune(kind, keptSince(kind, now), batch);
        if (pruned === 0) break;
        counts[kind] = (counts[kind] ?? 0) + pruned;
      }
    }
    return { kind: 'RowsPruned', counts };
  },
});

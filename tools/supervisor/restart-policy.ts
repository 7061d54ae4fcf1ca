/** How long a child that died waits before its next start. */
export interface RestartPolicy {
  /** Waits in milliseconds, one per death in a row; the last one repeats. */
  readonly delaysMs: readonly number[];
  /** A child that was ready for this long has recovered, and its next death counts as the first. */
  readonly recoveredAfterMs: number;
  /** Deaths before the first readiness that make the start fail. */
  readonly firstStartAttempts: number;
  /** Time to become ready; past it the child is killed, which counts as a death. */
  readonly readyWithinMs: number;
  /** Time between SIGTERM and SIGKILL. */
  readonly graceMs: number;
}

/** What `npm start` uses. */
export const defaultRestartPolicy: RestartPolicy = {
  delaysMs: [250, 500, 1_000, 2_000, 5_000, 10_000],
  recoveredAfterMs: 30_000,
  firstStartAttempts: 3,
  readyWithinMs: 60_000,
  graceMs: 10_000,
};

/** The wait in milliseconds before the start that follows the given number of deaths in a row (1 or more). */
export function restartDelayMs(policy: Pick<RestartPolicy, 'delaysMs'>, deathsInARow: number): number {
  return policy.delaysMs[Math.min(deathsInARow, policy.delaysMs.length) - 1] ?? 0;
}

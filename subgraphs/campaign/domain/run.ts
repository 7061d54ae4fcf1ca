/** The states of one execution of the agents on a campaign. */
export const runStatuses = ['QUEUED', 'RUNNING', 'PAUSED', 'COMPLETED', 'FAILED', 'CANCELLED'] as const;

/** Where a run stands. */
export type RunStatus = (typeof runStatuses)[number];

/** The three agents, in the order they work (V-03 to V-05, O-06). */
export const agentTypes = ['PROSPECTOR', 'BANT_QUALIFIER', 'SCHEDULER'] as const;

/** One of the three agents. */
export type AgentType = (typeof agentTypes)[number];

/** What a run has done so far. */
export interface RunCounts {
  /** Leads the run knows it has to assess. */
  readonly total: number;
  readonly found: number;
  readonly assessed: number;
  readonly qualified: number;
  readonly nurture: number;
  readonly rejected: number;
  readonly drafted: number;
}

/** One execution of the agents on a campaign. */
export interface AgentRun {
  readonly id: string;
  readonly organizationId: string;
  readonly campaignId: string;
  readonly status: RunStatus;
  /** The agent at work, null before the first and after the last. */
  readonly agent: AgentType | null;
  /** Where the agent at work continues; null at its beginning. */
  readonly position: string | null;
  /** How many steps are committed. */
  readonly step: number;
  readonly eventSequence: number;
  readonly counts: RunCounts;
  readonly costMicroUsd: number;
  readonly failure: string | null;
  readonly createdAt: Date;
  readonly startedAt: Date | null;
  readonly finishedAt: Date | null;
}

const moves: Readonly<Record<RunStatus, readonly RunStatus[]>> = {
  QUEUED: ['RUNNING', 'PAUSED', 'CANCELLED'],
  RUNNING: ['PAUSED', 'COMPLETED', 'FAILED', 'CANCELLED'],
  PAUSED: ['QUEUED', 'CANCELLED'],
  FAILED: ['QUEUED', 'CANCELLED'],
  COMPLETED: [],
  CANCELLED: [],
};

/** The states from which a run may go to `to`. */
export const statesBefore = (to: RunStatus): readonly RunStatus[] =>
  runStatuses.filter((from) => moves[from].includes(to));

/** Nothing more will happen to the run by itself. */
export const isFinished = (status: RunStatus): boolean =>
  status === 'COMPLETED' || status === 'FAILED' || status === 'CANCELLED';

/** The agent that follows, null after the last. */
export const agentAfter = (agent: AgentType | null): AgentType | null =>
  agent === null ? 'PROSPECTOR' : (agentTypes[agentTypes.indexOf(agent) + 1] ?? null);

/** How long a worker may be silent before another takes its run, in milliseconds. */
export const leaseMs = 15_000;

/** How often in a row a run may fail without progress before it is given up (V-36 asks for 3 retries). */
export const failedAttemptsMax = 4;

/** How far the run is, from 0 to 1: assessing counts for 80 %, drafting for the rest. */
export function progressOf(run: Pick<AgentRun, 'status' | 'counts'>): number {
  if (run.status === 'COMPLETED') return 1;
  const { total, assessed, qualified, drafted } = run.counts;
  if (total === 0) return 0;
  const assessing = Math.min(1, assessed / total);
  const drafting = assessed >= total && qualified > 0 ? Math.min(1, drafted / qualified) : 0;
  return Math.min(0.99, 0.8 * assessing + 0.19 * drafting);
}

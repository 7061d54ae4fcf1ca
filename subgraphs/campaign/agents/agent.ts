import type { GraphClient } from '../../../platform/graphql/graph-client.js';
import type { Campaign } from '../domain/campaign.js';
import type { EmailDraft } from '../domain/email.js';
import type { AgentRun } from '../domain/run.js';
import type { RunEventDraft } from '../domain/run-event.js';
import type { AgentToolbox } from './toolbox.js';

/** How many leads an agent takes at a time: one step, one commit. */
export const leadsPerStep = 100;

/** Everything an agent may use for one step. It reaches other houses through `graph` only. */
export interface AgentWork {
  readonly run: AgentRun;
  readonly campaign: Campaign;
  readonly graph: GraphClient;
  readonly toolbox: AgentToolbox;
  readonly now: Date;
  readonly signal: AbortSignal;
}

/** What an agent did in one step. Doing it again from the same position gives the same. */
export interface AgentStep {
  /** Where to continue; null when the agent is done. */
  readonly nextPosition: string | null;
  readonly leadCount: number;
  readonly costMicroUsd: number;
  readonly events: readonly RunEventDraft[];
  readonly emails: readonly EmailDraft[];
}

/** One of the three agents. */
export type Agent = (work: AgentWork) => Promise<AgentStep>;

import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { trailOfJob } from '../../../platform/audit/audit-trail.js';
import type { Clock } from '../../../platform/config/clock.js';
import type { GraphClient } from '../../../platform/graphql/graph-client.js';
import type { Logger } from '../../../platform/logging/logger.js';
import { bindJob, type JobAttempt, type JobBinding } from '../../../platform/queue/define-job.js';
import { organizationScopeOfJob, type OrganizationScope } from '../../../platform/tenancy/organization-scope.js';
import { ready } from '../../../platform/use-case/define-use-case.js';
import { viewerOf, type Viewer } from '../../../platform/viewer/viewer.js';
import type { Agent, AgentStep } from '../agents/agent.js';
import { bantQualifier } from '../agents/bant/agent.js';
import { prospector } from '../agents/prospector/agent.js';
import { scheduler } from '../agents/scheduler/agent.js';
import type { AgentToolbox } from '../agents/toolbox.js';
import type { CampaignStoreFactory } from '../context.js';
import type { Campaign } from '../domain/campaign.js';
import { agentAfter, leaseMs, type AgentRun, type AgentType } from '../domain/run.js';
import type { RunEventDraft } from '../domain/run-event.js';
import { advanceRun } from '../jobs/advance-run.job.js';
import { claimRun } from '../use-cases/claim-run.js';
import { commitStep } from '../use-cases/commit-step.js';
import { finishRun } from '../use-cases/finish-run.js';
import { recordRunFailure } from '../use-cases/record-run-failure.js';

const agents: Readonly<Record<AgentType, Agent>> = {
  PROSPECTOR: prospector,
  BANT_QUALIFIER: bantQualifier,
  SCHEDULER: scheduler,
};

/** What the handler works with. */
export interface AdvanceRunNeeds {
  readonly storeOf: CampaignStoreFactory;
  /** The graph as the agents of one run see it. */
  readonly graphOf: (viewer: Viewer) => GraphClient;
  readonly toolbox: AgentToolbox;
  readonly clock: Clock;
  readonly logger: Logger;
}

interface RunSession {
  readonly needs: AdvanceRunNeeds;
  readonly viewer: Viewer;
  readonly store: ReturnType<CampaignStoreFactory>;
  readonly graph: GraphClient;
  readonly worker: string;
  readonly signal: AbortSignal;
}

/** The events of a step, closed by the change of agents when there is one. */
function eventsOf(step: AgentStep, agent: AgentType, next: AgentType | null): readonly RunEventDraft[] {
  if (next === agent) return step.events;
  const finished: RunEventDraft = { kind: 'AGENT_FINISHED', agent };
  if (next === null) return [...step.events, finished];
  return [...step.events, finished, { kind: 'AGENT_STARTED', agent: next }];
}

/** One step of the agent at work, committed: the run as it is then, or null when it was interrupted. */
async function takeStep(
  session: RunSession,
  run: AgentRun,
  campaign: Campaign,
  agent: AgentType,
): Promise<AgentRun | null> {
  const { needs, viewer, store, graph, worker, signal } = session;
  const startedAt = needs.clock.now();
  const step = await agents[agent]({ run, campaign, graph, toolbox: needs.toolbox, now: startedAt, signal });
  const next = step.nextPosition === null ? agentAfter(agent) : agent;
  const outcome = await ready(commitStep, { viewer, store, clock: needs.clock })({
    run,
    worker,
    agent,
    nextAgent: next,
    nextPosition: step.nextPosition,
    leadCount: step.leadCount,
    costMicroUsd: step.costMicroUsd,
    events: eventsOf(step, agent, next),
    emails: step.emails,
    startedAt,
  });
  return outcome.kind === 'StepCommitted' ? outcome.run : null;
}

/** Works until the run is done, interrupted or the process drains. */
async function work(session: RunSession, claimed: AgentRun, campaign: Campaign): Promise<void> {
  const { needs, viewer, store, worker, signal } = session;
  let run: AgentRun | null = claimed;
  while (run?.agent) {
    if (signal.aborted) {
      await store.runs.release(run.id, worker, needs.clock.now());
      return;
    }
    run = await takeStep(session, run, campaign, run.agent);
  }
  if (run) await ready(finishRun, { viewer, store, clock: needs.clock })({ runId: run.id, campaign });
}

/** Keeps the lease while a step takes long; a worker that is gone cannot, and its run is taken over. */
function keepLease({ needs, store, worker }: RunSession, runId: string): () => void {
  const timer = setInterval(() => {
    store.runs.renewLease(runId, worker, needs.clock.now()).catch((error: unknown) => {
      needs.logger.warn({ err: error, runId }, 'lease not renewed');
    });
  }, leaseMs / 3);
  return () => {
    clearInterval(timer);
  };
}

const failureReason = 'an unexpected error; resume the campaign to try again.';

async function advance(
  needs: AdvanceRunNeeds,
  scope: OrganizationScope,
  runId: string,
  attempt: JobAttempt,
): Promise<void> {
  const viewer = viewerOf({ kind: 'AGENT', runId, organizationId: scope.organizationId });
  const worker = `${hostname()}:${process.pid}:${randomUUID()}`;
  const store = needs.storeOf(scope, trailOfJob(viewer, `run:${runId}`));
  const session: RunSession = { needs, viewer, store, graph: needs.graphOf(viewer), worker, signal: attempt.signal };
  const claim = await ready(claimRun, { viewer, store, clock: needs.clock })({ runId, worker });
  if (claim.kind === 'NothingToDo') return;
  const letGo = keepLease(session, runId);
  try {
    await work(session, claim.run, claim.campaign);
  } catch (error) {
    if (attempt.signal.aborted) {
      await store.runs.release(runId, worker, needs.clock.now());
      return;
    }
    needs.logger.error({ err: error, runId }, 'a step failed');
    await ready(recordRunFailure, { viewer, store, clock: needs.clock })({
      runId,
      campaign: claim.campaign,
      worker,
      reason: failureReason,
    });
    throw error;
  } finally {
    letGo();
  }
}

/** Answers the bell of a run: parse, scope, claim, then let the agents work. */
export const advanceRunHandler = (needs: AdvanceRunNeeds): JobBinding =>
  bindJob(advanceRun, ({ organizationId, runId }, attempt) =>
    advance(needs, organizationScopeOfJob({ organizationId }), runId, attempt),
  );

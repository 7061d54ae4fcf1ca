import { appendEvents } from '../../../platform/events/outbox.js';
import type { Prisma } from '../../../prisma/generated/client.js';
import { isUuid } from '../../../platform/database/uuid.js';
import type { OrganizationScope } from '../../../platform/tenancy/organization-scope.js';
import { leaseMs, statesBefore, type AgentRun, type AgentType, type RunStatus } from '../domain/run.js';
import { completeEvents, countsAdded, topicOfRun, type RunEvent, type RunEventDraft } from '../domain/run-event.js';
import type { OrganizationClient } from './campaign.repository.js';

type Row = Prisma.AgentRunModel;

const toRun = (row: Row): AgentRun => ({
  id: row.id,
  organizationId: row.organizationId,
  campaignId: row.campaignId,
  status: row.status as RunStatus,
  agent: row.agent as AgentType | null,
  position: row.position,
  step: row.step,
  eventSequence: row.eventSequence,
  counts: {
    total: row.totalCount,
    found: row.foundCount,
    assessed: row.assessedCount,
    qualified: row.qualifiedCount,
    nurture: row.nurtureCount,
    rejected: row.rejectedCount,
    drafted: row.draftedCount,
  },
  costMicroUsd: Number(row.costMicroUsd),
  failure: row.failure,
  createdAt: row.createdAt,
  startedAt: row.startedAt,
  finishedAt: row.finishedAt,
});

/** A step that an agent finished and that is about to be committed. */
export interface StepRecord {
  readonly runId: string;
  /** The step this follows: the compare of the compare-and-set. */
  readonly fromStep: number;
  readonly worker: string;
  readonly agent: AgentType;
  readonly nextAgent: AgentType | null;
  readonly nextPosition: string | null;
  readonly leadCount: number;
  readonly costMicroUsd: number;
  readonly events: readonly RunEventDraft[];
  /** When the agent began with it; left out where nobody timed it. */
  readonly startedAt?: Date;
  readonly now: Date;
}

/** The runs of one organization. Every write is a compare-and-set, and writes its events in the same transaction. */
export class RunRepository {
  readonly #client: OrganizationClient;
  readonly #scope: OrganizationScope;

  constructor(client: OrganizationClient, scope: OrganizationScope) {
    this.#client = client;
    this.#scope = scope;
  }

  async findById(id: string): Promise<AgentRun | null> {
    if (!isUuid(id)) return null;
    const row = await this.#client.agentRun.findFirst({ where: { organizationId: this.#scope.organizationId, id } });
    return row ? toRun(row) : null;
  }

  async findByIds(ids: readonly string[]): Promise<ReadonlyMap<string, AgentRun>> {
    const rows = await this.#client.agentRun.findMany({
      where: { organizationId: this.#scope.organizationId, id: { in: ids.filter(isUuid) } },
    });
    return new Map(rows.map((row) => [row.id, toRun(row)]));
  }

  /** The newest run of each campaign. */
  async latestByCampaign(campaignIds: readonly string[]): Promise<ReadonlyMap<string, AgentRun>> {
    const rows = await this.#client.agentRun.findMany({
      where: { organizationId: this.#scope.organizationId, campaignId: { in: campaignIds.filter(isUuid) } },
      orderBy: [{ campaignId: 'asc' }, { id: 'desc' }],
      distinct: ['campaignId'],
    });
    return new Map(rows.map((row) => [row.campaignId, toRun(row)]));
  }

  /** The runs of a campaign, newest first, behind the position. */
  async page(campaignId: string, after: string | null, limit: number): Promise<readonly AgentRun[]> {
    if (!isUuid(campaignId)) return [];
    const rows = await this.#client.agentRun.findMany({
      where: { organizationId: this.#scope.organizationId, campaignId, ...(after ? { id: { lt: after } } : {}) },
      orderBy: { id: 'desc' },
      take: limit,
    });
    return rows.map(toRun);
  }

  async create(campaignId: string, createdBy: string | null, now: Date): Promise<AgentRun> {
    const row = await this.#client.agentRun.create({
      data: { organizationId: this.#scope.organizationId, campaignId, createdBy, createdAt: now },
    });
    return toRun(row);
  }

  /** A worker takes the run up: null when another holds it or there is nothing to do. */
  async claim(id: string, worker: string, now: Date): Promise<AgentRun | null> {
    const rows = await this.#client.agentRun.updateManyAndReturn({
      where: {
        organizationId: this.#scope.organizationId,
        id,
        OR: [{ status: 'QUEUED' }, { status: 'RUNNING', leaseUntil: { lt: now } }],
      },
      data: { status: 'RUNNING', claimedBy: worker, leaseUntil: new Date(now.getTime() + leaseMs) },
    });
    return rows[0] ? toRun(rows[0]) : null;
  }

  /** Says that the worker is alive: false when the run is no longer its own. */
  async renewLease(id: string, worker: string, now: Date): Promise<boolean> {
    const { count } = await this.#client.agentRun.updateMany({
      where: { organizationId: this.#scope.organizationId, id, claimedBy: worker, status: 'RUNNING' },
      data: { leaseUntil: new Date(now.getTime() + leaseMs) },
    });
    return count === 1;
  }

  /** Lets go at a step boundary, so that the next worker need not wait for the lease to end. */
  async release(id: string, worker: string, now: Date): Promise<void> {
    await this.#client.agentRun.updateMany({
      where: { organizationId: this.#scope.organizationId, id, claimedBy: worker, status: 'RUNNING' },
      data: { leaseUntil: new Date(now.getTime() - 1), claimedBy: null },
    });
  }

  /** Marks the first time a worker starts the run: null when it was started before. */
  async start(id: string, worker: string, now: Date): Promise<AgentRun | null> {
    const rows = await this.#client.agentRun.updateManyAndReturn({
      where: { organizationId: this.#scope.organizationId, id, claimedBy: worker, status: 'RUNNING', startedAt: null },
      data: { startedAt: now, agent: 'PROSPECTOR' },
    });
    return rows[0] ? toRun(rows[0]) : null;
  }

  /**
   * Writes a finished step: null when the run was paused, cancelled or taken over meanwhile, and then nothing is written.
   * The sequence of its events continues the run's, because the row is locked by this update.
   */
  async commitStep(step: StepRecord): Promise<AgentRun | null> {
    const adds = countsAdded(step.events);
    const rows = await this.#client.agentRun.updateManyAndReturn({
      where: {
        organizationId: this.#scope.organizationId,
        id: step.runId,
        claimedBy: step.worker,
        status: 'RUNNING',
        step: step.fromStep,
      },
      data: {
        step: { increment: 1 },
        agent: step.nextAgent,
        position: step.nextPosition,
        eventSequence: { increment: step.events.length },
        totalCount: { increment: adds.total },
        foundCount: { increment: adds.found },
        assessedCount: { increment: adds.assessed },
        qualifiedCount: { increment: adds.qualified },
        nurtureCount: { increment: adds.nurture },
        rejectedCount: { increment: adds.rejected },
        draftedCount: { increment: adds.drafted },
        costMicroUsd: { increment: step.costMicroUsd },
        leaseUntil: new Date(step.now.getTime() + leaseMs),
        failedAttempts: 0,
      },
    });
    const run = rows[0] ? toRun(rows[0]) : null;
    if (!run) return null;
    await this.#recordJob(step, run);
    const before = {
      total: run.counts.total - adds.total,
      found: run.counts.found - adds.found,
      assessed: run.counts.assessed - adds.assessed,
      qualified: run.counts.qualified - adds.qualified,
      nurture: run.counts.nurture - adds.nurture,
      rejected: run.counts.rejected - adds.rejected,
      drafted: run.counts.drafted - adds.drafted,
    };
    await this.#append(
      completeEvents(step.events, {
        runId: run.id,
        sequence: run.eventSequence - step.events.length,
        counts: before,
        at: step.now,
      }),
    );
    return run;
  }

  /** Moves the run along its table of moves and says so in one event: null when its state does not allow it. */
  async move(
    id: string,
    to: RunStatus,
    event: RunEventDraft | null,
    now: Date,
    failure: string | null = null,
  ): Promise<AgentRun | null> {
    const finished = to === 'COMPLETED' || to === 'FAILED' || to === 'CANCELLED';
    const rows = await this.#client.agentRun.updateManyAndReturn({
      where: { organizationId: this.#scope.organizationId, id, status: { in: [...statesBefore(to)] } },
      data: {
        status: to,
        eventSequence: { increment: event ? 1 : 0 },
        finishedAt: finished ? now : null,
        claimedBy: null,
        leaseUntil: null,
        failure,
        failedAttempts: 0,
        ...(finished && to !== 'FAILED' ? { agent: null } : {}),
      },
    });
    const run = rows[0] ? toRun(rows[0]) : null;
    if (run && event)
      await this.#append(
        completeEvents([event], { runId: id, sequence: run.eventSequence - 1, counts: run.counts, at: now }),
      );
    return run;
  }

  /** Adds one event to a run without moving it; only a committed step changes the counts. */
  async record(id: string, event: Omit<RunEventDraft, 'adds'>, now: Date): Promise<void> {
    const rows = await this.#client.agentRun.updateManyAndReturn({
      where: { organizationId: this.#scope.organizationId, id },
      data: { eventSequence: { increment: 1 } },
    });
    const run = rows[0] ? toRun(rows[0]) : null;
    if (run)
      await this.#append(
        completeEvents([event], { runId: id, sequence: run.eventSequence - 1, counts: run.counts, at: now }),
      );
  }

  /** Counts a failed attempt and answers how many there were in a row. */
  async countFailure(id: string, worker: string): Promise<number> {
    const rows = await this.#client.agentRun.updateManyAndReturn({
      where: { organizationId: this.#scope.organizationId, id, claimedBy: worker, status: 'RUNNING' },
      data: { failedAttempts: { increment: 1 } },
      select: { failedAttempts: true },
    });
    return rows[0]?.failedAttempts ?? 0;
  }

  async #recordJob(step: StepRecord, run: AgentRun): Promise<void> {
    await this.#client.agentJob.create({
      data: {
        organizationId: this.#scope.organizationId,
        runId: step.runId,
        step: run.step,
        agent: step.agent,
        leadCount: step.leadCount,
        costMicroUsd: step.costMicroUsd,
        worker: step.worker,
        startedAt: step.startedAt ?? null,
        finishedAt: step.now,
      },
    });
  }

  async #append(events: readonly RunEvent[]): Promise<void> {
    await appendEvents(
      this.#client,
      this.#scope,
      events.map((event) => ({ topic: topicOfRun(event.runId), payload: event })),
    );
  }
}

/** What a resolver may hold: reading only. */
export type RunReads = Pick<RunRepository, 'findById' | 'findByIds' | 'latestByCampaign' | 'page'>;

/** What keeps a worker's hold on a run: no change that anybody is told of. */
export type RunLeases = Pick<RunRepository, 'renewLease' | 'release'>;

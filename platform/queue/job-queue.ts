import { UnrecoverableError, type Job } from 'bullmq';
import type { Logger } from '../logging/logger.js';
import type { Connection, Listening, QueueOptions } from './bells.js';
import { InvalidJobPayload, type JobBinding } from './define-job.js';
import { connectPostgres } from './postgres-bells.js';
import { connectRedis } from './redis-bells.js';

/** A job to ring; the same id rings once. */
export interface RungJob {
  readonly id: string;
  readonly name: string;
  readonly payload: unknown;
  readonly attemptsMax: number;
  readonly backoffMs: number;
}

/** How many jobs wait, run and failed. */
export interface QueueDepth {
  readonly waiting: number;
  readonly active: number;
  readonly failed: number;
}

/** The bells. State lives in rows; losing a bell only delays until the next sweep. */
export class JobQueue {
  readonly #connection: Connection;
  readonly #logger: Logger;
  readonly #running = new Set<Promise<void>>();
  #worker: Listening | undefined;

  constructor(options: QueueOptions) {
    this.#logger = options.logger;
    this.#connection =
      options.redisUrl === undefined ? connectPostgres(options) : connectRedis(options, options.redisUrl);
  }

  /**
   * Rings jobs in one round trip; ringing an id again does nothing.
   * @throws Error soon, when the queue cannot be reached: ring again later, the row waits
   */
  async ring(jobs: readonly RungJob[]): Promise<void> {
    if (jobs.length === 0) return;
    const { queue, whileReachable } = this.#connection;
    const bells = jobs.map((job) => ({
      name: job.name,
      data: job.payload,
      opts: {
        jobId: job.id,
        attempts: job.attemptsMax,
        backoff: { type: 'exponential', delay: job.backoffMs },
        removeOnComplete: { count: 1000 },
        removeOnFail: { count: 1000 },
      },
    }));
    await whileReachable(() => queue.addBulk(bells));
  }

  /** Starts answering bells with the houses' handlers. */
  answer(bindings: readonly JobBinding[], drain: AbortSignal, concurrency: number): void {
    const bindingByName = new Map(bindings.map((binding) => [binding.job.name, binding]));
    const handle = async (job: Job): Promise<void> => {
      const binding = bindingByName.get(job.name);
      if (!binding) throw new UnrecoverableError(`No house answers the job ${job.name}.`);
      try {
        await binding.handle(job.data, { signal: drain, attempt: job.attemptsMade + 1 });
      } catch (error) {
        this.#logger.error({ err: error, job: job.name, attempt: job.attemptsMade + 1 }, 'job failed');
        if (error instanceof InvalidJobPayload) throw new UnrecoverableError(error.message);
        throw error;
      }
    };
    this.#worker = this.#connection.startWorker((job) => this.#run(handle(job)), concurrency);
  }

  /** Remembers what is under way, for the end. */
  async #run(handling: Promise<void>): Promise<void> {
    this.#running.add(handling);
    try {
      await handling;
    } finally {
      this.#running.delete(handling);
    }
  }

  /** How long the line is (O-11). @throws Error when the queue cannot be reached */
  async depth(): Promise<QueueDepth> {
    const { queue, whileReachable } = this.#connection;
    const counts = await whileReachable(() => queue.getJobCounts('waiting', 'active', 'failed', 'delayed'));
    return {
      waiting: (counts['waiting'] ?? 0) + (counts['delayed'] ?? 0),
      active: counts['active'] ?? 0,
      failed: counts['failed'] ?? 0,
    };
  }

  /** Lets running jobs reach a step boundary, then lets go, in time even of a queue that cannot be reached. */
  async close(): Promise<void> {
    await this.#connection.close(this.#worker, () => Promise.allSettled(this.#running));
  }
}

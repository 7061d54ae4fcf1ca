import { createPostgresBackend, Queue, UnrecoverableError, withBackend, Worker, type Job } from 'bullmq';
import { Redis } from 'ioredis';
import { createSystemPool } from '../database/system-connection.js';
import type { Logger } from '../logging/logger.js';
import { InvalidJobPayload, type JobBinding } from './define-job.js';

const queueName = 'vectra';
const onPostgres = withBackend(createPostgresBackend);

/** Where the bells hang: PostgreSQL unless a Redis is named. */
export interface QueueOptions {
  readonly systemUrl: string;
  readonly redisUrl: string | undefined;
  /** Keeps the keys of one installation apart on a shared Redis. */
  readonly prefix?: string;
  readonly logger: Logger;
}

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

/** What is used of a queue, on either backend. */
type Bells = Pick<Queue, 'addBulk' | 'close' | 'getJobCounts'>;

/** What is used of a worker, on either backend. */
type Listening = Pick<Worker, 'close'>;

type Answer = (job: Job) => Promise<void>;

interface Connection {
  readonly queue: Bells;
  startWorker(answer: Answer, concurrency: number): Listening;
  close(): Promise<void>;
}

function connectPostgres(options: QueueOptions): Connection {
  const pool = createSystemPool(options.systemUrl, {
    poolSizeMax: 16,
    searchPath: 'bullmq',
    // The row is the truth and the queue only the bell: the last second of bell states may be lost with the machine.
    synchronousCommit: false,
    applicationName: 'vectra-queue',
    onConnectionLost: (error) => {
      options.logger.warn({ err: error }, 'queue connection lost');
    },
  });
  const queue = new onPostgres.Queue(queueName, { connection: pool });
  queue.on('error', (error: Error) => {
    options.logger.warn({ err: error }, 'queue error');
  });
  return {
    queue,
    startWorker: (answer, concurrency) => {
      const worker = new onPostgres.Worker(queueName, answer, { connection: pool, ...workerOptions(concurrency) });
      worker.on('error', (error: Error) => {
        options.logger.warn({ err: error }, 'queue worker error');
      });
      return worker;
    },
    close: () => pool.end(),
  };
}

function connectRedis(options: QueueOptions, url: string): Connection {
  const connection = new Redis(url, { maxRetriesPerRequest: null });
  connection.on('error', (error) => {
    options.logger.warn({ err: error }, 'queue connection lost');
  });
  const prefix = options.prefix ?? 'vectra';
  const queue = new Queue(queueName, { connection, prefix });
  queue.on('error', (error) => {
    options.logger.warn({ err: error }, 'queue error');
  });
  return {
    queue,
    startWorker: (answer, concurrency) => {
      const worker = new Worker(queueName, answer, { connection, prefix, ...workerOptions(concurrency) });
      worker.on('error', (error) => {
        options.logger.warn({ err: error }, 'queue worker error');
      });
      return worker;
    },
    close: async () => {
      connection.disconnect();
    },
  };
}

const workerOptions = (concurrency: number) => ({
  concurrency,
  lockDuration: 15_000,
  stalledInterval: 5_000,
  maxStalledCount: 5,
});

/** The bells. State lives in rows; losing a bell only delays until the next sweep. */
export class JobQueue {
  readonly #connection: Connection;
  readonly #logger: Logger;
  #worker: Listening | undefined;

  constructor(options: QueueOptions) {
    this.#logger = options.logger;
    this.#connection =
      options.redisUrl === undefined ? connectPostgres(options) : connectRedis(options, options.redisUrl);
  }

  /** Rings jobs in one round trip; ringing an id again does nothing. */
  async ring(jobs: readonly RungJob[]): Promise<void> {
    if (jobs.length === 0) return;
    await this.#connection.queue.addBulk(
      jobs.map((job) => ({
        name: job.name,
        data: job.payload,
        opts: {
          jobId: job.id,
          attempts: job.attemptsMax,
          backoff: { type: 'exponential', delay: job.backoffMs },
          removeOnComplete: { count: 1000 },
          removeOnFail: { count: 1000 },
        },
      })),
    );
  }

  /** Starts answering bells with the houses' handlers. */
  answer(bindings: readonly JobBinding[], drain: AbortSignal, concurrency: number): void {
    const bindingByName = new Map(bindings.map((binding) => [binding.job.name, binding]));
    this.#worker = this.#connection.startWorker(async (job) => {
      const binding = bindingByName.get(job.name);
      if (!binding) throw new UnrecoverableError(`No house answers the job ${job.name}.`);
      try {
        await binding.handle(job.data, { signal: drain, attempt: job.attemptsMade + 1 });
      } catch (error) {
        this.#logger.error({ err: error, job: job.name, attempt: job.attemptsMade + 1 }, 'job failed');
        if (error instanceof InvalidJobPayload) throw new UnrecoverableError(error.message);
        throw error;
      }
    }, concurrency);
  }

  /** How long the line is (O-11). */
  async depth(): Promise<QueueDepth> {
    const counts = await this.#connection.queue.getJobCounts('waiting', 'active', 'failed', 'delayed');
    return {
      waiting: (counts['waiting'] ?? 0) + (counts['delayed'] ?? 0),
      active: counts['active'] ?? 0,
      failed: counts['failed'] ?? 0,
    };
  }

  /** Lets running jobs reach a step boundary, then lets go. */
  async close(): Promise<void> {
    await this.#worker?.close();
    await this.#connection.queue.close();
    await this.#connection.close();
  }
}

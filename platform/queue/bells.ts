import type { Job, Queue, Worker } from 'bullmq';
import type { Logger } from '../logging/logger.js';

/** The one line in which all bells hang, on either backend. */
export const queueName = 'vectra';

/** Where the bells hang: PostgreSQL unless a Redis is named. */
export interface QueueOptions {
  readonly systemUrl: string;
  readonly redisUrl: string | undefined;
  /** Keeps the keys of one installation apart on a shared Redis. */
  readonly prefix?: string;
  readonly logger: Logger;
}

/** What is used of a worker, on either backend. */
export type Listening = Pick<Worker, 'close'>;

/** Does one job. */
export type Answer = (job: Job) => Promise<void>;

/** Where the bells hang, connected. */
export interface Connection {
  readonly queue: Pick<Queue, 'addBulk' | 'getJobCounts'>;
  startWorker(answer: Answer, concurrency: number): Listening;
  /**
   * Does something with the queue, or says soon that it is out of reach, so that nobody waits for a backend that is away.
   * @throws Error when the backend cannot be reached; what was asked for may still be done when it is back
   */
  readonly whileReachable: <Result>(work: () => Promise<Result>) => Promise<Result>;
  /**
   * Ends the worker and lets go of the backend.
   * @param jobsEnd resolves when no job is under way in this process
   */
  close(worker: Listening | undefined, jobsEnd: () => Promise<unknown>): Promise<void>;
}

/** How a worker of either backend works. */
export const workerOptions = (concurrency: number) => ({
  concurrency,
  lockDuration: 15_000,
  stalledInterval: 5_000,
  maxStalledCount: 5,
});

import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { Queue, Worker } from 'bullmq';
import { Redis } from 'ioredis';
import { queueName, workerOptions, type Connection, type QueueOptions } from './bells.js';

const connectWithinMs = 2_000;
const answerWithinMs = 5_000;
const letGoWithinMs = 1_000;
const disconnectWithinMs = 250;

/** Redis cannot be reached now. What was to be rung waits in its row, and is rung again. */
class RedisOutOfReach extends Error {
  constructor(why: string) {
    super(`The queue's Redis is out of reach: ${why}.`);
    this.name = 'RedisOutOfReach';
  }
}

/** Resolves when the connection can be used; while one is being made, that is waited for. @throws RedisOutOfReach */
async function untilReady(redis: Redis, signal: AbortSignal): Promise<void> {
  if (redis.status === 'ready') return;
  if (redis.status !== 'connecting' && redis.status !== 'connect') throw new RedisOutOfReach(redis.status);
  await once(redis, 'ready', { signal });
}

/** Does something unless the connection is away, ends or does not answer in time. A command that is left behind is sent when it is back. */
async function whileReachable<Result>(redis: Redis, work: () => Promise<Result>): Promise<Result> {
  const over = new AbortController();
  const { signal } = over;
  const lost = once(redis, 'close', { signal }).then(() => {
    throw new RedisOutOfReach('its connection ended');
  });
  const late = delay(answerWithinMs, undefined, { signal }).then(() => {
    throw new RedisOutOfReach(`no answer in ${answerWithinMs / 1000} s`);
  });
  try {
    return await Promise.race([untilReady(redis, signal).then(work), lost, late]);
  } finally {
    over.abort();
  }
}

/** The bells in Redis. It may be away at any time and come back empty: rows that wait are rung again. */
export function connectRedis(options: QueueOptions, url: string): Connection {
  const connection = new Redis(url, {
    maxRetriesPerRequest: null,
    connectTimeout: connectWithinMs,
    disconnectTimeout: disconnectWithinMs,
  });
  // Each look at the queue waits for the connection's events.
  connection.setMaxListeners(0);
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
    whileReachable: (work) => whileReachable(connection, work),
    close: async (worker, jobsEnd) => {
      // A worker that never reached Redis waits for it to close in good order, so that one is cut off after its jobs.
      const closing = connection.status === 'ready' ? worker?.close() : undefined;
      await jobsEnd();
      const letGo = (closing ?? worker?.close(true) ?? Promise.resolve()).then(() => queue.close());
      await whileReachable(connection, () => letGo).catch(() => undefined);
      // What still waits for an answer is told that there will be none.
      connection.disconnect();
      await Promise.race([letGo.catch(() => undefined), delay(letGoWithinMs, undefined, { ref: false })]);
    },
  };
}

import { createPostgresBackend, withBackend } from 'bullmq';
import { createSystemPool } from '../database/system-connection.js';
import { queueName, workerOptions, type Connection, type QueueOptions } from './bells.js';

const onPostgres = withBackend(createPostgresBackend);

/** The bells in PostgreSQL, through a pool of their own. */
export function connectPostgres(options: QueueOptions): Connection {
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
    // A pool that is away refuses at once.
    whileReachable: (work) => work(),
    close: async (worker) => {
      await worker?.close();
      await queue.close();
      await pool.end();
    },
  };
}

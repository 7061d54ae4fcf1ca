import type { Pool } from 'pg';
import { systemClock, type Clock } from '../config/clock.js';
import type { Config } from '../config/config.js';
import { AccessTokens } from '../crypto/access-token.js';
import { Envelope } from '../crypto/envelope.js';
import { Database } from '../database/database.js';
import { createSystemPool } from '../database/system-connection.js';
import { Dispatcher } from '../events/dispatcher.js';
import { EventLog } from '../events/event-log.js';
import { EventTail } from '../events/event-tail.js';
import { OutboxBell } from '../events/outbox-bell.js';
import { FileStore } from '../files/file-store.js';
import { CursorCodec } from '../graphql/cursor.js';
import type { Logger } from '../logging/logger.js';
import { JobQueue } from '../queue/job-queue.js';
import { writeMetricMinutes } from '../telemetry/metric-minutes.js';
import { MinuteLog } from '../telemetry/minute-log.js';
import type { Services, WaitingRow } from './services.js';

/** The services of one process, and how to let go of them. */
export interface RunningServices extends Services {
  readonly queue: JobQueue;
  /** What this process measures, minute by minute. */
  readonly minutes: MinuteLog;
  close(): Promise<void>;
}

const createMinutes = (system: Pool, clock: Clock, logger: Logger): MinuteLog =>
  new MinuteLog({
    clock,
    write: writeMetricMinutes(system),
    onFailure: (error) => {
      logger.warn({ err: error }, 'figures of a minute were lost');
    },
  });

/**
 * Opens the database, the event log, the queue and the dispatcher. Every process dispatches when it is the leader, so
 * that events flow while any process lives.
 */
export async function startServices(options: {
  readonly config: Config;
  readonly logger: Logger;
  readonly clock?: Clock;
  readonly queuePrefix?: string;
}): Promise<RunningServices> {
  const { config, logger } = options;
  const system = createSystemPool(config.database.systemUrl, {
    poolSizeMax: 6,
    onConnectionLost: (error) => {
      logger.warn({ err: error }, 'system connection lost');
    },
  });
  const database = new Database(config.database);
  const log = new EventLog(system);
  const eventTail = new EventTail({ log, systemUrl: config.database.systemUrl, logger });
  const queue = new JobQueue({
    systemUrl: config.database.systemUrl,
    redisUrl: config.redisUrl,
    ...(options.queuePrefix === undefined ? {} : { prefix: options.queuePrefix }),
    logger,
  });
  const dispatcher = new Dispatcher({
    systemUrl: config.database.systemUrl,
    ring: (jobs) => queue.ring(jobs.map(({ job, ...due }) => ({ ...due, name: job }))),
    logger,
  });
  const clock = options.clock ?? systemClock;
  const minutes = createMinutes(system, clock, logger);
  await eventTail.start();
  await dispatcher.start();
  return {
    config,
    database,
    eventTail,
    readTopic: log.readTopic,
    bell: new OutboxBell(system, logger),
    systemRows: async (query, values) => (await system.query<WaitingRow>(query, [...values])).rows,
    systemCount: async (query, values) =>
      (await system.query<{ count: number }>(query, [...values])).rows[0]?.count ?? 0,
    files: new FileStore(database),
    cursors: new CursorCodec(config.cursorSecret),
    accessTokens: new AccessTokens(config.accessTokenPrivateKey),
    envelope: new Envelope(config.encryptionKeys),
    queueDepth: () => queue.depth(),
    clock,
    logger,
    queue,
    minutes,
    close: async () => {
      await minutes.close();
      await dispatcher.stop();
      await eventTail.stop();
      await queue.close();
      await database.close();
      await system.end();
    },
  };
}

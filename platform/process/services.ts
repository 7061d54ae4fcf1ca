import type { Clock } from '../config/clock.js';
import type { Config } from '../config/config.js';
import type { AccessTokens } from '../crypto/access-token.js';
import type { Envelope } from '../crypto/envelope.js';
import type { Database } from '../database/database.js';
import type { ReadTopic } from '../events/event-log.js';
import type { EventTail } from '../events/event-tail.js';
import type { OutboxBell } from '../events/outbox-bell.js';
import type { FileStore } from '../files/file-store.js';
import type { CursorCodec } from '../graphql/cursor.js';
import type { Logger } from '../logging/logger.js';
import type { QueueDepth } from '../queue/job-queue.js';

/** A row that waits for a worker. */
export interface WaitingRow {
  readonly organization_id: string;
  readonly id: string;
}

/** What a process lends to its houses. */
export interface Services {
  readonly config: Config;
  readonly database: Database;
  readonly eventTail: EventTail;
  readonly readTopic: ReadTopic;
  readonly bell: OutboxBell;
  /** Asks, as app_system, one of the few functions that see which rows wait for a worker across organizations. */
  systemRows(query: string, values: readonly unknown[]): Promise<readonly WaitingRow[]>;
  /** Asks, as app_system, one of the few functions that change rows across organizations, and answers its `count`. */
  systemCount(query: string, values: readonly unknown[]): Promise<number>;
  /** How many jobs wait and run now, in the whole installation (O-11). */
  queueDepth(): Promise<QueueDepth>;
  readonly files: FileStore;
  readonly cursors: CursorCodec;
  readonly accessTokens: AccessTokens;
  /** Seals secrets before they are stored. */
  readonly envelope: Envelope;
  readonly clock: Clock;
  readonly logger: Logger;
}

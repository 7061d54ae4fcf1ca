import type pg from 'pg';

/** An event as it stands in the log. */
export interface LoggedEvent {
  /** Grows with commit order across the whole log; a reader above a sequence misses nothing. */
  readonly sequence: number;
  /** Null: the platform's own. */
  readonly organizationId: string | null;
  readonly topic: string;
  readonly payload: unknown;
  readonly at: Date;
}

/** Reads one topic of one organization, or of the platform (null), above a position, oldest first, at most `limit` events. */
export type ReadTopic = (
  organizationId: string | null,
  topic: string,
  after: number,
  limit: number,
) => Promise<readonly LoggedEvent[]>;

interface EventRow {
  sequence: string;
  organization_id: string | null;
  topic: string;
  payload: unknown;
  at: Date;
}

const toEvent = (row: EventRow): LoggedEvent => ({
  sequence: Number(row.sequence),
  organizationId: row.organization_id,
  topic: row.topic,
  payload: row.payload,
  at: row.at,
});

/** Two statements rather than IS NOT DISTINCT FROM, which no index serves. */
const ofTopic = (owner: 'IS NULL' | '= $4'): string =>
  `SELECT sequence, organization_id, topic, payload, at FROM platform.event_log
   WHERE organization_id ${owner} AND topic = $1 AND sequence > $2 ORDER BY sequence LIMIT $3`;

/** The log as the plumbing reads it. */
export class EventLog {
  readonly #pool: pg.Pool;

  /** @param pool connections of the role app_system. */
  constructor(pool: pg.Pool) {
    this.#pool = pool;
  }

  /** The newest sequence, 0 when the log is empty. */
  async newest(): Promise<number> {
    const { rows } = await this.#pool.query<{ newest: string }>(
      'SELECT coalesce(max(sequence), 0) AS newest FROM platform.event_log',
    );
    return Number(rows[0]?.newest ?? 0);
  }

  /** Everything above a sequence, of every organization: for the tail of this process only. */
  async above(after: number, limit: number): Promise<readonly LoggedEvent[]> {
    const { rows } = await this.#pool.query<EventRow>({
      name: 'events_above',
      text: 'SELECT sequence, organization_id, topic, payload, at FROM platform.event_log WHERE sequence > $1 ORDER BY sequence LIMIT $2',
      values: [after, limit],
    });
    return rows.map(toEvent);
  }

  /** One topic of one organization, or of the platform. */
  readonly readTopic: ReadTopic = async (organizationId, topic, after, limit) => {
    const { rows } = await this.#pool.query<EventRow>(
      organizationId === null
        ? { name: 'events_of_platform_topic', text: ofTopic('IS NULL'), values: [topic, after, limit] }
        : { name: 'events_of_topic', text: ofTopic('= $4'), values: [topic, after, limit, organizationId] },
    );
    return rows.map(toEvent);
  };
}

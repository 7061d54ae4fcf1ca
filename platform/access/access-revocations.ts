import type pg from 'pg';
import { createSystemPool } from '../database/system-connection.js';
import { Listener } from '../events/listener.js';
import type { Logger } from '../logging/logger.js';
import type { ViewerClaims } from '../viewer/viewer.js';
import type { RevokedAccess } from './revoke-access.js';
import { TransactionSnapshot } from './transaction-snapshot.js';

/** Longer than any token lives, a "view as" of 30 minutes among them, and than the transaction that wrote the row may have taken to commit. */
const keptMs = 35 * 60 * 1_000;

/** How far back a read looks that is told something is new: rows appear when their transaction commits, not when they are written. */
const recentMs = 2 * 60 * 1_000;

/** How often everything is read again, whatever was missed meanwhile. */
const wholeReadMs = 60 * 1_000;

/** What is older than this is read again before anybody is let in by it. */
const freshMs = 5 * 1_000;

interface RevocationRow {
  readonly kind: RevokedAccess['kind'];
  readonly subject_id: string;
  readonly transaction_id: string;
  readonly age_ms: number;
}

interface KnownRevocation {
  readonly transactionId: bigint;
  /** By `performance.now()`. */
  readonly forgottenAt: number;
}

/** The database does not say who lost access, so that nobody can be let in on the word of a token. */
export class AccessUnknown extends Error {
  constructor(cause: unknown) {
    super('Sessions cannot be checked at present. Try again.', { cause });
    this.name = 'AccessUnknown';
  }
}

/** Whether somebody lost the access that their token still claims. */
export interface AccessCheck {
  /** @throws AccessUnknown when the database does not say; nobody is let in then. */
  isRevoked(claims: ViewerClaims): Promise<boolean>;
  /** Calls `listener` whenever access ended for somebody. */
  onRevoked(listener: () => void): void;
}

const keyOf = (kind: RevokedAccess['kind'], subjectId: string): string => `${kind} ${subjectId}`;

function subjectsOf(claims: ViewerClaims): readonly string[] {
  if (claims.kind === 'API_KEY') return [keyOf('API_KEY', claims.keyId), keyOf('ORGANIZATION', claims.organizationId)];
  if (claims.kind !== 'USER') return [];
  const { userId, organizationId, sessionId, impersonatorId, impersonatorSessionId } = claims;
  return [
    keyOf('USER', userId),
    ...(organizationId === null ? [] : [keyOf('ORGANIZATION', organizationId)]),
    ...(sessionId === undefined ? [] : [keyOf('SESSION', sessionId)]),
    ...(impersonatorId === undefined ? [] : [keyOf('USER', impersonatorId)]),
    ...(impersonatorSessionId === undefined ? [] : [keyOf('SESSION', impersonatorSessionId)]),
  ];
}

/**
 * Who lost access lately, in memory: asking costs no query. It is read at the start, at every notification of the
 * database, every second in case one was lost, and before an answer when the last read is too long ago.
 */
export class AccessRevocations implements AccessCheck {
  readonly #pool: pg.Pool;
  readonly #listener: Listener;
  readonly #logger: Logger;
  readonly #known = new Map<string, KnownRevocation[]>();
  readonly #listeners: (() => void)[] = [];
  #reading: Promise<void> | undefined;
  #again = false;
  #readAt = Number.NEGATIVE_INFINITY;
  #wholeReadAt = Number.NEGATIVE_INFINITY;

  constructor(options: { readonly systemUrl: string; readonly logger: Logger }) {
    this.#logger = options.logger;
    this.#pool = createSystemPool(options.systemUrl, { poolSizeMax: 1, applicationName: 'vectra-access' });
    this.#listener = new Listener({
      url: options.systemUrl,
      channel: 'vectra_access_revoked',
      wake: () => {
        this.#read().catch((error: unknown) => {
          this.#logger.warn({ err: error }, 'ended access could not be read; nobody is let in until it is');
        });
      },
      logger: options.logger,
    });
  }

  /** Reads what ended lately and follows what ends from now on. */
  async start(): Promise<void> {
    await this.#read();
    await this.#listener.start();
  }

  async stop(): Promise<void> {
    await this.#listener.stop();
    await this.#reading?.catch(() => undefined);
    await this.#pool.end();
  }

  async isRevoked(claims: ViewerClaims): Promise<boolean> {
    const subjects = subjectsOf(claims);
    if (subjects.length === 0) return false;
    if (performance.now() - this.#readAt > freshMs) {
      await this.#read().catch((error: unknown) => {
        throw new AccessUnknown(error);
      });
    }
    const ends = subjects.flatMap((subject) => this.#known.get(subject) ?? []);
    if (ends.length === 0) return false;
    const asOf = 'asOf' in claims ? claims.asOf : undefined;
    const snapshot = asOf === undefined ? null : TransactionSnapshot.parse(asOf);
    return !snapshot || ends.some(({ transactionId }) => !snapshot.saw(transactionId));
  }

  onRevoked(listener: () => void): void {
    this.#listeners.push(listener);
  }

  /** One read at a time; a call during one leads to one more, because that one may have begun too early. */
  #read(): Promise<void> {
    if (this.#reading) {
      this.#again = true;
      return this.#reading;
    }
    const reading = this.#readUntilQuiet().finally(() => {
      this.#reading = undefined;
    });
    this.#reading = reading;
    return reading;
  }

  async #readUntilQuiet(): Promise<void> {
    await this.#readOnce();
    while (this.#takeAgain()) await this.#readOnce();
  }

  #takeAgain(): boolean {
    const again = this.#again;
    this.#again = false;
    return again;
  }

  async #readOnce(): Promise<void> {
    const startedAt = performance.now();
    const isWhole = startedAt - this.#wholeReadAt >= wholeReadMs || startedAt - this.#readAt >= recentMs / 2;
    const { rows } = await this.#pool.query<RevocationRow>(
      `SELECT kind, subject_id, transaction_id::text, (extract(epoch FROM clock_timestamp() - at) * 1000)::float8 AS age_ms
       FROM platform.access_revocations WHERE at > clock_timestamp() - $1 * interval '1 millisecond'`,
      [isWhole ? keptMs : recentMs],
    );
    const isNews = rows.filter((row) => this.#remember(row, startedAt)).length > 0;
    this.#readAt = startedAt;
    if (isWhole) {
      this.#wholeReadAt = startedAt;
      this.#forgetOld(startedAt);
    }
    if (isNews) for (const listener of this.#listeners) listener();
  }

  #remember({ kind, subject_id: subjectId, transaction_id: id, age_ms: ageMs }: RevocationRow, now: number): boolean {
    const key = keyOf(kind, subjectId);
    const known = this.#known.get(key) ?? [];
    const transactionId = BigInt(id);
    if (known.some((each) => each.transactionId === transactionId)) return false;
    this.#known.set(key, [...known, { transactionId, forgottenAt: now + keptMs - ageMs }]);
    return true;
  }

  #forgetOld(now: number): void {
    for (const [key, known] of this.#known) {
      const kept = known.filter(({ forgottenAt }) => forgottenAt > now);
      if (kept.length === 0) this.#known.delete(key);
      else if (kept.length < known.length) this.#known.set(key, kept);
    }
  }
}

import { LRUCache } from 'lru-cache';
import type { Clock } from '../config/clock.js';
import { apiKeyHash, prefixOfApiKey, sameHash } from '../crypto/api-key.js';
import type { AccessCheck } from './access-revocations.js';
import type { Database } from '../database/database.js';
import type { Logger } from '../logging/logger.js';
import { viewerClaims, type ViewerClaims } from '../viewer/viewer.js';

/**
 * For how long a key that was looked up is believed, in milliseconds: what a change of its limit takes at most, and what
 * a suspension would take of which no gateway was told.
 */
export const apiKeyBeliefMs = 5_000;

const keysRemembered = 10_000;
const proofMs = 15 * 60_000;
const usesWrittenEveryMs = 60_000;
const hashOfNobody = '-'.repeat(43);

/** A key that is good now. */
export interface VerifiedApiKey {
  readonly claims: Extract<ViewerClaims, { kind: 'API_KEY' }>;
  /** What its organization allows it a minute; null for what everybody may. */
  readonly requestsPerMinute: number | null;
}

interface Row {
  readonly id: string;
  readonly organization_id: string;
  readonly key_hash: string;
  readonly scopes: readonly string[];
  readonly requests_per_minute: number | null;
  readonly expires_at: Date | null;
  readonly revoked_at: Date | null;
  readonly organization_status: string;
  readonly as_of: string;
}

interface Remembered {
  readonly row: Row;
  readonly askedAt: number;
}

/** What a key is checked against. */
export interface ApiKeyCheckOptions {
  readonly database: Pick<Database, 'forIdentity'>;
  /** Told of revocations: what is believed of a key ends with it. */
  readonly access: Pick<AccessCheck, 'isRevoked'>;
  readonly hashSecret: string;
  readonly clock: Clock;
  readonly logger: Logger;
}

/**
 * Checks the keys of partners' programs (Z-27, X-20). A key is looked up by its prefix and compared by its keyed hash,
 * in the same work whether or not there is such a prefix. What was good is believed for a few seconds, under its hash
 * and never under itself.
 */
export class ApiKeyCheck {
  readonly #client: ReturnType<Database['forIdentity']>;
  readonly #options: ApiKeyCheckOptions;
  readonly #remembered = new LRUCache<string, Remembered>({ max: keysRemembered });
  readonly #usesWritten = new LRUCache<string, number>({ max: keysRemembered });
  readonly #writing = new Set<Promise<void>>();

  constructor(options: ApiKeyCheckOptions) {
    this.#options = options;
    this.#client = options.database.forIdentity();
  }

  /** Whether the key was good before: then presenting it is no guess, even if it has to be looked up again. */
  remembers(key: string): boolean {
    return this.#remembered.has(apiKeyHash(this.#options.hashSecret, key));
  }

  /**
   * Who holds the key: null unless it is known, not revoked, not expired, and of an active organization.
   * @throws AccessUnknown when the database does not say who lost access lately.
   */
  async verify(key: string): Promise<VerifiedApiKey | null> {
    const prefix = prefixOfApiKey(key);
    if (prefix === null) return null;
    const hash = apiKeyHash(this.#options.hashSecret, key);
    const row = (await this.#recall(hash)) ?? (await this.#lookUp(prefix, hash));
    const now = this.#options.clock.now();
    if (!row || !isGood(row, now)) return null;
    this.#noteUse(row.id, now);
    return { claims: claimsOf(row, now), requestsPerMinute: row.requests_per_minute };
  }

  /** Waits until what was noted about uses is written. */
  async settled(): Promise<void> {
    await Promise.all(this.#writing);
  }

  async #recall(hash: string): Promise<Row | null> {
    const { access, clock } = this.#options;
    const known = this.#remembered.get(hash);
    if (!known || clock.now().getTime() - known.askedAt >= apiKeyBeliefMs) return null;
    return (await access.isRevoked(claimsOf(known.row, clock.now()))) ? null : known.row;
  }

  async #lookUp(prefix: string, hash: string): Promise<Row | null> {
    const askedAt = this.#options.clock.now().getTime();
    const [row] = await this.#client.$queryRaw<Row[]>`
      SELECT k.id, k.organization_id, k.key_hash, k.scopes, k.requests_per_minute, k.expires_at, k.revoked_at,
        o.status AS organization_status, pg_current_snapshot()::text AS as_of
      FROM tenant.api_keys k JOIN tenant.organizations o ON o.id = k.organization_id WHERE k.prefix = ${prefix}`;
    // An unknown prefix is as much work.
    const matches = sameHash(row?.key_hash ?? hashOfNobody, hash);
    if (!row || !matches) {
      this.#remembered.delete(hash);
      return null;
    }
    this.#remembered.set(hash, { row, askedAt });
    return row;
  }

  /** Off the way of the request; a use that cannot be written down is not worth refusing it. */
  #noteUse(id: string, now: Date): void {
    const written = this.#usesWritten.get(id);
    if (written !== undefined && now.getTime() - written < usesWrittenEveryMs) return;
    this.#usesWritten.set(id, now.getTime());
    const writing = this.#writeUse(id, now)
      .catch((error: unknown) => {
        this.#options.logger.warn({ err: error, apiKeyId: id }, 'the use of an API key was not written down');
      })
      .finally(() => this.#writing.delete(writing));
    this.#writing.add(writing);
  }

  async #writeUse(id: string, now: Date): Promise<void> {
    // Other gateways note the same key: the row says whether a minute has passed.
    const before = new Date(now.getTime() - usesWrittenEveryMs);
    await this.#client.$executeRaw`UPDATE tenant.api_keys SET last_used_at = ${now}::timestamptz
      WHERE id = ${id}::uuid AND (last_used_at IS NULL OR last_used_at <= ${before}::timestamptz)`;
  }
}

const isGood = (row: Row, now: Date): boolean =>
  row.revoked_at === null && (row.expires_at === null || row.expires_at > now) && row.organization_status === 'ACTIVE';

function claimsOf(row: Row, now: Date): VerifiedApiKey['claims'] {
  const proofEnds = now.getTime() + proofMs;
  const claims = viewerClaims.parse({
    kind: 'API_KEY',
    keyId: row.id,
    organizationId: row.organization_id,
    scopes: row.scopes,
    expiresAt: Math.min(proofEnds, row.expires_at?.getTime() ?? proofEnds),
    asOf: row.as_of,
  });
  if (claims.kind !== 'API_KEY') throw new Error('The claims of a key are those of a key.');
  return claims;
}

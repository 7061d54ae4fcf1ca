import { isIPv6 } from 'node:net';
import { Redis } from 'ioredis';
import { RateLimiterMemory, RateLimiterRedis, type RateLimiterAbstract } from 'rate-limiter-flexible';
import type { Clock } from '../platform/config/clock.js';
import type { Logger } from '../platform/logging/logger.js';
import type { Viewer } from '../platform/viewer/viewer.js';

const windowSeconds = 60;
const guessesPerMinute = 60;
const commandTimeoutMs = 250;

/** What somebody has left of a minute. */
export interface Allowance {
  /** Requests a minute. */
  readonly limit: number;
  readonly remaining: number;
  /** When the minute is over, seconds since 1970. */
  readonly resetsAt: number;
  readonly retryAfterSeconds: number;
  /** Whether this request was one too many. */
  readonly isExceeded: boolean;
}

/** Who is counted. */
export interface Counted {
  readonly viewer: Viewer;
  /** What the caller may do a minute when it is not what everybody may. */
  readonly requestsPerMinute: number | null;
}

/** What the limits stand on. */
export interface RateLimitsOptions {
  /** What everybody may do a minute who is told nothing else. */
  readonly requestsPerMinute: number;
  /** Where gateways count together; undefined: each counts for itself, in memory. */
  readonly redisUrl: string | undefined;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** The address that is counted: of IPv6 the network of 64 bits, because one machine has all of its addresses. */
function networkOf(address: string | null): string {
  if (address === null) return 'unknown';
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/iu.exec(address)?.[1];
  if (mapped !== undefined) return mapped;
  const [plain = ''] = address.split('%');
  if (!isIPv6(plain)) return plain;
  const [head = '', tail] = new URL(`http://[${plain}]`).hostname.slice(1, -1).split('::');
  const groups = head === '' ? [] : head.split(':');
  const behind = tail === undefined || tail === '' ? [] : tail.split(':');
  const filled = [...groups, ...Array.from({ length: 8 - groups.length - behind.length }, () => '0'), ...behind];
  return `${filled.slice(0, 4).join(':')}::/64`;
}

/** People by themselves, keys by themselves, strangers by where they come from. The agents of a run are not counted. */
function ownerOf(viewer: Viewer, clientAddress: string | null): string | null {
  if (viewer.kind === 'AGENT') return null;
  if (viewer.apiKeyId !== null) return `key:${viewer.apiKeyId}`;
  const userId = viewer.impersonatorId ?? viewer.userId;
  return userId === null ? `address:${networkOf(clientAddress)}` : `user:${userId}`;
}

/**
 * Counts requests within fixed windows of a minute. The counters are in Redis when there is one, so that all
 * gateways count together; without Redis, or while it does not answer, each process counts for itself.
 */
export class RateLimits {
  readonly #options: RateLimitsOptions;
  readonly #redis: Redis | undefined;
  readonly #requests: RateLimiterAbstract;
  readonly #guesses: RateLimiterAbstract;

  constructor(options: RateLimitsOptions) {
    this.#options = options;
    this.#redis = options.redisUrl === undefined ? undefined : connect(options.redisUrl, options.logger);
    this.#requests = createLimiter('vectra:requests', this.#redis);
    this.#guesses = createLimiter('vectra:guesses', this.#redis);
  }

  /** Counts one request; null for those who are not counted. */
  async count({ viewer, requestsPerMinute }: Counted, clientAddress: string | null): Promise<Allowance | null> {
    const owner = ownerOf(viewer, clientAddress);
    if (owner === null) return null;
    const limit = requestsPerMinute ?? this.#options.requestsPerMinute;
    const { consumedPoints, msBeforeNext } = await this.#requests.penalty(owner, 1);
    const retryAfterSeconds = Math.max(1, Math.ceil(msBeforeNext / 1_000));
    return {
      limit,
      remaining: Math.max(0, limit - consumedPoints),
      resetsAt: Math.ceil(this.#options.clock.now().getTime() / 1_000) + retryAfterSeconds,
      retryAfterSeconds,
      isExceeded: consumedPoints > limit,
    };
  }

  /** Whether keys that nobody knows were presented too often from there. */
  async hasGuessedTooOften(clientAddress: string | null): Promise<boolean> {
    const counted = await this.#guesses.get(networkOf(clientAddress));
    return (counted?.consumedPoints ?? 0) >= guessesPerMinute;
  }

  /** Counts a key that nobody knows. */
  async countGuess(clientAddress: string | null): Promise<void> {
    await this.#guesses.penalty(networkOf(clientAddress), 1);
  }

  async close(): Promise<void> {
    this.#redis?.disconnect();
  }
}

function connect(url: string, logger: Logger): Redis {
  // A request does not wait for Redis: what cannot be counted there at once is counted here.
  const redis = new Redis(url, {
    enableOfflineQueue: false,
    maxRetriesPerRequest: 1,
    commandTimeout: commandTimeoutMs,
  });
  redis.on('error', (error: Error) => {
    logger.warn({ err: error }, 'requests are counted in this process alone');
  });
  return redis;
}

function createLimiter(keyPrefix: string, redis: Redis | undefined): RateLimiterAbstract {
  // The library compares with one limit for all; ours differ from key to key, so it only counts.
  const counting = { keyPrefix, points: Number.MAX_SAFE_INTEGER, duration: windowSeconds };
  const inMemory = new RateLimiterMemory(counting);
  if (!redis) return inMemory;
  return new RateLimiterRedis({
    ...counting,
    storeClient: redis,
    rejectIfRedisNotReady: true,
    insuranceLimiter: inMemory,
  });
}

import type { Clock } from '../../../../platform/config/clock.js';
import { keyedHash } from '../../../../platform/crypto/secret-token.js';
import type { IdentityStore } from '../../data/identity-store.js';
import { waitAfter, type AttemptLimit } from '../../domain/sessions/attempts.js';

/** What counting needs. */
export interface AttemptNeeds {
  readonly identity: IdentityStore;
  readonly clock: Clock;
  /** Keeps what was tried unreadable where it is counted. */
  readonly hashSecret: string;
}

/**
 * Counts an attempt under each limit in turn, until one is exceeded: null, or the seconds to wait. Limits of the
 * machine come first, so that a machine that is stopped no longer uses up what other people's accounts have left.
 */
export async function countAttempt(
  { identity, clock, hashSecret }: AttemptNeeds,
  limits: readonly (readonly [AttemptLimit, string | null])[],
): Promise<number | null> {
  for (const [limit, value] of limits) {
    if (value === null) continue;
    const now = clock.now();
    const counted = await identity.attempts.count(
      keyedHash(hashSecret, limit.purpose, value),
      limit.windowSeconds,
      now,
    );
    const wait = waitAfter(limit, counted, now);
    if (wait !== null) return wait;
  }
  return null;
}

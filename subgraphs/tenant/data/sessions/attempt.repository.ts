import type { Prisma } from '../../../../prisma/generated/client.js';
import type { CountedAttempt } from '../../domain/sessions/attempts.js';

/** How often things were tried lately, under names that say nothing of who tried. */
export class AttemptRepository {
  readonly #client: Prisma.TransactionClient;

  constructor(client: Prisma.TransactionClient) {
    this.#client = client;
  }

  /** Counts an attempt by one atomic statement: however many try at once, each gets a count of its own. */
  async count(keyHash: string, windowSeconds: number, now: Date): Promise<CountedAttempt> {
    const oldest = new Date(now.getTime() - windowSeconds * 1_000);
    const [row] = await this.#client.$queryRaw<{ attempts: number; window_start: Date }[]>`
      INSERT INTO tenant.sign_in_attempts AS a (key_hash, window_start, attempts) VALUES (${keyHash}, ${now}::timestamptz, 1)
      ON CONFLICT (key_hash) DO UPDATE SET
        attempts = CASE WHEN a.window_start > ${oldest}::timestamptz THEN a.attempts + 1 ELSE 1 END,
        window_start = CASE WHEN a.window_start > ${oldest}::timestamptz THEN a.window_start ELSE ${now}::timestamptz END
      RETURNING attempts, window_start`;
    if (!row) throw new Error('The database counted no attempt.');
    return { attempts: row.attempts, windowStart: row.window_start };
  }
}

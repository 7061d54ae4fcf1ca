import type { Prisma } from '../../../../prisma/generated/client.js';
import { challengeGuessesMax, type SecondFactorState } from '../../domain/second-factor/second-factor.js';

/** The second factor of a person as the database keeps it. */
export interface StoredFactor {
  readonly sealedSecret: string;
  readonly isConfirmed: boolean;
  readonly lastStep: number;
}

/** Whose it is. */
export interface FactorOwner {
  readonly userId: string;
  readonly organizationId: string | null;
}

/** A sign-in that waits for its second factor, as the database keeps it. */
export interface StoredChallenge extends FactorOwner {
  readonly tokenHash: string;
  readonly expiresAt: Date;
}

/** Second factors, recovery codes and sign-ins that wait for one of them. */
export class SecondFactorRepository {
  readonly #client: Prisma.TransactionClient;

  constructor(client: Prisma.TransactionClient) {
    this.#client = client;
  }

  async stateOf(userId: string): Promise<SecondFactorState> {
    const row = await this.#client.secondFactor.findUnique({
      where: { userId },
      select: { confirmedAt: true, _count: { select: { recoveryCodes: true } } },
    });
    const isEnabled = row?.confirmedAt != null;
    return { isEnabled, recoveryCodesLeft: isEnabled ? row._count.recoveryCodes : 0 };
  }

  /** Keeps a secret that waits for its first code; false when one is confirmed already. */
  async begin({ userId, organizationId }: FactorOwner, sealedSecret: string, now: Date): Promise<boolean> {
    const count = await this.#client.$executeRaw`
      INSERT INTO tenant.second_factors AS f (user_id, organization_id, sealed_secret, created_at)
      VALUES (${userId}::uuid, ${organizationId}::uuid, ${sealedSecret}, ${now}::timestamptz)
      ON CONFLICT (user_id) DO UPDATE SET sealed_secret = EXCLUDED.sealed_secret, created_at = EXCLUDED.created_at, last_step = 0
      WHERE f.confirmed_at IS NULL`;
    return count > 0;
  }

  /** The person's second factor; nobody else uses a code of it until the end of the transaction. */
  async hold(userId: string): Promise<StoredFactor | null> {
    const [row] = await this.#client.$queryRaw<
      { sealed_secret: string; is_confirmed: boolean; last_step: bigint }[]
    >`SELECT sealed_secret, confirmed_at IS NOT NULL AS is_confirmed, last_step FROM tenant.second_factors WHERE user_id = ${userId}::uuid FOR UPDATE`;
    return row
      ? { sealedSecret: row.sealed_secret, isConfirmed: row.is_confirmed, lastStep: Number(row.last_step) }
      : null;
  }

  /** Remembers the step of a code that was used. */
  async useStep(userId: string, step: number): Promise<void> {
    await this.#client.secondFactor.updateMany({ where: { userId }, data: { lastStep: step } });
  }

  async confirm(userId: string, now: Date): Promise<void> {
    await this.#client.secondFactor.updateMany({ where: { userId }, data: { confirmedAt: now } });
  }

  /** Takes the second factor away, with its recovery codes. */
  async remove(userId: string): Promise<void> {
    await this.#client.secondFactor.deleteMany({ where: { userId } });
  }

  /** Replaces all recovery codes. */
  async replaceRecoveryCodes({ userId, organizationId }: FactorOwner, codeHashes: readonly string[]): Promise<void> {
    await this.#client.recoveryCode.deleteMany({ where: { userId } });
    await this.#client.recoveryCode.createMany({
      data: codeHashes.map((codeHash) => ({ userId, organizationId, codeHash })),
    });
  }

  /** Uses a recovery code up; false when there is none like it. */
  async useRecoveryCode(userId: string, codeHash: string): Promise<boolean> {
    return (await this.#client.recoveryCode.deleteMany({ where: { userId, codeHash } })).count > 0;
  }

  /** Lets a sign-in wait; those of the person whose time is up are forgotten. */
  async addChallenge(challenge: StoredChallenge, now: Date): Promise<void> {
    await this.#client.signInChallenge.deleteMany({ where: { userId: challenge.userId, expiresAt: { lte: now } } });
    await this.#client.signInChallenge.create({ data: { ...challenge }, select: { id: true } });
  }

  /** Counts a guess at a challenge and answers whose it is: null when it is over. */
  async guess(tokenHash: string, now: Date): Promise<FactorOwner | null> {
    const [row] = await this.#client.signInChallenge.updateManyAndReturn({
      where: { tokenHash, expiresAt: { gt: now }, codeGuesses: { lt: challengeGuessesMax } },
      data: { codeGuesses: { increment: 1 } },
      select: { userId: true, organizationId: true },
    });
    return row ?? null;
  }

  /** Uses a challenge up: of many who come with it at once, one is told yes. */
  async takeChallenge(tokenHash: string): Promise<boolean> {
    return (await this.#client.signInChallenge.deleteMany({ where: { tokenHash } })).count > 0;
  }
}

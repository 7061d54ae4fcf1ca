import type { Prisma } from '../../../../prisma/generated/client.js';
import type { TransactionWriter } from '../../../../platform/events/outbox.js';

/** A link to choose another password, as the database keeps it. */
export interface StoredReset {
  readonly userId: string;
  readonly organizationId: string | null;
  readonly tokenHash: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

/** Writes a link down; through a writer, so that the same can be done for nobody. */
export async function writeReset(writer: TransactionWriter, reset: StoredReset): Promise<void> {
  await writer.$executeRawUnsafe(
    `INSERT INTO tenant.password_resets (user_id, organization_id, token_hash, created_at, expires_at)
     VALUES ($1::uuid, $2::uuid, $3, $4::timestamptz, $5::timestamptz)`,
    reset.userId,
    reset.organizationId,
    reset.tokenHash,
    reset.createdAt,
    reset.expiresAt,
  );
}

/** Passwords and the links to choose another. */
export class PasswordRepository {
  readonly #client: Prisma.TransactionClient;

  constructor(client: Prisma.TransactionClient) {
    this.#client = client;
  }

  /** What the person's password is compared with; null when nobody of that id may sign in. */
  async hashOf(userId: string): Promise<string | null> {
    const row = await this.#client.user.findFirst({
      where: { id: userId, status: 'ACTIVE' },
      select: { passwordHash: true },
    });
    return row?.passwordHash ?? null;
  }

  /** Changes a password that is still the one it was; false when it was changed meanwhile. */
  async change(userId: string, from: string, to: string, now: Date): Promise<boolean> {
    const { count } = await this.#client.user.updateMany({
      where: { id: userId, passwordHash: from, status: 'ACTIVE' },
      data: { passwordHash: to, updatedAt: now },
    });
    return count > 0;
  }

  /** Sets a password for somebody who proved their address by a link. */
  async reset(userId: string, to: string, now: Date): Promise<void> {
    await this.#client.user.updateMany({ where: { id: userId }, data: { passwordHash: to, updatedAt: now } });
    await this.#client.user.updateMany({
      where: { id: userId, emailVerifiedAt: null },
      data: { emailVerifiedAt: now },
    });
  }

  /** Whose link it is, as long as it works and its person and organization are not closed. */
  async findReset(tokenHash: string, now: Date): Promise<{ readonly userId: string } | null> {
    const row = await this.#client.passwordReset.findFirst({
      where: {
        tokenHash,
        expiresAt: { gt: now },
        user: { status: 'ACTIVE', OR: [{ organizationId: null }, { organization: { status: 'ACTIVE' } }] },
      },
      select: { userId: true },
    });
    return row;
  }

  /** Uses a link up: of many who come with it at once, one is told yes. */
  async takeReset(tokenHash: string): Promise<boolean> {
    const { count } = await this.#client.passwordReset.deleteMany({ where: { tokenHash } });
    return count > 0;
  }

  /** Ends every way in that was opened by the password before: links, and sign-ins that wait for a second factor. */
  async closeOtherWays(userId: string): Promise<void> {
    await this.#client.passwordReset.deleteMany({ where: { userId } });
    await this.#client.signInChallenge.deleteMany({ where: { userId } });
  }
}

import type { PrismaClient } from '../../../prisma/generated/client.js';
import type { Database } from '../../../platform/database/database.js';
import { couldBeEmail } from '../domain/email-address.js';
import type { Account } from '../domain/session.js';

/** An account and what its password is compared with. */
export interface SignInAccount extends Account {
  readonly passwordHash: string;
}

interface AccountRow {
  readonly user_id: string;
  readonly organization_id: string | null;
  readonly role: Account['role'];
}

const toAccount = (row: AccountRow): Account => ({
  userId: row.user_id,
  organizationId: row.organization_id,
  role: row.role,
});

/**
 * Accounts and sessions before it is known who asks. The connection reaches identity tables alone.
 */
export class SessionRepository {
  readonly #client: PrismaClient;

  constructor(database: Database) {
    this.#client = database.forIdentity();
  }

  /** The active account of a normalised address. */
  async findAccount(email: string): Promise<SignInAccount | null> {
    if (!couldBeEmail(email)) return null;
    const [row] = await this.#client.$queryRaw<(AccountRow & { readonly password_hash: string })[]>`
      SELECT user_id, organization_id, role, password_hash FROM tenant.sign_in_account(${email})`;
    return row ? { ...toAccount(row), passwordHash: row.password_hash } : null;
  }

  /** Counts an attempt under this key and answers how many the window saw, this one included. */
  async countAttempt(keyHash: string, now: Date): Promise<number> {
    const [row] = await this.#client.$queryRaw<{ readonly attempts: number }[]>`
      SELECT tenant.count_sign_in_attempt(${keyHash}, ${now}::timestamptz) AS attempts`;
    if (!row) throw new Error('The database counted no attempt.');
    return row.attempts;
  }

  /** Opens a session: the first token of a new family. */
  async open(session: {
    readonly familyId: string;
    readonly userId: string;
    readonly tokenHash: string;
    readonly openedAt: Date;
    readonly expiresAt: Date;
  }): Promise<void> {
    await this.#client.$executeRaw`SELECT tenant.open_session(${session.familyId}::uuid, ${session.userId}::uuid,
      ${session.tokenHash}, ${session.openedAt}::timestamptz, ${session.expiresAt}::timestamptz)`;
  }

  /** Exchanges a token for the next: null unless it is good, and a token used before ends its family. */
  async rotate(exchange: {
    readonly tokenHash: string;
    readonly nextTokenHash: string;
    readonly now: Date;
    readonly expiresAt: Date;
  }): Promise<Account | null> {
    const [row] = await this.#client.$queryRaw<AccountRow[]>`
      SELECT user_id, organization_id, role FROM tenant.rotate_session(${exchange.tokenHash}, ${exchange.nextTokenHash},
        ${exchange.now}::timestamptz, ${exchange.expiresAt}::timestamptz)`;
    return row ? toAccount(row) : null;
  }

  /** Ends the family of a token; an unknown token ends nothing. */
  async close(tokenHash: string, now: Date): Promise<void> {
    await this.#client.$executeRaw`SELECT tenant.close_session(${tokenHash}, ${now}::timestamptz)`;
  }
}

import type { Prisma, PrismaClient } from '../../../prisma/generated/client.js';
import type { Database } from '../../../platform/database/database.js';
import type { OutboxBell } from '../../../platform/events/outbox-bell.js';
import type { TransactionWriter } from '../../../platform/events/outbox.js';
import { AccountRepository } from './accounts/account.repository.js';
import { ConsentRepository } from './accounts/consent.repository.js';
import { PasswordRepository } from './accounts/password.repository.js';
import { RegistrationRepository } from './accounts/registration.repository.js';
import { TrialRepository } from './accounts/trial.repository.js';
import { SecondFactorRepository } from './second-factor/second-factor.repository.js';
import { AttemptRepository } from './sessions/attempt.repository.js';
import { SessionRepository } from './sessions/session.repository.js';

/** Sends a statement for every one it is given, and writes none of them. */
const discarding = (transaction: TransactionWriter): TransactionWriter => ({
  $executeRawUnsafe: () => transaction.$executeRawUnsafe('SELECT 1'),
});

/** What proves who somebody is, inside one transaction. */
export interface IdentityTransaction {
  readonly accounts: AccountRepository;
  readonly consents: ConsentRepository;
  readonly passwords: PasswordRepository;
  readonly registrations: RegistrationRepository;
  readonly secondFactors: SecondFactorRepository;
  readonly sessions: SessionRepository;
  readonly trials: TrialRepository;
  /** For the audit log, mails and ended access, which commit with the rows. */
  readonly writer: TransactionWriter;
}

/** What proves who somebody is, before or regardless of whose it is. Every repository asks by something that was proven. */
export class IdentityStore {
  readonly accounts: AccountRepository;
  readonly attempts: AttemptRepository;
  readonly consents: ConsentRepository;
  readonly passwords: PasswordRepository;
  readonly registrations: RegistrationRepository;
  readonly secondFactors: SecondFactorRepository;
  readonly sessions: SessionRepository;
  readonly #client: PrismaClient;
  readonly #bell: Pick<OutboxBell, 'ring'>;

  constructor(database: Database, bell: Pick<OutboxBell, 'ring'>) {
    this.#client = database.forIdentity();
    this.#bell = bell;
    this.accounts = new AccountRepository(this.#client);
    this.attempts = new AttemptRepository(this.#client);
    this.consents = new ConsentRepository(this.#client);
    this.passwords = new PasswordRepository(this.#client);
    this.registrations = new RegistrationRepository(this.#client);
    this.secondFactors = new SecondFactorRepository(this.#client);
    this.sessions = new SessionRepository(this.#client);
  }

  /**
   * Runs `write` in a transaction of its own whose commit does not wait for the disk; without a reason, the same number
   * of statements is sent and nothing written. For what must not tell by its work whether there is somebody.
   */
  async quietly(isReal: boolean, write: (writer: TransactionWriter) => Promise<void>): Promise<void> {
    await this.#client.$transaction(async (transaction: Prisma.TransactionClient) => {
      await transaction.$executeRaw`SET LOCAL synchronous_commit = off`;
      await write(isReal ? transaction : discarding(transaction));
    });
    this.#bell.ring();
  }

  /** Runs `work` in one transaction; what it wrote to the outboxes is delivered after the commit. */
  async transaction<Result>(work: (transaction: IdentityTransaction) => Promise<Result>): Promise<Result> {
    const result = await this.#client.$transaction(async (transaction: Prisma.TransactionClient) =>
      work({
        accounts: new AccountRepository(transaction),
        consents: new ConsentRepository(transaction),
        passwords: new PasswordRepository(transaction),
        registrations: new RegistrationRepository(transaction),
        secondFactors: new SecondFactorRepository(transaction),
        sessions: new SessionRepository(transaction),
        trials: new TrialRepository(transaction),
        writer: transaction,
      }),
    );
    this.#bell.ring();
    return result;
  }
}

import type { Prisma, PrismaClient } from '../../../../prisma/generated/client.js';
import type { Database } from '../../../../platform/database/database.js';
import { errorCode } from '../../../../platform/database/error-code.js';
import { codeGuessesMax } from '../../domain/invitations/invitation.js';
import type { OpenInvitation } from '../../domain/invitations/open-invitation.js';
import { Acceptance } from './acceptance.js';
import { findOpenInvitation } from './open-invitations.js';

const uniqueViolation = 'P2002';

/** Something that a code may be guessed for, and what the code must be. */
export interface GuessedCode {
  readonly id: string;
  readonly codeHash: string;
}

/** Somebody else claimed the address in the same moment. */
export class AddressClaimed extends Error {
  constructor() {
    super('The address was claimed meanwhile.');
    this.name = 'AddressClaimed';
  }
}

/** The invitations of every organization, for a caller whom nobody knows yet. The connection reaches identity tables alone. */
export class InvitationDoor {
  readonly #client: PrismaClient;

  constructor(database: Database) {
    this.#client = database.forIdentity();
  }

  /** The invitation of a link, whatever became of it. */
  findByToken(tokenHash: string): Promise<OpenInvitation | null> {
    return findOpenInvitation(this.#client, { tokenHash });
  }

  findById(id: string): Promise<OpenInvitation | null> {
    return findOpenInvitation(this.#client, { id });
  }

  /**
   * What a code may be guessed for. The guess is counted before anybody looks whether it is right, in one statement,
   * so that guesses made at once are all counted; what is out of guesses is not found.
   */
  guessCode(email: string, now: Date): Promise<readonly GuessedCode[]> {
    return this.#client.$queryRaw<GuessedCode[]>`
      UPDATE tenant.invitations SET code_guesses = code_guesses + 1
      WHERE email_normalised = ${email} AND status = 'PENDING' AND expires_at > ${now}::timestamptz
        AND code_guesses < ${codeGuessesMax}
      RETURNING id, code_hash AS "codeHash"`;
  }

  /** Runs `work` in one transaction. @throws AddressClaimed */
  async transaction<Result>(work: (acceptance: Acceptance) => Promise<Result>): Promise<Result> {
    try {
      return await this.#client.$transaction(async (transaction: Prisma.TransactionClient) =>
        work(new Acceptance(transaction)),
      );
    } catch (error) {
      if (errorCode(error) === uniqueViolation) throw new AddressClaimed();
      throw error;
    }
  }
}

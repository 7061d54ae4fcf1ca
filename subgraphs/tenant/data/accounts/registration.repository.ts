import { z } from 'zod';
import type { Prisma } from '../../../../prisma/generated/client.js';
import {
  codeGuessesMax,
  registrationMailsMax,
  type Applicant,
  type OrganizationType,
} from '../../domain/accounts/registration.js';
import { couldBeEmail } from '../../domain/email-address.js';
import type { Locale } from '../../domain/user.js';
import type { SessionPlace } from '../sessions/session.repository.js';

/** What proves an address, as the database keeps it; null for one that nothing proves. */
export interface SealedProof {
  readonly tokenHash: string | null;
  readonly codeHash: string | null;
}

/** Somebody who waits to prove their address. */
export interface Registration extends Applicant, SessionPlace {
  readonly id: string;
  readonly passwordHash: string;
  readonly consentVersion: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly mailsSent: number;
}

const columns = {
  id: true,
  email: true,
  name: true,
  locale: true,
  passwordHash: true,
  organizationType: true,
  organizationName: true,
  siret: true,
  vatNumber: true,
  consentVersion: true,
  marketing: true,
  clientAddress: true,
  userAgent: true,
  createdAt: true,
  expiresAt: true,
  mailsSent: true,
} as const satisfies Prisma.RegistrationSelect;

type Row = Prisma.RegistrationGetPayload<{ select: typeof columns }>;

const toRegistration = (row: Row): Registration => ({
  ...row,
  locale: row.locale as Locale,
  organizationType: row.organizationType as OrganizationType,
});

const isId = (text: string): boolean => z.guid().safeParse(text).success;

/** Who asked for an account and has not proven the address yet. */
export class RegistrationRepository {
  readonly #client: Prisma.TransactionClient;

  constructor(client: Prisma.TransactionClient) {
    this.#client = client;
  }

  async add(registration: Omit<Registration, 'mailsSent'>, proof: SealedProof): Promise<void> {
    await this.#client.registration.create({ data: { ...registration, ...proof }, select: { id: true } });
  }

  /** Forgets those whose time is up. */
  async forgetExpired(now: Date): Promise<void> {
    await this.#client.registration.deleteMany({ where: { expiresAt: { lte: now } } });
  }

  /** The newest registration of a normalised address that waits for a proof. */
  async findNewest(email: string, now: Date): Promise<Registration | null> {
    const row = await this.#client.registration.findFirst({
      where: { email: couldBeEmail(email) ? email : '', tokenHash: { not: null }, expiresAt: { gt: now } },
      orderBy: { createdAt: 'desc' },
      select: columns,
    });
    return row && toRegistration(row);
  }

  /** A registration by its id, whether or not anything can prove its address. */
  async find(id: string, now: Date): Promise<(Registration & { readonly isProvable: boolean }) | null> {
    if (!isId(id)) return null;
    const row = await this.#client.registration.findFirst({
      where: { id, expiresAt: { gt: now } },
      select: { ...columns, tokenHash: true },
    });
    if (!row) return null;
    const { tokenHash, ...known } = row;
    return { ...toRegistration(known), isProvable: tokenHash !== null };
  }

  /** Counts a guess at the code, and answers the code's hash: null when nothing is to be guessed, or no more. */
  async guess(id: string, now: Date): Promise<string | null> {
    if (!isId(id)) return null;
    const [row] = await this.#client.registration.updateManyAndReturn({
      where: { id, expiresAt: { gt: now }, codeGuesses: { lt: codeGuessesMax } },
      data: { codeGuesses: { increment: 1 } },
      select: { codeHash: true },
    });
    return row?.codeHash ?? null;
  }

  /**
   * Takes a registration away for good, so that a proof works once: of many who come with it at once, one gets it. Until
   * the end of the transaction nobody else proves the same address.
   */
  async take(by: { readonly tokenHash: string } | { readonly id: string }, now: Date): Promise<Registration | null> {
    const seen = await this.#client.registration.findFirst({ where: by, select: { id: true, email: true } });
    if (!seen) return null;
    await this.#client
      .$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`tenant:address:${seen.email}`}, 0))`;
    const [taken] = await this.#client.$queryRaw<{ id: string }[]>`
      SELECT id FROM tenant.registrations WHERE id = ${seen.id}::uuid AND expires_at > ${now}::timestamptz FOR UPDATE`;
    if (!taken) return null;
    const where = { id: seen.id };
    return toRegistration(await this.#client.registration.delete({ where, select: columns }));
  }

  /** Takes away what else waits for this address, once it is proven. */
  async forgetAddress(email: string): Promise<void> {
    await this.#client.registration.deleteMany({ where: { email } });
  }

  /** Replaces link and code by new ones; false when it has sent enough mails. Guesses already made stay counted. */
  async renew(id: string, proof: SealedProof, expiresAt: Date): Promise<boolean> {
    const { count } = await this.#client.registration.updateMany({
      where: { id, mailsSent: { lt: registrationMailsMax } },
      data: { ...proof, expiresAt, mailsSent: { increment: 1 } },
    });
    return count > 0;
  }
}

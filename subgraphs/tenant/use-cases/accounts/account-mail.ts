import { randomInt } from 'node:crypto';
import type { Envelope } from '../../../../platform/crypto/envelope.js';
import type { TransactionWriter } from '../../../../platform/events/outbox.js';
import { hashSecretToken, keyedHash, newSecretToken } from '../../../../platform/crypto/secret-token.js';
import { queueMail } from '../../../../platform/mail/queue-mail.js';
import type { Addressee } from '../../data/accounts/account.repository.js';
import type { Registration, SealedProof } from '../../data/accounts/registration.repository.js';
import { registrationHours } from '../../domain/accounts/registration.js';

/** What writing to people about their account needs. */
export interface AccountPost {
  readonly sealer: Pick<Envelope, 'seal'>;
  /** Names codes where they are kept. */
  readonly hashSecret: string;
  /** Where people reach the web app, without a slash at the end. */
  readonly webUrl: string;
}

const codeValues = 1_000_000;

/** How a code is kept: bound to its registration, under a key that is not in the database, because it has few values. */
export const hashRegistrationCode = (hashSecret: string, registrationId: string, code: string): string =>
  keyedHash(hashSecret, 'registration:code', `${registrationId}:${code}`);

/** A fresh link and code for an address. */
export interface ProofDraft {
  readonly sealed: SealedProof;
  readonly token: string;
  readonly code: string;
}

/** Draws what proves the address of a registration. */
export function draftProof(registrationId: string, { hashSecret }: AccountPost): ProofDraft {
  const token = newSecretToken();
  const code = String(randomInt(codeValues)).padStart(6, '0');
  const codeHash = hashRegistrationCode(hashSecret, registrationId, code);
  return { sealed: { tokenHash: hashSecretToken(token), codeHash }, token, code };
}

/** Asks somebody to prove their address. */
export const mailProof = (
  writer: TransactionWriter,
  { sealer, webUrl }: AccountPost,
  { id, email, name, locale }: Pick<Registration, 'id' | 'email' | 'name' | 'locale'>,
  { token, code, occasion }: Pick<ProofDraft, 'token' | 'code'> & { readonly occasion: number },
): Promise<void> =>
  queueMail(writer, sealer, {
    organizationId: null,
    to: email,
    locale,
    template: 'verify-email',
    values: { name, url: `${webUrl}/verify-email?token=${token}`, code, expiresInHours: registrationHours },
    idempotencyKey: `registration:${id}:${occasion}`,
  });

/** Tells somebody that they have an account already, in their own name and language, not in those that were typed. */
export const mailExisting = (
  writer: TransactionWriter,
  { sealer, webUrl }: AccountPost,
  { email, name, locale }: Addressee,
  occasion: string,
): Promise<void> =>
  queueMail(writer, sealer, {
    organizationId: null,
    to: email,
    locale,
    template: 'register-existing',
    values: { name, url: `${webUrl}/login` },
    idempotencyKey: `registration:${occasion}`,
  });

/** What people are told about the safety of their account. */
export type SecurityEvent =
  | 'SESSION_REUSED'
  | 'PASSWORD_CHANGED'
  | 'TWO_FACTOR_ENABLED'
  | 'TWO_FACTOR_DISABLED'
  | 'RECOVERY_CODE_USED';

/** Tells somebody that the safety of their account was touched. */
export const mailAlert = (
  writer: TransactionWriter,
  { sealer }: Pick<AccountPost, 'sealer'>,
  { email, name, locale, organizationId }: Addressee,
  alert: {
    readonly event: SecurityEvent;
    readonly at: Date;
    readonly clientAddress: string | null;
    /** Names this one occasion. */
    readonly occasion: string;
  },
): Promise<void> =>
  queueMail(writer, sealer, {
    organizationId,
    to: email,
    locale,
    template: 'security-alert',
    values: { name, event: alert.event, at: alert.at.toISOString(), address: alert.clientAddress },
    idempotencyKey: `security:${alert.occasion}`,
  });

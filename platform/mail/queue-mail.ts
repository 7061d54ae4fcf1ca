import { v7 as uuidv7 } from 'uuid';
import type { Envelope } from '../crypto/envelope.js';
import type { TransactionWriter } from '../events/outbox.js';
import type { TemplateName } from './catalogue.js';
import type { MailLocale } from './mail-template.js';
import { maskedAddress } from './masked-address.js';
import { sealMail, type MailOf } from './sealed-mail.js';

/** A mail to send, in the words of a template. */
export type QueuedMail = MailOf<TemplateName> & {
  /** Whose mail it is; null for one of the platform itself or of somebody who belongs nowhere yet. */
  readonly organizationId: string | null;
  /** One address, without a name. */
  readonly to: string;
  readonly locale: MailLocale;
  /** Names the one occasion of this mail, for instance `invitation:<id>:1`. It is kept in the clear: no address, no secret. */
  readonly idempotencyKey: string;
};

/**
 * Writes a mail in the transaction that makes it due: either both happen or neither. A second one with the same key of
 * the same organization is ignored. It is delivered after the commit, within a second, or at once when the caller rings
 * `services.bell`; at least once, and more often only when the worker dies between sending and noting it.
 * @throws ZodError when the address or the values do not fit the template.
 */
export async function queueMail(
  transaction: TransactionWriter,
  sealer: Pick<Envelope, 'seal'>,
  mail: QueuedMail,
): Promise<void> {
  const id = uuidv7();
  const sealed = sealMail(sealer, id, mail.to, mail);
  await transaction.$executeRawUnsafe(
    // Naming the conflict would need the right to read the table, which writers do not have.
    `INSERT INTO platform.mail_outbox (id, organization_id, template, locale, recipient_masked, sealed, idempotency_key)
     VALUES ($1::uuid, $2::uuid, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING`,
    id,
    mail.organizationId,
    mail.template,
    mail.locale,
    maskedAddress(mail.to),
    sealed,
    mail.idempotencyKey,
  );
}

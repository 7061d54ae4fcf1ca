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
  /** Whose objection ends this mail even while it waits; left out for mail that nobody can object to. */
  readonly prospect?: MailedProspect;
};

/** A person whom an organization writes to unasked. */
export interface MailedProspect {
  /** What stands for the address on the suppression list. */
  readonly addressHash: string;
  /** Null: the mail belongs to no campaign. */
  readonly campaignId: string | null;
}

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
  const { prospect } = mail;
  // Most writers may not name these columns: prospects are written to by organizations alone.
  const [columns, places] = prospect ? [', prospect_hash, prospect_campaign_id', ', $8, $9::uuid'] : ['', ''];
  const marks = prospect ? [prospect.addressHash, prospect.campaignId] : [];
  await transaction.$executeRawUnsafe(
    // Naming the conflict would need the right to read the table, which writers do not have.
    `INSERT INTO platform.mail_outbox (id, organization_id, template, locale, recipient_masked, sealed, idempotency_key${columns})
     VALUES ($1::uuid, $2::uuid, $3, $4, $5, $6, $7${places}) ON CONFLICT DO NOTHING`,
    id,
    mail.organizationId,
    mail.template,
    mail.locale,
    maskedAddress(mail.to),
    sealed,
    mail.idempotencyKey,
    ...marks,
  );
}

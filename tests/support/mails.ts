import { openMail } from '../../platform/mail/sealed-mail.js';
import type { TestServices } from '../../platform/testing/test-services.js';

/** A mail that waits, as its writer meant it. */
export interface WaitingMail {
  readonly to: string;
  readonly template: string;
  readonly values: Readonly<Record<string, unknown>>;
}

/** The mails that wait for this address, oldest first: what its owner would read. */
export async function mailsTo({ owner, envelope }: TestServices, address: string): Promise<readonly WaitingMail[]> {
  const { rows } = await owner.query<{ id: string; template: string; sealed: string }>(
    'SELECT id, template, sealed FROM platform.mail_outbox WHERE sealed IS NOT NULL ORDER BY id',
  );
  return rows
    .map(({ id, template, sealed }) => openMail(envelope, id, template, sealed))
    .map(({ to, mail }) => ({ to, template: mail.template, values: mail.values }))
    .filter(({ to }) => to === address);
}

/** The token in the link of a mail. */
export const tokenIn = (mail: WaitingMail | undefined): string =>
  new URL(String(mail?.values['url'])).searchParams.get('token') ?? '';

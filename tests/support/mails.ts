import type { TestServices } from '../../platform/testing/test-services.js';

/** A mail that waits, as its writer meant it. */
export interface WaitingMail {
  readonly to: string;
  readonly template: string;
  readonly values: Readonly<Record<string, unknown>>;
}

/** The mails that wait for this address, oldest first. */
export async function mailsTo(services: TestServices, address: string): Promise<readonly WaitingMail[]> {
  const { rows } = await services.owner.query<{ id: string; template: string; sealed: string }>(
    'SELECT id, template, sealed FROM platform.mail_outbox WHERE sealed IS NOT NULL ORDER BY id',
  );
  return rows
    .map(({ id, template, sealed }) => {
      const { to, values } = JSON.parse(services.envelope.open(sealed, `mail|${id}`)) as Omit<WaitingMail, 'template'>;
      return { to, template, values };
    })
    .filter(({ to }) => to === address);
}

/** The token in the link of a mail. */
export const tokenIn = (mail: WaitingMail | undefined): string =>
  new URL(String(mail?.values['url'])).searchParams.get('token') ?? '';

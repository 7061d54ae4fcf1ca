import { z } from 'zod';
import { isLoopback } from './loopback.js';

const mailAddress = /^[^\s@<>(),;:"]+@[^\s@<>(),;:"]+$/;
const sender = z
  .string()
  .default('Vectra <no-reply@vectra.example>')
  .transform((text) => {
    const [, name = '', address = text] = /^\s*"?([^"<>\r\n]*?)"?\s*<([^<>]+)>\s*$/.exec(text) ?? [];
    return { name, address: address.trim() };
  })
  .refine(({ address }) => mailAddress.test(address), 'must be an address, or a name and <an address>');

/** The variables that say how mail leaves. */
export const mailEnvironment = {
  MAIL_TRANSPORT: z.enum(['mailbox', 'smtp', 'sendgrid']).default('mailbox'),
  MAIL_FROM: sender,
  SMTP_URL: z.url({ protocol: /^smtps?$/, error: 'must start with smtp:// or smtps://' }).optional(),
  SENDGRID_API_KEY: z.string().min(1).optional(),
  SENDGRID_URL: z
    .url()
    .default('https://api.sendgrid.com')
    .refine((url) => url.startsWith('https://') || isLoopback(new URL(url).hostname), 'must start with https://'),
};

/** How mail leaves, and from whom. */
export type MailConfig = { readonly from: { readonly name: string; readonly address: string } } & (
  | { readonly transport: 'mailbox' }
  | { readonly transport: 'smtp'; readonly url: string }
  | { readonly transport: 'sendgrid'; readonly apiKey: string; readonly url: string }
);

type MailEnvironment = z.infer<z.ZodObject<typeof mailEnvironment>>;

/** What is wrong when variables that belong together do not agree; the message names the one to set. */
export class InvalidMailConfig extends Error {
  constructor(problem: string) {
    super(problem);
    this.name = 'InvalidMailConfig';
  }
}

/**
 * How mail leaves a process that listens on `host`.
 * @throws InvalidMailConfig when the chosen transport lacks something.
 */
export function mailConfig(environment: MailEnvironment, host: string): MailConfig {
  const { MAIL_TRANSPORT, MAIL_FROM: from, SMTP_URL, SENDGRID_API_KEY, SENDGRID_URL } = environment;
  switch (MAIL_TRANSPORT) {
    case 'smtp':
      if (SMTP_URL === undefined) throw new InvalidMailConfig('SMTP_URL: MAIL_TRANSPORT is smtp, which needs it');
      return { from, transport: 'smtp', url: SMTP_URL };
    case 'sendgrid':
      if (SENDGRID_API_KEY === undefined)
        throw new InvalidMailConfig('SENDGRID_API_KEY: MAIL_TRANSPORT is sendgrid, which needs it');
      return { from, transport: 'sendgrid', apiKey: SENDGRID_API_KEY, url: SENDGRID_URL };
    case 'mailbox':
      // Whoever reaches the mailbox reads everybody's links and codes.
      if (!isLoopback(host))
        throw new InvalidMailConfig(
          `MAIL_TRANSPORT: the mailbox keeps mail on this machine alone, but HOST is ${host}; set it to smtp (with SMTP_URL) or sendgrid (with SENDGRID_API_KEY)`,
        );
      return { from, transport: 'mailbox' };
  }
}

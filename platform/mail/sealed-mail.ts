import { z } from 'zod';
import type { Envelope } from '../crypto/envelope.js';
import type { SealedColumn } from '../crypto/rewrap-sealed.js';
import { isTemplateName, templates, type TemplateName, type ValuesOf } from './catalogue.js';

/** A kind of mail with the values it needs. */
export type MailOf<Name extends TemplateName> = {
  [Each in Name]: { readonly template: Each; readonly values: ValuesOf<Each> };
}[Name];

/** Any mail, before it is written out in a language. */
export type AnyMail = MailOf<TemplateName>;

/** One address and nothing else: no list, no name, no line break. */
const address = z
  .string()
  .max(254)
  .regex(/^[^\s\p{Cc}@<>(),;:"\\[\]]+@[^\s\p{Cc}@<>(),;:"\\[\]]+$/u);

/** Whether mail can be sent to this text at all. */
export const isMailAddress = (to: string): boolean => address.safeParse(to).success;

const sealedShape = z.object({ to: address, values: z.unknown() });

const contextOf = (id: string): string => `mail|${id}`;

/** Where mails wait sealed; the rotation of encryption keys goes through them. */
export const sealedMails: SealedColumn = {
  table: 'platform.mail_outbox',
  column: 'sealed',
  contextColumns: ['id'],
  contextOf: (id = '') => contextOf(id),
};

/** Whom a mail goes to and what it says, readable again. */
export interface OpenedMail {
  readonly to: string;
  readonly mail: AnyMail;
}

/** The values of a template, checked. The cast says what the catalogue knows: this schema belongs to this name. */
function parseValues(template: TemplateName, values: unknown): AnyMail {
  return { template, values: templates[template].values.parse(values) } as AnyMail;
}

/**
 * Closes recipient and values, bound to the row: links and codes must not be readable where they wait.
 * @throws ZodError when the address or the values do not fit.
 */
export function sealMail(sealer: Pick<Envelope, 'seal'>, id: string, to: string, mail: AnyMail): string {
  const { values } = parseValues(mail.template, mail.values);
  return sealer.seal(JSON.stringify({ to: address.parse(to), values }), contextOf(id));
}

/**
 * Opens what `sealMail` closed.
 * @throws when the seal, the template or the values are not ones this process knows.
 */
export function openMail(sealer: Pick<Envelope, 'open'>, id: string, template: string, sealed: string): OpenedMail {
  if (!isTemplateName(template)) throw new Error(`There is no template ${template}.`);
  const { to, values } = sealedShape.parse(JSON.parse(sealer.open(sealed, contextOf(id))));
  return { to, mail: parseValues(template, values) };
}

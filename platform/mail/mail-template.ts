import type { z } from 'zod';

/** The language of a mail. */
export type MailLocale = 'FR' | 'EN';

/** A piece of a mail. Templates say what is there; the layout alone writes HTML, so that nothing escapes being escaped. */
export type MailBlock =
  | { readonly kind: 'PARAGRAPH'; readonly text: string }
  | { readonly kind: 'BUTTON'; readonly label: string; readonly url: string }
  | { readonly kind: 'CODE'; readonly label: string; readonly code: string }
  | { readonly kind: 'FACTS'; readonly facts: readonly { readonly label: string; readonly value: string }[] }
  | { readonly kind: 'CHANGES'; readonly changes: readonly MailChange[]; readonly was: string; readonly is: string }
  /** HTML of a person, with the same in plain text; it is sanitised by the layout. */
  | { readonly kind: 'RICH_TEXT'; readonly html: string; readonly text: string }
  | { readonly kind: 'NOTE'; readonly text: string };

/** What was changed, before and after. */
export interface MailChange {
  readonly label: string;
  readonly before: string;
  readonly after: string;
}

/** What a mail says, without its looks. */
export interface MailContent {
  readonly subject: string;
  readonly heading: string;
  readonly blocks: readonly MailBlock[];
  /** Small lines below everything, for instance who sends this and from which address. */
  readonly footer: readonly string[];
  /** Where the reader ends such mails; it is offered as a link and as a header. */
  readonly unsubscribeUrl?: string | null;
  /** Whose name stands above the mail and before the sending address; Vectra's unless told. */
  readonly sender?: string;
}

/** What a kind of mail is made of: the values it needs, its words in both languages, and values to look at it with. */
interface TemplateParts<Values> {
  readonly values: z.ZodType<Values>;
  readonly words: Readonly<Record<MailLocale, (values: Values) => MailContent>>;
  readonly sample: Values;
}

/** A kind of mail. */
export interface MailTemplate<Values> extends Pick<TemplateParts<Values>, 'values' | 'sample'> {
  /** Says it in a language. @throws ZodError when the values do not fit. */
  write(values: unknown, locale: MailLocale): MailContent;
}

/** Makes a kind of mail of its parts. */
export const defineTemplate = <Values>({ sample, values, words }: TemplateParts<Values>): MailTemplate<Values> => ({
  values,
  sample,
  write: (given, locale) => words[locale](values.parse(given)),
});

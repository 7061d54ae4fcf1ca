import { headers } from 'next/headers';
import { notFound } from 'next/navigation';
import { gatewayUrl } from '../../gateway-url';
import { isLocalVisitor } from './local-visitor';

/** A mail of the list. */
export interface MailboxEntry {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly subject: string;
  readonly writtenAt: string;
}

/** A mail that was opened. */
export interface MailboxMail extends MailboxEntry {
  readonly headers: readonly { readonly name: string; readonly value: string }[];
  readonly text: string;
  readonly html: string;
}

/** A template in one language, with sample values. */
export interface TemplatePreview {
  readonly template: string;
  readonly locale: 'FR' | 'EN';
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/**
 * Asks the gateway for a page of the mailbox; null when there is none. From the web server, because the gateway shows
 * it to this machine alone, and so does this.
 */
async function ask<Answer>(path: string): Promise<Answer | null> {
  if (!isLocalVisitor(await headers())) return null;
  const answer = await fetch(new URL(path, gatewayUrl()), { cache: 'no-store', signal: AbortSignal.timeout(10_000) });
  if (answer.status === 404) return null;
  if (!answer.ok) throw new Error(`The gateway answered ${String(answer.status)} for the mailbox.`);
  return (await answer.json()) as Answer;
}

/** The mails of this machine, newest first; the page does not exist where there is no mailbox. */
export async function listMails(): Promise<readonly MailboxEntry[]> {
  return (await ask<{ mails: readonly MailboxEntry[] }>('/dev/mailbox'))?.mails ?? notFound();
}

/** One mail, null when it is gone. */
export const openMail = (id: string): Promise<MailboxMail | null> =>
  ask<MailboxMail>(`/dev/mailbox/${encodeURIComponent(id)}`);

/** Every template in both languages; the page does not exist where there is no mailbox. */
export async function listTemplates(): Promise<readonly TemplatePreview[]> {
  return (await ask<{ templates: readonly TemplatePreview[] }>('/dev/mailbox/templates'))?.templates ?? notFound();
}

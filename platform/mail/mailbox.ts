import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import PostalMime from 'postal-mime';
import type { Config } from '../config/config.js';
import { isUuid } from '../database/uuid.js';

const keptMax = 500;
const suffix = '.eml';

/** A mail of the mailbox, without what it says. */
export interface MailboxEntry {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly subject: string;
  /** When it was written, ISO 8601. */
  readonly writtenAt: string;
}

/** A mail of the mailbox, opened. */
export interface MailboxMail extends MailboxEntry {
  readonly headers: readonly { readonly name: string; readonly value: string }[];
  readonly text: string;
  readonly html: string;
}

const nameOf = (person: { name?: string; address?: string } | undefined): string =>
  [person?.name, person?.address === undefined ? undefined : `<${person.address}>`].filter(Boolean).join(' ');

/** Mails of this machine that never leave it: one file each, readable by their owner alone, the newest 500. */
export class Mailbox {
  readonly #directory: string;
  /** Files never change once written, so each is read once. */
  readonly #entries = new Map<string, MailboxEntry>();

  constructor(dataDirectory: string) {
    this.#directory = path.join(dataDirectory, 'mailbox');
  }

  /** Keeps a message; one with the same id is replaced. */
  async keep(id: string, message: Buffer): Promise<void> {
    await mkdir(this.#directory, { recursive: true, mode: 0o700 });
    const unfinished = path.join(this.#directory, `${id}.part`);
    await writeFile(unfinished, message, { mode: 0o600 });
    await rename(unfinished, this.#fileOf(id));
    this.#entries.delete(id);
    const ids = await this.#ids();
    await Promise.all(ids.slice(keptMax).map((old) => rm(this.#fileOf(old), { force: true })));
  }

  /** Every mail, newest first. */
  async list(): Promise<readonly MailboxEntry[]> {
    const entries = await Promise.all((await this.#ids()).map((id) => this.#entryOf(id)));
    return entries.filter((entry) => entry !== null);
  }

  /** One mail, null when there is none with this id. */
  async read(id: string): Promise<MailboxMail | null> {
    if (!isUuid(id)) return null;
    const message = await readFile(this.#fileOf(id)).catch(() => null);
    if (message === null) return null;
    const { date, from, headers, html, subject, text, to } = await PostalMime.parse(message);
    return {
      id,
      from: nameOf(from),
      to: (to ?? []).map(nameOf).join(', '),
      subject: subject ?? '',
      writtenAt: date ?? '',
      headers: headers.map(({ originalKey, value }) => ({ name: originalKey, value })),
      text: text ?? '',
      html: html ?? '',
    };
  }

  /** The mails to one address, opened, newest first. */
  async openAll(to: string): Promise<readonly MailboxMail[]> {
    const wanted = `<${to.toLowerCase()}>`;
    const entries = (await this.list()).filter((entry) => entry.to.toLowerCase() === wanted);
    const mails = await Promise.all(entries.map(({ id }) => this.read(id)));
    return mails.filter((mail) => mail !== null);
  }

  async #entryOf(id: string): Promise<MailboxEntry | null> {
    const known = this.#entries.get(id);
    if (known) return known;
    const mail = await this.read(id);
    if (!mail) return null;
    const { from, subject, to, writtenAt } = mail;
    const entry = { id, from, to, subject, writtenAt };
    this.#entries.set(id, entry);
    return entry;
  }

  /** Ids of version 7 sort by the time they were made. */
  async #ids(): Promise<readonly string[]> {
    const files = await readdir(this.#directory).catch(() => []);
    return files
      .filter((file) => file.endsWith(suffix))
      .map((file) => file.slice(0, -suffix.length))
      .filter(isUuid)
      .sort()
      .reverse();
  }

  #fileOf(id: string): string {
    return path.join(this.#directory, `${id}${suffix}`);
  }
}

/** The mailbox of this machine, null when mail leaves it. */
export const mailboxOf = ({ mail, dataDirectory }: Pick<Config, 'mail' | 'dataDirectory'>): Mailbox | null =>
  mail.transport === 'mailbox' ? new Mailbox(dataDirectory) : null;

/** A mail as it leaves. */
export interface RenderedMail {
  /** The row it comes from. A second attempt has the same one. */
  readonly id: string;
  readonly from: { readonly name: string; readonly address: string };
  readonly to: string;
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  readonly unsubscribeUrl: string | null;
  /** Whether a POST to that address is enough to end such mails (RFC 8058, R-10). */
  readonly endsByOneClick: boolean;
  readonly writtenAt: Date;
}

/** A way mails leave. Every call ends within `sendTimeoutMs`. */
export interface MailTransport {
  /**
   * Hands one mail over; `providerId` is the name the receiver of it uses.
   * @throws MailRefused when trying again is pointless, MailPostponed when it is not.
   */
  send(mail: RenderedMail): Promise<{ providerId: string }>;
  close(): void;
}

/** How long one attempt may take, in milliseconds. */
export const sendTimeoutMs = 20_000;

/** The mail will never be taken, such as one to an address that does not exist. `reason` holds no word of the other side. */
export class MailRefused extends Error {
  constructor(readonly reason: string) {
    super(`The mail was refused: ${reason}.`);
    this.name = 'MailRefused';
  }
}

/** The mail was not taken this time. `reason` holds no word of the other side. */
export class MailPostponed extends Error {
  constructor(
    readonly reason: string,
    /** How long the other side asks to wait, in milliseconds. */
    readonly retryAfterMs = 0,
  ) {
    super(`The mail was not taken: ${reason}.`);
    this.name = 'MailPostponed';
  }
}

/** What mail programs need to know so that their own button ends such mails. */
export const oneClickHeader = { 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' } as const;

/** The Message-ID of a mail: made from its row, so that a repetition after a crash is recognised as the same mail. */
export const messageIdOf = ({ id, from }: Pick<RenderedMail, 'id' | 'from'>): string =>
  `<${id}@${from.address.slice(from.address.lastIndexOf('@') + 1)}>`;

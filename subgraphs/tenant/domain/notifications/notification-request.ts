import { normaliseEmail } from '../email-address.js';
import type { InvalidInput } from '../members/member-problems.js';
import { notificationRules, type NotificationType, type NotificationWords } from './notification.js';

/** What is asked for (V-88). */
export interface NotificationRequest {
  readonly type: NotificationType;
  readonly recipients: {
    readonly emails?: readonly string[] | null | undefined;
    readonly organizationIds?: readonly string[] | null | undefined;
    readonly all?: boolean | null | undefined;
  };
  readonly subject: string;
  readonly body: string;
  readonly bodyHtml?: string | null | undefined;
  readonly actionUrl?: string | null | undefined;
  readonly actionText?: string | null | undefined;
  readonly idempotencyKey: string;
}

/** Whom it is for. */
export type Recipients =
  | { readonly kind: 'EMAILS'; readonly emails: readonly string[] }
  | { readonly kind: 'ORGANIZATIONS'; readonly organizationIds: readonly string[] }
  | { readonly kind: 'ALL' };

/** A request that can be served. */
export interface ReadRequest {
  readonly type: NotificationType;
  readonly recipients: Recipients;
  readonly words: NotificationWords & { readonly bodyHtml: string | null };
  readonly idempotencyKey: string;
}

type Problems = InvalidInput['problems'];

const subjectLengthMax = 150;
const bodyLengthMax = 5_000;
const htmlLengthMax = 20_000;
const urlLengthMax = 2_000;
const actionTextLengthMax = 60;
const recipientsMax = 500;

/** What the database keeps: no control characters but line breaks and tabs, and whole characters only. */
const storable = (text: string): string => text.replaceAll(/[^\P{Cc}\n\r\t]|\p{Cs}/gu, '').trim();
const given = (text: string | null | undefined): string | null => {
  const kept = storable(text ?? '');
  return kept === '' ? null : kept;
};

/** The ways in which the recipients are named: one of them is right. */
function waysOf({ emails, organizationIds, all }: NotificationRequest['recipients']): readonly Recipients[] {
  const normalised = [...new Set((emails ?? []).map((email) => normaliseEmail(email)))];
  return [
    ...(emails == null ? [] : [{ kind: 'EMAILS', emails: normalised } as const]),
    ...(organizationIds == null
      ? []
      : [{ kind: 'ORGANIZATIONS', organizationIds: [...new Set(organizationIds)] } as const]),
    ...(all == null ? [] : [{ kind: 'ALL' } as const]),
  ];
}

const sizeOf = (recipients: Recipients): number => {
  if (recipients.kind === 'ALL') return 1;
  return recipients.kind === 'EMAILS' ? recipients.emails.length : recipients.organizationIds.length;
};

function recipientProblems({ type, recipients }: NotificationRequest): Problems {
  const [way, ...more] = waysOf(recipients);
  const path = 'recipients';
  if (!way || more.length > 0 || recipients.all === false)
    return [{ path, message: 'Name the recipients in exactly one way: emails, organizationIds, or all.' }];
  if (!notificationRules[type].named.includes(way.kind))
    return [{ path, message: 'The recipients of this type cannot be named in this way.' }];
  const size = sizeOf(way);
  return size >= 1 && size <= recipientsMax ? [] : [{ path, message: `Name 1 to ${recipientsMax} recipients.` }];
}

/** Whether a link leads to a page over https, without credentials. */
function isHttps(text: string): boolean {
  if (text.length > urlLengthMax || /\s/u.test(text) || !text.startsWith('https://') || !URL.canParse(text))
    return false;
  const { protocol, username, password } = new URL(text);
  return protocol === 'https:' && username === '' && password === '';
}

function actionProblems({ actionUrl, actionText }: NotificationWords): Problems {
  if (actionUrl === null)
    return actionText === null ? [] : [{ path: 'actionText', message: 'A button needs a link: give actionUrl.' }];
  return [
    ...(isHttps(actionUrl) ? [] : [{ path: 'actionUrl', message: 'Give a link that begins with https://.' }]),
    ...(actionText === null || (actionText.length <= actionTextLengthMax && !/\p{Cc}/u.test(actionText))
      ? []
      : [{ path: 'actionText', message: `Give one line of at most ${actionTextLengthMax} characters.` }]),
  ];
}

const within = (path: string, text: string | null, lengthMax: number): Problems =>
  text !== null && text.length <= lengthMax ? [] : [{ path, message: `Give 1 to ${lengthMax} characters.` }];

/** Reads a request, or says everything that is wrong with it. */
export function readRequest(
  request: NotificationRequest,
): { readonly problems: Problems } | { readonly request: ReadRequest } {
  const words = {
    subject: storable(request.subject).replaceAll(/\s+/gu, ' '),
    body: storable(request.body),
    bodyHtml: given(request.bodyHtml),
    actionUrl: given(request.actionUrl),
    actionText: given(request.actionText),
  };
  const problems = [
    ...recipientProblems(request),
    ...within('subject', words.subject === '' ? null : words.subject, subjectLengthMax),
    ...within('body', words.body === '' ? null : words.body, bodyLengthMax),
    ...(words.bodyHtml === null ? [] : within('bodyHtml', words.bodyHtml, htmlLengthMax)),
    ...actionProblems(words),
    ...(/^[\w.:-]{1,100}$/u.test(request.idempotencyKey)
      ? []
      : [{ path: 'idempotencyKey', message: 'Give 1 to 100 letters, digits or any of "_.:-".' }]),
  ];
  const [recipients] = waysOf(request.recipients);
  if (problems.length > 0 || !recipients) return { problems };
  return { request: { type: request.type, recipients, words, idempotencyKey: request.idempotencyKey } };
}

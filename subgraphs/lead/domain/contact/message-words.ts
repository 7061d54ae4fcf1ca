import type { FieldProblem } from '../lead-problems.js';

/** What people write to people by mail (V-88). */
export interface MessageWords {
  readonly subject: string;
  readonly body: string;
  readonly bodyHtml: string | null;
  readonly actionUrl: string | null;
  readonly actionText: string | null;
}

/** The same as it arrives. */
export interface GivenWords {
  readonly subject: string;
  readonly body: string;
  readonly bodyHtml?: string | null | undefined;
  readonly actionUrl?: string | null | undefined;
  readonly actionText?: string | null | undefined;
}

type Problems = readonly FieldProblem[];

const subjectLengthMax = 150;
const bodyLengthMax = 5_000;
const htmlLengthMax = 20_000;
const urlLengthMax = 2_000;
const actionTextLengthMax = 60;

/** What the database keeps: no control characters but line breaks and tabs, and whole characters only. */
export const storableWords = (text: string): string => text.replaceAll(/[^\P{Cc}\n\r\t]|\p{Cs}/gu, '').trim();
const given = (text: string | null | undefined): string | null => {
  const kept = storableWords(text ?? '');
  return kept === '' ? null : kept;
};

/** Whether a link leads to a page over https, without credentials. */
function isHttps(text: string): boolean {
  if (text.length > urlLengthMax || /\s/u.test(text) || !text.startsWith('https://') || !URL.canParse(text))
    return false;
  const { protocol, username, password } = new URL(text);
  return protocol === 'https:' && username === '' && password === '';
}

function actionProblems({ actionUrl, actionText }: MessageWords): Problems {
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

// "Re:", "Fwd:" and what mail programs write for them in French and German.
const answerMark = /^\s*(re|ref|réf|rép|rep|fw|fwd|tr|aw|wg)\s*(\[\d+\]|\(\d+\))?\s*[:：]/iu;

const invisible = /\p{Cf}/gu;

/** A first message must not pass itself off as part of a conversation. */
const subjectProblems = (subject: string): Problems =>
  answerMark.test(subject.normalize('NFKC').replaceAll(invisible, ''))
    ? [{ path: 'subject', message: 'Leave out "Re:" and "Fwd:": this message answers and forwards nothing.' }]
    : [];

/** Reads what a person wrote, and says everything that is wrong with it. */
export function readMessageWords(asked: GivenWords): { readonly words: MessageWords; readonly problems: Problems } {
  const words = {
    subject: storableWords(asked.subject).replaceAll(/\s+/gu, ' '),
    body: storableWords(asked.body),
    bodyHtml: given(asked.bodyHtml),
    actionUrl: given(asked.actionUrl),
    actionText: given(asked.actionText),
  };
  const problems = [
    ...within('subject', words.subject === '' ? null : words.subject, subjectLengthMax),
    ...subjectProblems(words.subject),
    ...within('body', words.body === '' ? null : words.body, bodyLengthMax),
    ...(words.bodyHtml === null ? [] : within('bodyHtml', words.bodyHtml, htmlLengthMax)),
    ...actionProblems(words),
  ];
  return { words, problems };
}

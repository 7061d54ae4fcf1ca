import { fillerWords } from './filler-words.js';
import type { Item, ReadRequest } from './items.js';
import type { TokenSpan } from './tokens.js';

function unreadSpans({ tokens, items }: ReadRequest): TokenSpan[] {
  const isRead = tokens.map(({ word }) => fillerWords.has(word) || word === '&');
  const isItem = tokens.map(() => false);
  for (const item of items) {
    for (let index = item.from; index < item.to; index += 1) isItem[index] = item.kind !== 'employer';
  }
  const spans: TokenSpan[] = [];
  tokens.forEach((token, index) => {
    if (isItem[index] === true || isRead[index] === true) return;
    const last = spans.at(-1);
    if (last && last.to === index && !/[,;:.!?\n]/.test(token.gap))
      spans[spans.length - 1] = { from: last.from, to: index + 1 };
    else spans.push({ from: index, to: index + 1 });
  });
  return spans;
}

const isLowerCase = ({ text }: ReadRequest): boolean => !/\p{Lu}/u.test(text);

/** In a request typed without capitals, a bare unknown word in an exclusion is a company's name: "except pfizer". */
function lowerCaseCompanies(request: ReadRequest, spans: readonly TokenSpan[]): Item[] {
  const firstCue = request.items.find(({ kind }) => kind === 'cue');
  if (!firstCue || !isLowerCase(request)) return [];
  return spans
    .filter(({ from }) => {
      const previous = request.tokens[from - 1]?.word ?? '';
      return from >= firstCue.to && !['les', 'des', 'the', 'la', 'le', 'l', 'd'].includes(previous);
    })
    .map((span) => ({ kind: 'company', ...span }));
}

/** The request with companies written without capitals added, and the stretches nothing was understood of, verbatim. */
export function settleUnread(request: ReadRequest): {
  readonly request: ReadRequest;
  readonly unread: readonly string[];
} {
  const added = lowerCaseCompanies(request, unreadSpans(request));
  const items = [...request.items, ...added].sort((first, second) => first.from - second.from);
  const settled = { ...request, items };
  const unread = unreadSpans(settled).map(({ from, to }) =>
    request.text.slice(request.tokens[from]?.start, request.tokens[to - 1]?.end),
  );
  return { request: settled, unread };
}

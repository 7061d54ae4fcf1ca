/** A text made comparable (lower case, no accent, plain punctuation, no markup), with the way back to the original. */
export interface FoldedText {
  readonly text: string;
  /** Offset in the original text of a folded offset (0 to `text.length` included), in UTF-16 code units. */
  readonly originalOffset: (foldedOffset: number) => number;
}

const PLAIN_CHARACTERS: Readonly<Record<string, string>> = {
  '\u2019': "'",
  '\u2018': "'",
  '\u02bc': "'",
  '\u00b4': "'",
  '`': "'",
  '\u2010': '-',
  '\u2011': '-',
  '\u2012': '-',
  '\u2013': '-',
  '\u2014': '-',
  '\u2212': '-',
  '\u00a0': ' ',
  '\u202f': ' ',
  '\u2009': ' ',
  '\u200b': '',
  '\u00ad': '',
  '\t': ' ',
  '\n': ' ',
  '\r': ' ',
  '\u0153': 'oe',
  '\u0152': 'oe',
  '\u00e6': 'ae',
  '\u00c6': 'ae',
  '\u00ab': '"',
  '\u00bb': '"',
  '\u201c': '"',
  '\u201d': '"',
};

const ENTITIES: Readonly<Record<string, string>> = {
  '&nbsp;': ' ',
  '&amp;': '&',
  '&euro;': '€',
  '&apos;': "'",
  '&#39;': "'",
  '&rsquo;': "'",
  '&eacute;': 'e',
  '&egrave;': 'e',
  '&ecirc;': 'e',
  '&agrave;': 'a',
  '&ccedil;': 'c',
  '&ocirc;': 'o',
  '&ucirc;': 'u',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
};

const MARKUP = /<\/?[a-z!][^<>]{0,300}>|&(?:[a-z]{2,6}|#39);/iy;
const COMBINING = /^\p{M}+$/u;
const CACHE_SIZE = 0x2100;
const cache: (string | undefined)[] = new Array<string | undefined>(CACHE_SIZE).fill(undefined);

function foldCharacter(character: string): string {
  const plain = PLAIN_CHARACTERS[character];
  if (plain !== undefined) return plain;
  if (COMBINING.test(character)) return '';
  const stripped = character.normalize('NFD').replace(/\p{M}+/gu, '');
  return (stripped === '' ? character : stripped).toLowerCase();
}

function foldUnit(text: string, index: number): string {
  const code = text.charCodeAt(index);
  if (code >= CACHE_SIZE) return foldCharacter(text.charAt(index));
  const known = cache[code];
  if (known !== undefined) return known;
  const folded = foldCharacter(text.charAt(index));
  cache[code] = folded;
  return folded;
}

function markupAt(text: string, index: number): { readonly length: number; readonly folded: string } | undefined {
  MARKUP.lastIndex = index;
  const match = MARKUP.exec(text);
  if (!match) return undefined;
  const raw = match[0];
  const folded = raw.startsWith('<') ? ' ' : ENTITIES[raw.toLowerCase()];
  return folded === undefined ? undefined : { length: raw.length, folded };
}

/**
 * Folds a text for matching: lower case, accents and combining marks removed, typographic quotes, dashes and
 * spaces made plain, HTML tags as one space. Every folded offset can be led back to the original text.
 */
export function foldText(text: string): FoldedText {
  const offsets: number[] = [];
  let folded = '';
  let index = 0;
  while (index < text.length) {
    const unit = text.charCodeAt(index);
    const markup = unit === 60 || unit === 38 ? markupAt(text, index) : undefined;
    const piece = markup ? markup.folded : foldUnit(text, index);
    for (let unitOfPiece = 0; unitOfPiece < piece.length; unitOfPiece += 1) offsets.push(index);
    folded += piece;
    index += markup ? markup.length : 1;
  }
  return { text: folded, originalOffset: (offset) => offsets[offset] ?? text.length };
}

/** Folds a text when the way back does not matter, and collapses its spaces. */
export function foldPlain(text: string): string {
  return foldText(text).text.replace(/\s+/g, ' ').trim();
}

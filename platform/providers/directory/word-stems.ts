const invariableWords = new Set([
  'access',
  'affairs',
  'business',
  'communications',
  'express',
  'gas',
  'logistics',
  'news',
  'operations',
  'ops',
  'paris',
  'process',
  'relations',
  'resources',
  'saas',
  'sans',
  'analytics',
  'sales',
  'services',
  'success',
  'systems',
  'texas',
  'kansas',
  'us',
  'plus',
]);

const frenchGenderRules: readonly (readonly [RegExp, string])[] = [
  [/trice$/, 'teur'],
  [/euse$/, 'eur'],
  [/iere$/, 'ier'],
  [/onnelle$/, 'onnel'],
  [/([a-z]{4})ale$/, '$1al'],
  [/cheffe$/, 'chef'],
  [/presidente$/, 'president'],
  [/([a-z]{4}an)te$/, '$1t'],
  [/jointe$/, 'joint'],
  [/ienne$/, 'ien'],
  [/([a-z]{3}ati)ve$/, '$1f'],
];

/** The text without accents, ligatures or capitals: "Île-de-France" gives "ile-de-france". */
export function foldText(text: string): string {
  // Most words have nothing to fold but capitals.
  if (/^[\x20-\x7e]*$/.test(text)) return text.toLowerCase();
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
    .replaceAll('’', "'");
}

function withoutPlural(word: string): string {
  if (word.length > 4 && word.endsWith('aux')) return `${word.slice(0, -3)}al`;
  if (word.length > 4 && word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  if (word.length > 2 && word.endsWith('s') && !/(?:ss|us|is)$/.test(word)) return word.slice(0, -1);
  return word;
}

/** A folded word in the singular and, for French, the masculine: "directrices" gives "directeur", "commerciaux" "commercial". */
export function singularWord(foldedWord: string): string {
  if (invariableWords.has(foldedWord)) return foldedWord;
  const singular = withoutPlural(foldedWord);
  for (const [pattern, replacement] of frenchGenderRules) {
    if (pattern.test(singular)) return singular.replace(pattern, replacement);
  }
  return singular;
}

/** The key two spellings of a word share, across number, gender and the French -ie / English -y pair. */
export function wordStem(foldedWord: string): string {
  const singular = singularWord(foldedWord);
  return singular.length > 4 && singular.endsWith('ie') ? `${singular.slice(0, -2)}y` : singular;
}

const smallWords = new Set([
  'a',
  'an',
  'and',
  'au',
  'aux',
  'd',
  'de',
  'des',
  'du',
  'et',
  'for',
  'in',
  'l',
  'la',
  'le',
  'les',
  'of',
  'the',
  'to',
]);

/** The stems of a text's words, small words left out. */
export function textStems(text: string): string[] {
  const words = foldText(text).match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.filter((word) => !smallWords.has(word)).map(wordStem);
}

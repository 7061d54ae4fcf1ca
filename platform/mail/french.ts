const narrow = '\u202f';
const wide = '\u00a0';

const typeset = (words: string): string =>
  words
    .replace(/ ([;!?])/g, `${narrow}$1`)
    .replace(/ ([:»%])/g, `${wide}$1`)
    .replace(/« /g, `«${wide}`);

/** French words: no line breaks before their double punctuation. What is put into them is left as it is. */
export const french = (words: TemplateStringsArray, ...values: readonly (string | number)[]): string =>
  words.map((part, place) => typeset(part) + String(values[place] ?? '')).join('');

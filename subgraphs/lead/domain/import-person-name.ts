/** A person's name in two parts; null when the text does not tell. */
export interface PersonName {
  firstName: string | null;
  lastName: string | null;
}

const CIVILITIES = new Set(
  'm mr mrs ms mme mlle miss mister monsieur madame mademoiselle dr docteur doctor pr prof professeur professor me maitre sir herr frau sr sra'.split(
    ' ',
  ),
);
const TITLES_AFTER = new Set('phd mba msc md esq jr sr ii iii iv cpa pmp dphil frcs'.split(' '));

/** Small words that open a family name of several words. */
const PARTICLES = new Set(
  "de du des d' la le van von der den di da dos das del della el al bin ben ibn ter ten zu zur mac st saint".split(' '),
);

/**
 * Splits a full name: "DUPONT, Marie", "Dr. Jean-Pierre de La Tour", "Mme Martin", "Marie DUPONT". Civilities and titles
 * after the name are left out. A single word is a last name, because it is what a formal letter needs.
 */
export function splitFullName(text: string): PersonName {
  const [beforeComma = '', ...afterCommas] = text.split(',').map((part) => withoutCivilities(part.trim()));
  const given = afterCommas.find((part) => part !== '' && !isTitleAfter(part));
  if (given !== undefined && beforeComma !== '') return { firstName: given, lastName: beforeComma };
  const words = beforeComma.split(' ').filter((word) => word !== '' && !isTitleAfter(word));
  const [first, ...others] = words;
  if (first === undefined) return { firstName: null, lastName: null };
  if (others.length === 0) return { firstName: null, lastName: first };
  return splitByCapitals(words) ?? splitByParticle(words);
}

/** "Marie DUPONT" and "DUPONT Marie": the words in capitals are the last name when the others are not. */
function splitByCapitals(words: readonly string[]): PersonName | null {
  const upper = words.filter(isUpperCase);
  const rest = words.filter((word) => !isUpperCase(word));
  if (upper.length === 0 || rest.length === 0 || !rest.some((word) => !PARTICLES.has(fold(word)))) return null;
  const startsUpper = isUpperCase(words[0] ?? '');
  const boundary = startsUpper ? words.findIndex((word) => !isUpperCase(word)) : words.findIndex(isUpperCase);
  const opening = words.slice(0, boundary);
  const closing = words.slice(boundary);
  if (startsUpper)
    return closing.some(isUpperCase) ? null : { firstName: closing.join(' '), lastName: opening.join(' ') };
  while (opening.length > 1 && PARTICLES.has(fold(opening.at(-1) ?? ''))) closing.unshift(opening.pop() ?? '');
  return { firstName: opening.join(' '), lastName: closing.join(' ') };
}

function splitByParticle(words: readonly string[]): PersonName {
  const particle = words.findIndex((word, index) => index > 0 && index < words.length - 1 && PARTICLES.has(fold(word)));
  const boundary = particle > 0 ? particle : 1;
  return { firstName: words.slice(0, boundary).join(' '), lastName: words.slice(boundary).join(' ') };
}

function withoutCivilities(text: string): string {
  const words = text.split(/\s+/).filter((word) => word !== '');
  while (words.length > 1 && CIVILITIES.has(fold(words[0] ?? ''))) words.shift();
  return words.join(' ');
}

function isTitleAfter(word: string): boolean {
  return TITLES_AFTER.has(fold(word)) || /^\(.*\)$/.test(word);
}

function isUpperCase(word: string): boolean {
  const letters = word.replace(/[^\p{L}]/gu, '');
  return letters.length >= 2 && letters === letters.toUpperCase() && letters !== letters.toLowerCase();
}

function fold(word: string): string {
  return word
    .normalize('NFKD')
    .replace(/[\p{M}.]/gu, '')
    .replace('’', "'")
    .toLowerCase();
}

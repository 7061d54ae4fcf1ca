/** The space French sets before ? ! ; : and inside guillemets: it does not break. */
export const unbreakableSpace = '\u00a0';

/** "de" before a name, elided where French does: "d’Abbott", "d’Eaton", but "de 3M", "de Hershey", "de Yahoo", "de U. S.". */
export function withDe(name: string): string {
  const plain = name.normalize('NFD').replace(/\p{M}/gu, '');
  const startsWithVowel = /^[aeiouœæ]/i.test(plain) || /^y(?![aeiou])[a-z]/i.test(plain);
  const isInitial = /^\p{L}(?:[.\s&-]|$)/u.test(plain);
  const isNumberLike = /^(?:onze|oui|ouistiti|yaourt)/i.test(plain);
  return startsWithVowel && !isInitial && !isNumberLike ? `d’${name}` : `de ${name}`;
}

/** "à" before a city, with the article contracted: "à Lyon", "au Havre", "aux Sables". */
export function withA(city: string): string {
  if (/^le /i.test(city)) return `au ${city.slice(3)}`;
  if (/^les /i.test(city)) return `aux ${city.slice(4)}`;
  return `à ${city}`;
}

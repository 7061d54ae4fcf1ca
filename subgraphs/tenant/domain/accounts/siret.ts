const siretShape = /^\d{14}$/;
const laPoste = '356000000';

const digitsOf = (text: string): readonly number[] => Array.from(text, Number);

/** Luhn's check: every second digit from the right counts double, by the sum of its digits. */
function passesLuhn(text: string): boolean {
  const sum = digitsOf(text)
    .toReversed()
    .reduce((total, digit, place) => total + (place % 2 === 0 ? digit : digit * 2 - (digit > 4 ? 9 : 0)), 0);
  return sum % 10 === 0;
}

/** A number as it is kept: without the spaces, dots and dashes people write into it. */
export const cleanNumber = (text: string): string => text.replace(/[\s.\-\u00A0\u202F]/gu, '').toUpperCase();

/**
 * Whether a clean text is a SIRET (Z-11): 14 digits, of which the first nine, the SIREN, and all together pass Luhn's
 * check. The establishments of La Poste are checked by the sum of their digits instead, as there are too many of them.
 */
export function isSiret(siret: string): boolean {
  if (!siretShape.test(siret) || !passesLuhn(sirenOf(siret))) return false;
  if (passesLuhn(siret)) return true;
  return sirenOf(siret) === laPoste && digitsOf(siret).reduce((total, digit) => total + digit, 0) % 5 === 0;
}

/** The company behind an establishment. */
export const sirenOf = (siret: string): string => siret.slice(0, 9);

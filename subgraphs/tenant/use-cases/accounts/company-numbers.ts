import jsvat from 'jsvat-next';
import { sirenOfFrenchVat } from '../../domain/accounts/french-vat.js';
import { cleanNumber, isSiret, sirenOf } from '../../domain/accounts/siret.js';
import type { InvalidInput } from '../../domain/members/member-problems.js';

/** The numbers of a company as they are kept. */
export interface CompanyNumbers {
  readonly siret: string | null;
  readonly vatNumber: string | null;
}

const vatLengthMax = 20;
const europeanPrefix = /^(AT|BE|BG|CY|CZ|DE|DK|EE|EL|ES|FI|FR|GR|HR|HU|IE|IT|LT|LU|LV|MT|NL|PL|PT|RO|SE|SI|SK|XI)/u;

/** Whether a clean text is the VAT number of a company in the European Union, by its country's own check. */
function isVatNumber(vatNumber: string): boolean {
  if (vatNumber.length > vatLengthMax || !europeanPrefix.test(vatNumber)) return false;
  return vatNumber.startsWith('FR')
    ? sirenOfFrenchVat(vatNumber) !== null
    : jsvat.checkVAT(vatNumber, jsvat.countries).isValid;
}

const given = (text: string | null | undefined): string | null => {
  const clean = cleanNumber(text ?? '');
  return clean === '' ? null : clean;
};

/** What somebody types as the numbers of a company. */
interface GivenNumbers {
  readonly siret?: string | null | undefined;
  readonly vatNumber?: string | null | undefined;
}

/** Numbers as they are kept, and what is wrong with them. */
interface CheckedNumbers {
  readonly numbers: CompanyNumbers;
  readonly problems: InvalidInput['problems'];
}

/** Reads the numbers of a company that need not have any (Z-11): each is one, and both of a French company name the same SIREN. */
export function checkCompanyNumbers(input: GivenNumbers): CheckedNumbers {
  const numbers = { siret: given(input.siret), vatNumber: given(input.vatNumber) };
  const { siret, vatNumber } = numbers;
  const problems: { path: string; message: string }[] = [];
  if (siret !== null && !isSiret(siret)) problems.push({ path: 'siret', message: 'This is no valid SIRET.' });
  if (vatNumber !== null && !isVatNumber(vatNumber))
    problems.push({ path: 'vatNumber', message: 'This is no valid VAT number of the European Union.' });
  if (problems.length > 0) return { numbers, problems };
  const sirenOfVat = vatNumber === null ? null : sirenOfFrenchVat(vatNumber);
  if (siret !== null && sirenOfVat !== null && sirenOfVat !== sirenOf(siret))
    problems.push({ path: 'vatNumber', message: 'The SIRET and the VAT number are of different companies.' });
  return { numbers, problems };
}

/** The same of a company that registers (Z-16): one number is needed, and a French company gives its SIRET. */
export function readCompanyNumbers(input: GivenNumbers): CheckedNumbers {
  const { numbers, problems } = checkCompanyNumbers(input);
  const { siret, vatNumber } = numbers;
  if (problems.length > 0 || siret !== null) return { numbers, problems };
  const isFrench = vatNumber !== null && sirenOfFrenchVat(vatNumber) !== null;
  if (vatNumber !== null && !isFrench) return { numbers, problems };
  return { numbers, problems: [{ path: 'siret', message: 'Give the SIRET of the company.' }] };
}

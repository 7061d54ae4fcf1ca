import type { ImportedLead } from './import-row.js';
import type { Language } from './language.js';

const frenchHeaders = new Set(
  (
    'nom prenom societe entreprise raison sociale courriel fonction poste intitule telephone tel portable ville pays ' +
    'secteur effectif salaries besoin echeance decideur commentaire commentaires remarque remarques observations ' +
    'interlocuteur adresse messagerie site web titre code client civilite langue'
  ).split(' '),
);
const englishHeaders = new Set(
  (
    'first last full name company account organization job title position role phone mobile city state country ' +
    'industry employees employee size need timeline authority decision maker comment comments address website owner ' +
    'language linkedin url'
  ).split(' '),
);

const frenchWords = new Set(
  (
    'le la les des du une un et est sont pour avec dans sur nous vous pas que qui au aux ne son leur notre nos votre ' +
    'directeur directrice responsable chef cheffe charge chargee gerant gerante president presidente acheteur acheteuse ' +
    'pdg daf drh dsi adjoint adjointe besoin valide avant projet cherche souhaite achats ventes commerciale associe'
  ).split(' '),
);
const englishWords = new Set(
  (
    'the and is are for with in on we you they not that who to of our their your my has have will need needs looking ' +
    'head before wants budget approved by'
  ).split(' '),
);

const wordsOf = (text: string): string[] =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}]+/u);

function languageOfWords(text: string, french: ReadonlySet<string>, english: ReadonlySet<string>): Language | null {
  let balance = 0;
  for (const word of wordsOf(text)) balance += Number(french.has(word)) - Number(english.has(word));
  return balance === 0 ? null : balance > 0 ? 'FR' : 'EN';
}

/** The language the columns of a list are named in, which is rather the one its people read; null when they do not tell. */
export const languageOfHeaders = (headers: readonly string[]): Language | null =>
  languageOfWords(headers.join(' '), frenchHeaders, englishHeaders);

const frenchPhone = /^\s*(\+|00)\s?33/;
const otherPhone = /^\s*(\+|00)\s?\d/;

/**
 * The language a person reads by what else their row says: its notes, a French job title, the end of the address or
 * the prefix of the telephone. English titles tell nothing, as they are common in French too. Null when nothing tells.
 */
export function languageOfRow({
  notes,
  jobTitle,
  email,
  companyDomain,
  phone,
}: Pick<ImportedLead, 'notes' | 'jobTitle' | 'email' | 'companyDomain' | 'phone'>): Language | null {
  const values = (notes ?? '').replace(/^[^:\n]{1,40}:/gm, ' ');
  const written = languageOfWords(values, frenchWords, englishWords);
  if (written !== null) return written;
  if (languageOfWords(jobTitle ?? '', frenchWords, new Set()) === 'FR') return 'FR';
  const domains = [email?.domain, companyDomain].filter((domain) => typeof domain === 'string');
  if (domains.some((domain) => domain.endsWith('.fr'))) return 'FR';
  if (domains.some((domain) => /\.(uk|us|ie|au|nz|de|at|es|it|nl|se|dk|no|fi|pl|pt)$/.test(domain))) return 'EN';
  if (frenchPhone.test(phone ?? '')) return 'FR';
  // Behind these prefixes some read French and some do not.
  return otherPhone.test(phone ?? '') && !/^\s*(\+|00)\s?(32|352|377|41|1|2\d\d)/.test(phone ?? '') ? 'EN' : null;
}

import { domainToASCII } from 'node:url';

/** What is known of a company's identity. */
export interface CompanyNames {
  name?: string | null;
  domain?: string | null;
}

/** What is known of a person's name. */
export interface PersonNames {
  firstName?: string | null;
  lastName?: string | null;
  fullName?: string | null;
}

const LEGAL_FORMS = new Set(
  (
    'sas sasu sarl sa eurl sci scop snc selarl selas sca scs gie eirl ei earl gaec scp spl sem ' +
    'gmbh mbh ag kg kgaa ohg ug gbr ev se inc incorporated corp corporation llc llp lp ltd limited plc pllc co company ' +
    'bv nv vof cv bvba sprl srl spa sl slu sau lda ltda ab oy oyj as asa aps kft zrt doo sro spzoo pty pte pvt kk'
  ).split(' '),
);

/** Words that name the same company with or without them, at the start only. */
const LEADING_FORMS = new Set(
  'sas sasu sarl sa eurl sci scop snc selarl selas ets etablissements societe ste'.split(' '),
);

/** Small words that people write or leave out: "A & B", "A et B", "A and B". */
const CONJUNCTIONS = new Set(['et', 'and', 'und', 'y', 'e']);

/**
 * A text that two spellings of one company share: the name without legal form, accents, punctuation and spaces
 * ("GTX Pro SAS" and "GTXPro" give `name:gtxpro`), or the domain when there is no name. Null when neither says anything.
 */
export function companyKey({ name, domain }: CompanyNames): string | null {
  const words = nameWords(name ?? '');
  if (words.length > 0) return `name:${words.join('')}`;
  const host = normaliseDomain(domain ?? '');
  return host === null ? null : `domain:${host}`;
}

/**
 * The host of a web address, a mail address or a domain: ASCII, lower case, without `www.`; null when the text holds
 * none. Other subdomains stay, because only a list of public suffixes could tell `shop.acme.example` from `acme.co.uk`.
 */
export function normaliseDomain(urlOrDomain: string): string | null {
  const trimmed = urlOrDomain.trim().toLowerCase();
  if (trimmed === '' || /\s/.test(trimmed)) return null;
  const afterScheme = trimmed.replace(/^[a-z][a-z0-9+.-]*:\/\//, '').replace(/^(mailto:|\/\/)/, '');
  const authority = afterScheme.split(/[/?#\\]/)[0] ?? '';
  const host = authority
    .slice(authority.lastIndexOf('@') + 1)
    .replace(/:\d*$/, '')
    .replace(/\.$/, '');
  const ascii = domainToASCII(host).replace(/^(www\d?\.)+(?=[^.]+\.)/, '');
  const labels = ascii.split('.');
  const valid =
    ascii.length <= 253 &&
    labels.length >= 2 &&
    labels.every((label) => /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/.test(label)) &&
    /^(xn--[a-z0-9-]+|[a-z]{2,63})$/.test(labels.at(-1) ?? '');
  return valid ? ascii : null;
}

/**
 * A text that two spellings of one person's name share, whatever the order of the names, capitals, accents, hyphens:
 * "DUPONT, Marie" and "Marie Dupont" give the same key. Null when there is no name. Only meaningful within one company.
 */
export function personKey({ firstName, lastName, fullName }: PersonNames): string | null {
  const separate = [firstName, lastName].filter(Boolean).join(' ');
  const bothKnown = Boolean(firstName) && Boolean(lastName);
  const words = foldWords(bothKnown ? separate : (fullName ?? separate) || separate);
  return words.length === 0 ? null : [...words].sort().join('-');
}

function nameWords(name: string): string[] {
  const words = foldWords(withoutDots(name.replace(/\([^)]*\)/g, ' ')));
  const named = words.filter((word) => !CONJUNCTIONS.has(word));
  let end = named.length;
  while (end > 1 && LEGAL_FORMS.has(named[end - 1] ?? '')) end -= 1;
  let start = 0;
  while (start < end - 1 && LEADING_FORMS.has(named[start] ?? '')) start += 1;
  const kept = named.slice(start, end);
  // "Et Co." is made of nothing but small words, which then are its name.
  return kept.length > 0 ? kept : words;
}

/** "S.A.R.L." is written as one word, "Sp. z o.o." and "GmbH & Co. KG" are several. */
function withoutDots(name: string): string {
  return name
    .replace(/\b(?:\p{L}\.){2,}/gu, (initials) => initials.replaceAll('.', ''))
    .replace(/sp\.?\s*z\s*o\.?\s*o\.?/i, 'spzoo');
}

const LIGATURES: Readonly<Record<string, string>> = { œ: 'oe', æ: 'ae', ß: 'ss', ø: 'o', ł: 'l', đ: 'd' };

/** The words of a text in lower case, without accents, apostrophes or punctuation; letters of every script stay. */
function foldWords(text: string): string[] {
  const folded = text
    .toLowerCase()
    .replace(/[œæßøłđ]/g, (letter) => LIGATURES[letter] ?? letter)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/['’`´]/g, '');
  return folded.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
}

import { companyKey, normaliseDomain, personKey } from './company-identity.js';
import { isEmailAddress, isFreeMailDomain, parseEmailAddress } from './email-address.js';
import type { ImportField } from './import-fields.js';
import type { Sentence } from './language.js';

/** What the cells of a column say of it, whatever its header. */
export interface ContentMatch {
  field: ImportField;
  confidence: number;
  reason: Sentence;
}

/** Share of the filled cells that must look alike. */
const SHARE = 0.6;

const CIVILITY = /^(m|mr|mrs|ms|mme|mlle|miss|dr|pr|prof|herr|frau|monsieur|madame)\.?$/i;

/** Share (0 to 1) of the filled cells that a test accepts; 0 when no cell is filled. */
export function shareOf(cells: readonly string[], accepts: (cell: string) => boolean): number {
  const filled = cells.map((cell) => cell.trim()).filter((cell) => cell !== '');
  return filled.length === 0 ? 0 : filled.filter(accepts).length / filled.length;
}

/** What is said of cells that are all of one kind. */
const cellsAre = (fr: string, en: string): Sentence => ({ FR: `Les cellules sont ${fr}.`, EN: `The cells are ${en}.` });

/** Recognises addresses, LinkedIn pages, web sites, telephone numbers and head counts by their form. */
export function matchContent(cells: readonly string[]): ContentMatch | null {
  if (shareOf(cells, looksLikeEmail) >= SHARE)
    return { field: 'email', confidence: 0.9, reason: cellsAre('des adresses e-mail', 'e-mail addresses') };
  if (shareOf(cells, looksLikeLinkedinPerson) >= SHARE)
    return { field: 'linkedinUrl', confidence: 0.9, reason: cellsAre('des profils LinkedIn', 'LinkedIn profiles') };
  if (shareOf(cells, looksLikeSite) >= SHARE)
    return { field: 'companyDomain', confidence: 0.6, reason: cellsAre('des sites web', 'web sites') };
  if (shareOf(cells, looksLikePhone) >= SHARE)
    return { field: 'phone', confidence: 0.7, reason: cellsAre('des numéros de téléphone', 'telephone numbers') };
  if (shareOf(cells, looksLikeHeadCount) >= SHARE)
    return { field: 'employees', confidence: 0.5, reason: cellsAre('des effectifs', 'head counts') };
  return null;
}

/** Whether the cells are civilities such as "Mme" or "Dr". */
export function areCivilities(cells: readonly string[]): boolean {
  return shareOf(cells, (cell) => CIVILITY.test(cell)) >= SHARE;
}

/** Whether the cells hold a first and a last name rather than one of them. */
export function areFullNames(cells: readonly string[]): boolean {
  return shareOf(cells, (cell) => /^\S+,?\s+\S+/.test(cell) && !/[@\d]/.test(cell)) > 0.5;
}

/**
 * Recognises first name, last name, full name and company in columns without headers by comparing their cells with the
 * e-mail addresses of the same rows ("marie.dupont@acme.example").
 */
export function matchAgainstEmails(cells: readonly string[], emails: readonly string[]): ContentMatch | null {
  const counts = new Map<ImportField, number>();
  let compared = 0;
  cells.forEach((cell, row) => {
    const email = parseEmailAddress(emails[row] ?? '');
    if (cell.trim() === '' || !isEmailAddress(email)) return;
    compared += 1;
    const field = partOfEmail(cell, email.local, email.domain);
    if (field !== null) counts.set(field, (counts.get(field) ?? 0) + 1);
  });
  const [best] = [...counts].sort((left, right) => right[1] - left[1]);
  if (best === undefined || best[1] < compared * 0.5) return null;
  const reason = {
    FR: 'Les cellules correspondent aux adresses e-mail de leurs lignes.',
    EN: 'The cells match the e-mail addresses of their rows.',
  };
  return { field: best[0], confidence: 0.6, reason };
}

function partOfEmail(cell: string, local: string, domain: string): ImportField | null {
  const name = personKey({ fullName: cell });
  if (name === null) return null;
  const parts = personPartsOf(local);
  const company = companyKey({ name: cell })?.slice('name:'.length);
  const label = domain.split('.').at(-2)?.replaceAll('-', '');
  const words = name.split('-');
  if (words.length >= 2 && isShortenedName(words, parts)) return 'fullName';
  if (parts.length >= 2 && name === [...parts].sort().join('-')) return 'fullName';
  if (company !== undefined && company === label && !isFreeMailDomain(domain)) return 'companyName';
  if (parts.length >= 2 && name === parts[0]) return 'firstName';
  if (parts.length >= 2 && name === parts.at(-1)) return 'lastName';
  return null;
}

/** "zoe" or "zdurand" for Zoé Durand. */
function isShortenedName(words: readonly string[], parts: readonly string[]): boolean {
  const [only = ''] = parts;
  const initialAndName = words.some((word) => words.some((other) => other !== word && only === other.charAt(0) + word));
  return parts.length === 1 && (words.includes(only) || initialAndName);
}

function personPartsOf(local: string): string[] {
  return local
    .toLowerCase()
    .replace(/\+.*$/, '')
    .split(/[._]+/)
    .filter((part) => part !== '');
}

function looksLikeEmail(cell: string): boolean {
  return cell.includes('@') && isEmailAddress(parseEmailAddress(cell));
}

function looksLikeLinkedinPerson(cell: string): boolean {
  return /linkedin\.com\/(in|pub|sales\/(lead|people))\//i.test(cell);
}

function looksLikeSite(cell: string): boolean {
  const form = /^(https?:\/\/|www\.)/i.test(cell) || /^[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z]{2,}\/?$/i.test(cell);
  const social = /(linkedin|facebook|twitter|x|instagram)\.com\//i.test(cell);
  return form && !social && normaliseDomain(cell) !== null;
}

function looksLikePhone(cell: string): boolean {
  const digits = cell.replace(/\D/g, '').length;
  return /^(\+|00|0|\()[\d\s().\-/\u00a0\u202f]+$/.test(cell) && digits >= 8 && digits <= 15;
}

function looksLikeHeadCount(cell: string): boolean {
  return (
    /^\d[\d\s,.]*\s*(-|–|à|to)\s*\d[\d\s,.]*(\s*(salari|employ)\S*)?$/i.test(cell) ||
    /^\d[\d\s,.]*\s*(salari|employ)/i.test(cell)
  );
}

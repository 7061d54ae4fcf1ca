import { normaliseDomain } from './company-identity.js';
import { type EmailAddress, isEmailAddress, isFreeMailDomain, parseEmailAddress } from './email-address.js';
import { IMPORT_FIELD_LENGTHS, type ImportColumn, type ImportField } from './import-fields.js';
import { splitFullName } from './import-person-name.js';
import {
  type ImportedEmployees,
  languageOfCountry,
  readEmployees,
  readLanguage,
  readLinkedinUrl,
} from './import-values.js';
import type { Sentence } from './language.js';

/** What could not be used in an accepted row, in words for the person who imports. */
export interface ImportRemark {
  code: 'FURTHER_ADDRESSES_LEFT_OUT' | 'WEBSITE_NOT_UNDERSTOOD' | 'LINKEDIN_NOT_UNDERSTOOD' | 'LANGUAGE_NOT_UNDERSTOOD';
  message: Sentence;
  column: Sentence;
}

/** A person as a row of a file tells it. Texts are trimmed, in Unicode NFC, and otherwise verbatim: they are data. */
export interface ImportedLead {
  email: EmailAddress | null;
  firstName: string | null;
  lastName: string | null;
  fullName: string | null;
  jobTitle: string | null;
  /** As given, only trimmed. */
  phone: string | null;
  linkedinUrl: string | null;
  companyName: string | null;
  /** Normalised host, without `www.`. */
  companyDomain: string | null;
  industry: string | null;
  employees: ImportedEmployees | null;
  city: string | null;
  region: string | null;
  country: string | null;
  /** ISO 639-1, said by the row or else the one language of its country. */
  language: string | null;
  /** One line per column of notes, "Header: value" when the column has a header. */
  notes: string | null;
  externalId: string | null;
  remarks: ImportRemark[];
}

/** One reason why a row is refused. */
export interface ImportRefusal {
  code: 'EMAIL_INVALID' | 'TEXT_TOO_LONG' | 'NOT_ENOUGH_TO_IDENTIFY';
  message: Sentence;
  /** Header of the column to correct, or its rank ("column 3") when it has no header. */
  column?: Sentence;
}

/** A row becomes a lead, or is refused with every reason at once. */
export type ImportRowResult = { lead: ImportedLead } | { refused: ImportRefusal[] };

/** A cell with a value, and the name of its column. */
interface Cell {
  text: string;
  column: Sentence;
  header: string;
}

type Cells = ReadonlyMap<ImportField, readonly Cell[]>;

/** What people write in a cell to say that they have nothing. */
const PLACEHOLDERS = new Set([
  '-',
  '--',
  '—',
  '–',
  'n/a',
  'n.a.',
  '#n/a',
  '#n/d',
  'null',
  'undefined',
  '(vide)',
  '(blank)',
  '\\n',
]);

/** Hosts where every company has a page: as a domain they would make one company of all. */
const SHARED_HOSTS = /(^|\.)(linkedin|facebook|instagram|twitter|x|youtube|tiktok|pagesjaunes|wixsite)\.(com|fr)$/;

/** The apostrophe that spreadsheets, other exports and our own report put before what would run as a formula. */
const FORMULA_GUARD = /^'(?=[=+\-@])/;

// PostgreSQL refuses NUL and lone surrogates in a text.
const CONTROL_CHARACTERS = /[\p{Cc}\p{Cs}]/gu;

/**
 * Reads one row by the mapping of its columns. Never throws. A row needs an e-mail address, or a name and a company
 * (name or domain); formulas and markup in cells are ordinary text.
 */
export function readImportRow(values: readonly string[], mapping: readonly ImportColumn[]): ImportRowResult {
  const cells = collectCells(values, mapping);
  const refused = findTooLong(cells);
  const remarks: ImportRemark[] = [];
  const email = readEmail(cells, refused, remarks);
  const names = readNames(cells);
  const companyName = textOf(cells, 'companyName');
  const companyDomain = readWebsite(cells, remarks);
  const isIdentified = email !== null || (names.fullName !== null && (companyName !== null || companyDomain !== null));
  if (refused.length === 0 && !isIdentified) refused.push(notEnough());
  if (refused.length > 0) return { refused };
  const employees = textOf(cells, 'employees');
  return {
    lead: {
      email,
      ...names,
      jobTitle: textOf(cells, 'jobTitle'),
      phone: textOf(cells, 'phone'),
      linkedinUrl: readLinkedin(cells, remarks),
      companyName,
      companyDomain,
      industry: textOf(cells, 'industry'),
      employees: employees === null ? null : readEmployees(employees),
      city: textOf(cells, 'city'),
      region: textOf(cells, 'region'),
      country: textOf(cells, 'country'),
      language: readLanguageOf(cells, remarks),
      notes: joinNotes(cells),
      externalId: textOf(cells, 'externalId'),
      remarks,
    },
  };
}

/** The text of a cell as it is kept: NFC, no control characters, single spaces; line ends stay in notes only. */
function cleanCell(raw: string, keepsLines = false): string {
  const lines = raw
    .replace(FORMULA_GUARD, '')
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .split('\n')
    .map((line) =>
      line
        .replace(/\t/g, ' ')
        .replace(CONTROL_CHARACTERS, '')
        .replace(/[\s\u200b\ufeff]+/g, ' ')
        .trim(),
    );
  const text = keepsLines ? lines.join('\n').trim() : lines.filter((line) => line !== '').join(' ');
  return PLACEHOLDERS.has(text.toLowerCase()) ? '' : text;
}

function collectCells(values: readonly string[], mapping: readonly ImportColumn[]): Cells {
  const cells = new Map<ImportField, Cell[]>();
  for (const { columnIndex, header, field } of mapping) {
    if (field === null) continue;
    const text = cleanCell(values[columnIndex] ?? '', field === 'notes' || field === 'email');
    if (text === '') continue;
    const name = cleanCell(header);
    const cell = { text, header: name, column: nameOf(name, columnIndex) };
    cells.set(field, [...(cells.get(field) ?? []), cell]);
  }
  return cells;
}

function nameOf(header: string, columnIndex: number): Sentence {
  if (header !== '') return { FR: header, EN: header };
  return { FR: `colonne ${columnIndex + 1}`, EN: `column ${columnIndex + 1}` };
}

function firstOf(cells: Cells, field: ImportField): Cell | undefined {
  return cells.get(field)?.[0];
}

function textOf(cells: Cells, field: ImportField): string | null {
  return firstOf(cells, field)?.text ?? null;
}

function findTooLong(cells: Cells): ImportRefusal[] {
  const refused: ImportRefusal[] = [];
  for (const [field, filled] of cells) {
    const limit = IMPORT_FIELD_LENGTHS[field];
    for (const { text, column } of filled) {
      // A long cell of addresses is judged by its first address.
      if (text.length <= limit || field === 'email') continue;
      const message = {
        FR: `Le texte compte ${text.length} caractères et ${limit} au plus sont acceptés\u00a0: raccourcissez-le, ou importez la colonne dans les notes.`,
        EN: `The text is ${text.length} characters long and at most ${limit} fit: shorten it, or map the column to notes.`,
      };
      refused.push({ code: 'TEXT_TOO_LONG', message, column });
    }
  }
  return refused;
}

function readEmail(cells: Cells, refused: ImportRefusal[], remarks: ImportRemark[]): EmailAddress | null {
  const cell = firstOf(cells, 'email');
  if (cell === undefined) return null;
  const parsed = parseEmailAddress(cell.text);
  if (!isEmailAddress(parsed)) {
    refused.push({ code: 'EMAIL_INVALID', message: parsed.sentence, column: cell.column });
    return null;
  }
  if (parsed.hasMore) {
    const message = {
      FR: `La cellule contient plusieurs adresses\u00a0: ${parsed.address} est retenue.`,
      EN: `The cell holds several addresses: ${parsed.address} is used.`,
    };
    remarks.push({ code: 'FURTHER_ADDRESSES_LEFT_OUT', message, column: cell.column });
  }
  return parsed;
}

function readNames(cells: Cells): Pick<ImportedLead, 'firstName' | 'lastName' | 'fullName'> {
  const first = textOf(cells, 'firstName');
  const last = textOf(cells, 'lastName');
  const full = textOf(cells, 'fullName');
  const split =
    full === null || (first !== null && last !== null) ? { firstName: null, lastName: null } : splitFullName(full);
  const firstName = first ?? split.firstName;
  const lastName = last ?? split.lastName;
  const joined = [firstName, lastName].filter((part) => part !== null).join(' ');
  return { firstName, lastName, fullName: full ?? (joined === '' ? null : joined) };
}

function readWebsite(cells: Cells, remarks: ImportRemark[]): string | null {
  const cell = firstOf(cells, 'companyDomain');
  if (cell === undefined) return null;
  const host = normaliseDomain(cell.text.split(/[\s,;]+/)[0] ?? '');
  const domain = host === null || SHARED_HOSTS.test(host) || isFreeMailDomain(host) ? null : host;
  if (domain === null) {
    remarks.push({
      code: 'WEBSITE_NOT_UNDERSTOOD',
      message: {
        FR: `«\u00a0${shorten(cell.text)}\u00a0» n’est pas le site d’une entreprise\u00a0: écrivez-en un comme entreprise.example.`,
        EN: `"${shorten(cell.text)}" is not a web site of its own: write one such as company.example.`,
      },
      column: cell.column,
    });
  }
  return domain;
}

function readLinkedin(cells: Cells, remarks: ImportRemark[]): string | null {
  const cell = firstOf(cells, 'linkedinUrl');
  if (cell === undefined) return null;
  const url = readLinkedinUrl(cell.text);
  if (url === null) {
    remarks.push({
      code: 'LINKEDIN_NOT_UNDERSTOOD',
      message: {
        FR: `«\u00a0${shorten(cell.text)}\u00a0» n’est pas une page LinkedIn\u00a0: écrivez son adresse, qui commence par https://www.linkedin.com/in/.`,
        EN: `"${shorten(cell.text)}" is not a LinkedIn page: write its address, starting with https://www.linkedin.com/in/.`,
      },
      column: cell.column,
    });
  }
  return url;
}

function readLanguageOf(cells: Cells, remarks: ImportRemark[]): string | null {
  const cell = firstOf(cells, 'language');
  const said = cell === undefined ? null : readLanguage(cell.text);
  if (cell !== undefined && said === null) {
    remarks.push({
      code: 'LANGUAGE_NOT_UNDERSTOOD',
      message: {
        FR: `«\u00a0${shorten(cell.text)}\u00a0» n’est pas une langue connue\u00a0: écrivez un code comme fr ou en.`,
        EN: `"${shorten(cell.text)}" is not a known language: write a code such as fr or en.`,
      },
      column: cell.column,
    });
  }
  return said ?? languageOfCountry(textOf(cells, 'country') ?? '');
}

function joinNotes(cells: Cells): string | null {
  const lines = (cells.get('notes') ?? []).map(({ header, text }) => (header === '' ? text : `${header}: ${text}`));
  return lines.length === 0 ? null : lines.join('\n');
}

function notEnough(): ImportRefusal {
  return {
    code: 'NOT_ENOUGH_TO_IDENTIFY',
    message: {
      FR: 'Personne ne peut être identifié\u00a0: donnez une adresse e-mail, ou un nom et une entreprise (son nom ou son site web).',
      EN: 'Nobody can be identified: give an e-mail address, or a name and a company (its name or its web site).',
    },
  };
}

function shorten(text: string): string {
  return text.length <= 60 ? text : `${text.slice(0, 60)}...`;
}

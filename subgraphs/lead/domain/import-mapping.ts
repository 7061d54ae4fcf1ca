import { areCivilities, areFullNames, matchAgainstEmails, matchContent, shareOf } from './import-content.js';
import { IMPORT_FIELD_NAMES, type ImportField, type SuggestedColumn } from './import-fields.js';
import { foldHeader, matchHeader } from './import-headers.js';
import type { Sentence } from './language.js';

/** A column with what is thought of it so far. */
interface Candidate extends SuggestedColumn {
  cells: string[];
}

/** Headers that name many things: what the cells are decides. */
const AMBIGUOUS_HEADERS = new Set([
  'contact',
  'url',
  'lien',
  'link',
  'adresse',
  'address',
  'profil',
  'profile',
  'coordonnee',
]);

/** Why a column is, or is not, taken for a field. */
const reasons = {
  header: { FR: 'L’en-tête l’indique.', EN: 'The header says so.' },
  headerAndOthers: {
    FR: 'L’en-tête et les autres colonnes l’indiquent.',
    EN: 'The header and the other columns say so.',
  },
  nothing: { FR: 'Rien n’indique ce que contient cette colonne.', EN: 'Nothing tells what this column is.' },
  civilities: { FR: 'Les cellules sont des civilités.', EN: 'The cells are civilities.' },
  contradicted: (field: ImportField): Sentence => ({
    FR: `L’en-tête annonce ${IMPORT_FIELD_NAMES[field].FR}, mais les cellules n’y ressemblent pas.`,
    EN: `The header says ${IMPORT_FIELD_NAMES[field].EN}, but the cells do not look like it.`,
  }),
  heldInstead: (columnIndex: number, field: ImportField): Sentence => ({
    FR: `La colonne ${columnIndex + 1} contient ${IMPORT_FIELD_NAMES[field].FR} à sa place.`,
    EN: `Column ${columnIndex + 1} holds ${IMPORT_FIELD_NAMES[field].EN} instead.`,
  }),
  heldAlready: (columnIndex: number, field: ImportField): Sentence => ({
    FR: `La colonne ${columnIndex + 1} contient déjà ${IMPORT_FIELD_NAMES[field].FR}.`,
    EN: `Column ${columnIndex + 1} already holds ${IMPORT_FIELD_NAMES[field].EN}.`,
  }),
} as const;

/** Rows looked at; more would not change a majority. */
const SAMPLE_ROWS = 200;

/**
 * Proposes a field for every column, from its header (French, English and the usual exports) and from its cells when
 * the header says nothing, is missing or is contradicted. A field other than notes is given once, to the surest column.
 */
export function suggestMapping(
  headers: readonly string[],
  sampleRows: readonly (readonly string[])[],
): SuggestedColumn[] {
  const rows = sampleRows.slice(0, SAMPLE_ROWS);
  const width = Math.max(headers.length, ...rows.map((row) => row.length));
  const candidates = Array.from({ length: width }, (_, columnIndex) =>
    assess(
      columnIndex,
      (headers[columnIndex] ?? '').trim(),
      rows.map((row) => row[columnIndex] ?? ''),
    ),
  );
  settleTitles(candidates);
  settleNames(candidates);
  keepOnePerField(candidates);
  if (candidates.every((candidate) => candidate.header === '')) recogniseByEmails(candidates);
  return candidates.map(({ cells: _cells, ...column }) => column);
}

function assess(columnIndex: number, header: string, cells: string[]): Candidate {
  const column = { columnIndex, header, cells };
  const content = matchContent(cells);
  const named = matchHeader(header);
  if (AMBIGUOUS_HEADERS.has(foldHeader(header)) && content !== null) return { ...column, ...content };
  if (named !== null) {
    const contradicted = contradicts(named.field, cells);
    const confidence = contradicted ? Math.min(named.confidence, 0.3) : named.confidence;
    const reason = contradicted ? reasons.contradicted(named.field) : reasons.header;
    return contradicted && content !== null
      ? { ...column, ...content }
      : { ...column, field: named.field, confidence, reason };
  }
  if (content !== null && (header === '' || content.field === 'email' || content.field === 'linkedinUrl')) {
    return { ...column, ...content, confidence: header === '' ? content.confidence : content.confidence * 0.6 };
  }
  return { ...column, field: null, confidence: 0, reason: reasons.nothing };
}

function contradicts(field: ImportField, cells: readonly string[]): boolean {
  const filled = cells.some((cell) => cell.trim() !== '');
  if (!filled) return false;
  if (field === 'email') return shareOf(cells, (cell) => cell.includes('@')) < 0.2;
  if (field === 'phone') return shareOf(cells, (cell) => /\d{2}/.test(cell)) < 0.2;
  if (field === 'linkedinUrl') return shareOf(cells, (cell) => /linkedin|^\/?in\//i.test(cell)) < 0.2;
  if (field === 'fullName' || field === 'companyName') return shareOf(cells, (cell) => /^\S+@\S+$/.test(cell)) > 0.6;
  return false;
}

/** "Titre" names a civility in some exports and a job in others. */
function settleTitles(candidates: readonly Candidate[]): void {
  for (const candidate of candidates) {
    if (candidate.field === 'jobTitle' && areCivilities(candidate.cells)) leaveOut(candidate, reasons.civilities);
  }
}

/** "Nom" or "Name" is the last name beside a first name; alone it holds whichever its cells show. */
function settleNames(candidates: readonly Candidate[]): void {
  const has = (field: ImportField): boolean => candidates.some((candidate) => candidate.field === field);
  for (const candidate of candidates) {
    const folded = foldHeader(candidate.header);
    if (folded === 'nom' || (folded === 'name' && has('firstName') && !has('lastName'))) {
      const isFull = has('lastName') || (!has('firstName') && (areFullNames(candidate.cells) || !has('companyName')));
      const whole = isFull && !(folded === 'nom' && !areFullNames(candidate.cells) && hasText(candidate.cells));
      candidate.field = whole ? 'fullName' : 'lastName';
      candidate.confidence = 0.9;
      candidate.reason = reasons.headerAndOthers;
    }
  }
}

function hasText(cells: readonly string[]): boolean {
  return cells.some((cell) => cell.trim() !== '');
}

function keepOnePerField(candidates: readonly Candidate[]): void {
  const surestFirst = [...candidates].sort(
    (left, right) => right.confidence - left.confidence || left.columnIndex - right.columnIndex,
  );
  const taken = new Map<ImportField, Candidate>();
  for (const candidate of surestFirst) {
    const { field } = candidate;
    if (field === null || field === 'notes') continue;
    const holder = taken.get(field);
    if (holder === undefined) taken.set(field, candidate);
    // An empty column does not keep a filled one from its field: exports carry "Email 1" and "Email 2" half empty.
    else if (!hasText(holder.cells) && hasText(candidate.cells)) {
      leaveOut(holder, reasons.heldInstead(candidate.columnIndex, field));
      taken.set(field, candidate);
    } else leaveOut(candidate, reasons.heldAlready(holder.columnIndex, field));
  }
}

function recogniseByEmails(candidates: readonly Candidate[]): void {
  const emails = candidates.find((candidate) => candidate.field === 'email')?.cells;
  if (emails === undefined) return;
  for (const candidate of candidates) {
    if (candidate.field !== null) continue;
    const match = matchAgainstEmails(candidate.cells, emails);
    if (match !== null && !candidates.some((other) => other.field === match.field)) Object.assign(candidate, match);
  }
}

function leaveOut(candidate: Candidate, reason: Sentence): void {
  candidate.field = null;
  candidate.confidence = 0;
  candidate.reason = reason;
}

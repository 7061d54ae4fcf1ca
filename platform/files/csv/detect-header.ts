import { type CellShape, dominantShape, shapeOf } from './cell-shapes.js';
import { isBlankRecord, withoutTrailingBlanks } from './csv-records.js';

/** Where the table starts. Indexes count the records of the sample from 0, blank lines included. */
export interface DetectedHeader {
  /** Record that names the columns, or null when the first row is already data. */
  headerIndex: number | null;
  /** First record of data. */
  dataIndex: number;
}

/** Says whether a cell is a name that a column of this kind of file usually has. */
export type IsHeaderWord = (cell: string) => boolean;

const RECORDS_SEARCHED = 30;

/**
 * Finds the record that names the columns, under title lines and blank lines. A header is recognised by known words,
 * or by contrast: text above columns of addresses, numbers, dates. Without any evidence the first row is data.
 */
export function detectHeader(records: readonly string[][], isHeaderWord: IsHeaderWord = () => false): DetectedHeader {
  const width = tableWidth(records);
  for (let index = 0; index < Math.min(records.length, RECORDS_SEARCHED); index += 1) {
    const record = records[index] ?? [];
    if (isBlankRecord(record)) continue;
    if (isHeader(record, records.slice(index + 1), width, isHeaderWord))
      return { headerIndex: index, dataIndex: index + 1 };
    if (!mayBeTitle(record, width)) break;
  }
  return { headerIndex: null, dataIndex: firstOfTable(records, width) };
}

/** The commonest number of cells of a record, blank cells at its end left out, one-cell records last. */
function tableWidth(records: readonly string[][]): number {
  const widths = records.map((record) => withoutTrailingBlanks(record).length).filter((width) => width > 0);
  const sorted = [...widths].sort((left, right) => left - right);
  return sorted[Math.floor(sorted.length * 0.75)] ?? 0;
}

function isHeader(
  record: readonly string[],
  below: readonly string[][],
  width: number,
  isHeaderWord: IsHeaderWord,
): boolean {
  const filled = record.filter((cell) => cell.trim() !== '');
  const shapes = filled.map(shapeOf);
  if (shapes.includes('email') || shapes.includes('url') || filled.length < Math.min(2, width)) return false;
  const known = filled.filter(isHeaderWord).length;
  if (known >= 2 || known > filled.length * 0.3) return true;
  const allText = shapes.every((shape) => shape === 'text');
  const wideEnough = filled.length >= width * 0.5;
  const distinct = new Set(filled.map((cell) => cell.trim().toLowerCase())).size === filled.length;
  return allText && wideEnough && distinct && countContrasts(record, below) > 0;
}

/** Columns whose name is text while what stands below is of another, single shape. */
function countContrasts(record: readonly string[], below: readonly string[][]): number {
  const typed: readonly CellShape[] = ['email', 'url', 'number', 'date', 'phone'];
  const contrasts = record.filter((cell, column) => {
    const cells = below.map((row) => row[column] ?? '');
    const shape = dominantShape(cells, 0.8);
    return cell.trim() !== '' && shape !== null && typed.includes(shape);
  });
  return contrasts.length;
}

/** A title has one or two cells above a wider table, and never an address of its own. */
function mayBeTitle(record: readonly string[], width: number): boolean {
  const filled = record.filter((cell) => cell.trim() !== '');
  const narrow = filled.length === 1 || (filled.length === 2 && width >= 5);
  return width >= 2 && narrow && !filled.map(shapeOf).includes('email');
}

/** Without a header, title lines are only left out when they are followed by a blank line. */
function firstOfTable(records: readonly string[][], width: number): number {
  const first = records.findIndex((record) => !isBlankRecord(record));
  if (first < 0) return 0;
  const blank = records.findIndex((record, index) => index > first && isBlankRecord(record));
  if (blank < 0 || blank > RECORDS_SEARCHED) return first;
  const above = records.slice(first, blank);
  const after = records.findIndex((record, index) => index > blank && !isBlankRecord(record));
  const titlesOnly = above.every((record) => mayBeTitle(record, width));
  return titlesOnly && after > 0 ? after : first;
}

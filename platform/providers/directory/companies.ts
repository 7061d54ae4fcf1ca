import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import type { DirectoryCompany } from './directory.js';
import { foldText } from './word-stems.js';
import { unitedStatesRegions } from './united-states.js';

const companyRow = z.object({
  Symbol: z.string().min(1),
  Security: z.string().min(1),
  'GICS Sector': z.string().min(1),
  'GICS Sub-Industry': z.string().min(1),
  'Headquarters Location': z.string(),
  'Date added': z.string(),
  CIK: z.string().min(1),
  Founded: z.string(),
});
type CompanyRow = z.infer<typeof companyRow>;

/** A company of the embedded file, with the other names it may be called by. */
export interface ListedCompany extends DirectoryCompany {
  readonly symbols: readonly string[];
  readonly alternativeNames: readonly string[];
}

/** City, region and country of one headquarters text; null for what it does not say. */
export interface ParsedPlace {
  readonly city: string | null;
  readonly region: string | null;
  readonly country: string | null;
}

/**
 * Reads "City, State", "City, Country" or "City, Region, Country". Of several headquarters the first counts; reference marks
 * such as "[2]" are dropped.
 */
export function parseHeadquarters(text: string): ParsedPlace {
  const first = (text.split(';')[0] ?? '').replace(/\[\d+\]/g, '');
  const parts = first.split(',').map((part) => part.trim());
  const last = parts.at(-1);
  if (parts.length < 2 || last === undefined) return { city: null, region: null, country: null };
  const state = unitedStatesRegions.get(foldText(last));
  const city = parts[0] ?? null;
  if (state !== undefined) return { city, region: state, country: 'United States' };
  return { city, region: parts.length > 2 ? (parts[1] ?? null) : null, country: last };
}

/** The earliest year in a text such as "2013 (1888)", or null when it has none. */
export function earliestYear(text: string): number | null {
  const years = (text.match(/\b1[5-9]\d\d\b|\b20\d\d\b/g) ?? []).map(Number);
  return years.length === 0 ? null : Math.min(...years);
}

/** A name in lower-case words joined by hyphens, for ids and sample domains. */
export function companySlug(name: string): string {
  return foldText(name)
    .replaceAll('&', ' and ')
    .replaceAll("'", '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}

function nameWithoutListingSuffix(name: string): string {
  return name.replace(/\s*\([^)]*\)\s*$/, '').trim();
}

function otherNames(nameInSource: string): string[] {
  const suffix = /^(.*?)\s*\(([^)]*)\)\s*$/.exec(nameInSource);
  if (!suffix?.[1] || !suffix[2] || suffix[2].startsWith('Class ')) return [];
  return [`${suffix[2]} ${suffix[1]}`];
}

function companyOf(row: CompanyRow, symbols: readonly string[]): ListedCompany {
  const name = nameWithoutListingSuffix(row.Security);
  const known = row['Headquarters Location'] !== 'none' && row['Headquarters Location'] !== '';
  return {
    id: companySlug(name),
    name,
    sector: row['GICS Sector'],
    subIndustry: row['GICS Sub-Industry'],
    headquarters: known ? row['Headquarters Location'] : null,
    ...parseHeadquarters(known ? row['Headquarters Location'] : ''),
    foundedYear: earliestYear(row.Founded),
    foundedText: row.Founded === '' ? null : row.Founded,
    listing: 'S&P 500',
    listedSince: row['Date added'] === '' ? null : row['Date added'],
    symbols,
    alternativeNames: otherNames(row.Security),
  };
}

/** The rows of the embedded file, checked. */
export function readCompanyRows(): CompanyRow[] {
  const text = readFileSync(new URL('./companies.csv', import.meta.url), 'utf8');
  return z.array(companyRow).parse(parse(text, { columns: true, skip_empty_lines: true, bom: true }));
}

/** The companies of the embedded file, one each: share classes of one company (same CIK) are merged. */
export function readCompanies(): ListedCompany[] {
  const rowsByCompany = new Map<string, CompanyRow[]>();
  for (const row of readCompanyRows()) rowsByCompany.set(row.CIK, [...(rowsByCompany.get(row.CIK) ?? []), row]);
  return [...rowsByCompany.values()].flatMap((rows) => {
    const first = rows[0];
    return first === undefined
      ? []
      : [
          companyOf(
            first,
            rows.map((row) => row.Symbol),
          ),
        ];
  });
}

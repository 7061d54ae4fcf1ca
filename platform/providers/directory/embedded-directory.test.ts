import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readCompanyRows } from './companies.js';
import {
  directoryFunctions,
  directorySeniorities,
  emptyDirectoryFilter,
  InvalidDirectoryRequest,
  type DirectoryFilter,
  type DirectoryProspect,
} from './directory.js';
import { EmbeddedDirectory } from './embedded-directory.js';

const directory = new EmbeddedDirectory();

async function everyMatch(filter: DirectoryFilter, limit = 100): Promise<DirectoryProspect[]> {
  const found: DirectoryProspect[] = [];
  let after: string | undefined;
  do {
    const page = await directory.search(filter, { after, limit });
    found.push(...page.prospects);
    after = page.next ?? undefined;
  } while (after !== undefined);
  return found;
}

const filterOf = (part: Partial<DirectoryFilter>): DirectoryFilter => ({ ...emptyDirectoryFilter, ...part });
const excluding = (part: Partial<DirectoryFilter['exclusions']>): DirectoryFilter =>
  filterOf({ exclusions: { ...emptyDirectoryFilter.exclusions, ...part } });

const bareName = (name: string): string => name.replace(/ \(.*\)$/, '');
const companyNames = (prospects: readonly DirectoryProspect[]): string[] =>
  [...new Set(prospects.map(({ company }) => company.name))].sort();

/** Precision and recall of the companies found against the rows of the file that pass the test. */
function agreement(
  found: readonly DirectoryProspect[],
  passes: (row: ReturnType<typeof readCompanyRows>[number]) => boolean,
) {
  const expected = new Set(
    readCompanyRows()
      .filter(passes)
      .map((row) => bareName(row.Security)),
  );
  const names = companyNames(found);
  const right = names.filter((name) => expected.has(name)).length;
  return { precision: right / names.length, recall: right / expected.size, expected: expected.size };
}

describe('a search by sector and place', () => {
  const sectors = [...new Set(readCompanyRows().map((row) => row['GICS Sector']))];

  test.each(sectors)('finds exactly the companies of %s', async (sector) => {
    const found = await everyMatch(filterOf({ sectors: [sector] }));
    expect(agreement(found, (row) => row['GICS Sector'] === sector)).toMatchObject({ precision: 1, recall: 1 });
  });

  test.each(['California', 'Texas', 'New York', 'Ohio', 'Washington', 'Georgia'])(
    'finds exactly the companies of %s',
    async (region) => {
      const found = await everyMatch(filterOf({ places: [{ kind: 'region', value: region }] }));
      const isThere = new RegExp(`^[^;]*, ${region}(?:\\[\\d+\\])?(?:;|$)`);
      expect(agreement(found, (row) => isThere.test(row['Headquarters Location']))).toMatchObject({
        precision: 1,
        recall: 1,
      });
    },
  );

  test.each(['Ireland', 'United Kingdom', 'Switzerland', 'Netherlands', 'Bermuda', 'Canada'])(
    'finds exactly the companies of %s',
    async (country) => {
      const found = await everyMatch(filterOf({ places: [{ kind: 'country', value: country }] }));
      expect(agreement(found, (row) => row['Headquarters Location'].endsWith(`, ${country}`))).toMatchObject({
        precision: 1,
        recall: 1,
      });
    },
  );

  test('combines sector, place, sub-industry and exclusions', async () => {
    const found = await everyMatch({
      ...excluding({ companies: ['pfizer'], subIndustries: ['Biotechnology'] }),
      sectors: ['health care'],
      places: [
        { kind: 'city', value: 'New York' },
        { kind: 'region', value: 'illinois' },
      ],
    });
    const result = agreement(
      found,
      (row) =>
        row['GICS Sector'] === 'Health Care' &&
        /New York City,|, Illinois/.test(row['Headquarters Location']) &&
        row.Security !== 'Pfizer' &&
        row['GICS Sub-Industry'] !== 'Biotechnology',
    );
    expect(result).toMatchObject({ precision: 1, recall: 1 });
    expect(result.expected).toBeGreaterThan(2);
  });

  test('tells homonymous cities apart when asked', async () => {
    const all = companyNames(await everyMatch(filterOf({ places: [{ kind: 'city', value: 'Dublin' }] })));
    const ohio = companyNames(await everyMatch(filterOf({ places: [{ kind: 'city', value: 'Dublin, Ohio' }] })));
    expect(ohio).toEqual(['Cardinal Health']);
    expect(all.length).toBeGreaterThan(8);
  });
});

describe('a search by year and size', () => {
  test('takes both ends as exclusive and the earliest year as the founding', async () => {
    const found = await everyMatch(filterOf({ foundedAfter: 1849, foundedBefore: 1860 }));
    const years = [...new Set(found.map(({ company }) => company.foundedYear))].sort();
    expect(years[0]).toBe(1850);
    expect(years.every((year) => year !== null && year > 1849 && year < 1860)).toBe(true);
    expect(companyNames(found)).toContain('American Express');
  });

  test('counts every member as having 501 employees or more', async () => {
    expect((await everyMatch(filterOf({ sizeMin: 1001 }))).length).toBeGreaterThan(1000);
    expect(await everyMatch(filterOf({ sizeMax: 500 }))).toEqual([]);
  });
});

describe('a search by job', () => {
  test('finds the rank and function in both languages', async () => {
    const found = await everyMatch(filterOf({ roles: [{ seniority: 'director', function: 'sales' }] }));
    expect(new Set(found.map(({ jobTitle }) => jobTitle))).toEqual(
      new Set(['Sales Director', 'Directeur commercial', 'Directrice commerciale']),
    );
  });

  test('keeps asked pairs together', async () => {
    const found = await everyMatch(
      filterOf({
        roles: [
          { seniority: 'vp', function: 'sales' },
          { seniority: 'c_level', function: 'finance' },
        ],
        seniorities: ['vp', 'c_level'],
        functions: ['sales', 'finance'],
      }),
    );
    expect(found.some(({ seniority, function: job }) => seniority === 'vp' && job === 'finance')).toBe(false);
    expect(found.length).toBeGreaterThan(50);
  });

  test('falls back on the words of a title it knows no rank of, whatever their number and gender', async () => {
    const found = await everyMatch(filterOf({ titles: ['acheteuses'] }));
    expect(new Set(found.map(({ jobTitle }) => jobTitle))).toEqual(new Set(['Acheteur senior', 'Acheteuse senior']));
  });

  test('puts the very words asked for first', async () => {
    const page = await directory.search(
      filterOf({ titles: ['vp sales'], roles: [{ seniority: null, function: 'sales' }] }),
      { limit: 10 },
    );
    expect(page.prospects.every(({ jobTitle }) => jobTitle === 'VP Sales')).toBe(true);
  });

  test('leaves out excluded titles and roles', async () => {
    const found = await everyMatch({
      ...excluding({ titles: ['Legal Counsel'], roles: [{ seniority: 'director', function: 'legal' }] }),
      functions: ['legal'],
    });
    expect(new Set(found.map(({ jobTitle }) => jobTitle))).toEqual(
      new Set(['General Counsel', 'Juriste', 'Directeur général juridique', 'Directrice générale juridique']),
    );
  });
});

describe('the pages of a search', () => {
  const anyFilter = fc.record({
    seniorities: fc.subarray([...directorySeniorities]),
    functions: fc.subarray([...directoryFunctions]),
    sectors: fc.subarray(['Energy', 'Financials', 'Health Care', 'Utilities']),
  });

  test('together hold every match once, in one order, whatever their size', async () => {
    await fc.assert(
      fc.asyncProperty(anyFilter, fc.integer({ min: 7, max: 100 }), async (part, limit) => {
        const filter = filterOf(part);
        const found = await everyMatch(filter, limit);
        const { total } = await directory.search(filter, { limit: 1 });
        expect(found).toHaveLength(total);
        expect(new Set(found.map(({ id }) => id)).size).toBe(total);
        expect(found.map(({ id }) => id)).toEqual((await everyMatch(filter)).map(({ id }) => id));
      }),
      { numRuns: 30 },
    );
  });

  test('cannot be asked for with a cursor of another search, a forged one or a limit out of range', async () => {
    const { next } = await directory.search(filterOf({ sectors: ['Energy'] }), { limit: 1 });
    const asks = [
      directory.search(filterOf({ sectors: ['Utilities'] }), { limit: 1, after: next ?? '' }),
      directory.search(emptyDirectoryFilter, { limit: 1, after: 'forged' }),
      directory.search(emptyDirectoryFilter, { limit: 0 }),
      directory.search(emptyDirectoryFilter, { limit: 101 }),
    ];
    for (const ask of asks) await expect(ask).rejects.toBeInstanceOf(InvalidDirectoryRequest);
  });
});

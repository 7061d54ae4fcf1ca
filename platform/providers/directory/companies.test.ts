import { describe, expect, test } from '@jest/globals';
import { companySlug, earliestYear, parseHeadquarters, readCompanies, readCompanyRows } from './companies.js';

describe('the embedded companies', () => {
  test('are the 500 companies of the 503 rows, share classes merged', () => {
    const companies = readCompanies();
    expect(readCompanyRows()).toHaveLength(503);
    expect(companies).toHaveLength(500);
    expect(new Set(companies.map(({ id }) => id)).size).toBe(500);
    const twice = companies.filter(({ symbols }) => symbols.length > 1).map(({ name, symbols }) => [name, symbols]);
    expect(twice).toEqual([
      ['Alphabet Inc.', ['GOOGL', 'GOOG']],
      ['Fox Corporation', ['FOXA', 'FOX']],
      ['News Corp', ['NWSA', 'NWS']],
    ]);
  });

  test('carry only what the file says', () => {
    const company = readCompanies().find(({ symbols }) => symbols.includes('ABBV'));
    expect(company).toEqual({
      id: 'abbvie',
      name: 'AbbVie',
      sector: 'Health Care',
      subIndustry: 'Biotechnology',
      headquarters: 'North Chicago, Illinois',
      city: 'North Chicago',
      region: 'Illinois',
      country: 'United States',
      foundedYear: 1888,
      foundedText: '2013 (1888)',
      listing: 'S&P 500',
      listedSince: '2012-12-31',
      symbols: ['ABBV'],
      alternativeNames: [],
    });
  });

  test('have no place when the file has none', () => {
    const company = readCompanies().find(({ symbols }) => symbols.includes('XYZ'));
    expect(company).toMatchObject({ headquarters: null, city: null, region: null, country: null });
  });

  test('are known by the name before the parenthesis too', () => {
    const company = readCompanies().find(({ symbols }) => symbols.includes('LLY'));
    expect(company).toMatchObject({ name: 'Lilly', alternativeNames: ['Eli Lilly'] });
  });
});

describe('a headquarters text', () => {
  test.each([
    ['New York City, New York', 'New York City', 'New York', 'United States'],
    ['Washington, D.C.', 'Washington', 'District of Columbia', 'United States'],
    ['Dublin, Ireland', 'Dublin', null, 'Ireland'],
    ['Warmley, Bristol, United Kingdom', 'Warmley', 'Bristol', 'United Kingdom'],
    ['Columbus, Ohio; Detroit, Michigan', 'Columbus', 'Ohio', 'United States'],
    ['Miami-Dade County, Florida[3]', 'Miami-Dade County', 'Florida', 'United States'],
    ['none', null, null, null],
  ])('%s gives city, region and country', (text, city, region, country) => {
    expect(parseHeadquarters(text)).toEqual({ city, region, country });
  });
});

test.each([
  ['2013 (1888)', 1888],
  ['1975/1977 (1997)', 1975],
  ['2019 (L3 1997, Harris 1895)', 1895],
  ['', null],
])('the earliest year of "%s" is %s', (text, year) => {
  expect(earliestYear(text)).toBe(year);
});

test.each([
  ['AT&T', 'at-and-t'],
  ['Estée Lauder Companies', 'estee-lauder-companies'],
  ["Lowe's", 'lowes'],
  ['Brown–Forman', 'brown-forman'],
])('the slug of %s is %s', (name, slug) => {
  expect(companySlug(name)).toBe(slug);
});

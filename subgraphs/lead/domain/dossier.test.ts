import { expect, test } from '@jest/globals';
import type { Company } from './company.js';
import { noteKey, noteOfKey, sourcesOf } from './dossier.js';

const company: Company = {
  id: 'c',
  organizationId: 'o',
  name: 'Acme',
  domain: 'acme.example',
  industry: 'Health Care',
  subIndustry: 'Biotechnology',
  employees: '51-200',
  city: 'Lyon',
  region: null,
  country: 'France',
  listing: 'S&P 500',
  foundedYear: 1902,
};

test('every filled field and note is a source under a stable key', () => {
  const note = { id: 'n', text: ' verbatim ', at: new Date('2026-01-02T09:00:00Z') };
  const sources = sourcesOf({ jobTitle: 'CFO' }, company, [note]);
  expect(sources.map(({ key, text }) => [key, text])).toEqual([
    ['lead.jobTitle', 'CFO'],
    ['company.name', 'Acme'],
    ['company.industry', 'Health Care'],
    ['company.subIndustry', 'Biotechnology'],
    ['company.employees', '51-200'],
    ['company.listing', 'S&P 500'],
    ['company.location', 'Lyon, France'],
    ['company.founded', '1902'],
    ['interaction:n', ' verbatim '],
  ]);
  expect(sources.at(-1)).toMatchObject({ label: 'Note, 2026-01-02', at: '2026-01-02T09:00:00.000Z' });
});

test('what is blank is no source', () => {
  expect(sourcesOf({ jobTitle: ' ' }, null, [])).toEqual([]);
});

test('a key tells its note', () => {
  expect(noteOfKey(noteKey('n'))).toBe('n');
  expect(noteOfKey('lead.jobTitle')).toBeNull();
});

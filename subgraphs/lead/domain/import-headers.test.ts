import { expect, test } from '@jest/globals';
import { isImportHeaderWord, matchHeader } from './import-headers.js';

test('header words are told from values', () => {
  expect(['E-mail', 'prénom', 'Company', 'Tél.', 'companyName'].every(isImportHeaderWord)).toBe(true);
  expect(['Zoé', 'Durand', 'ACME', 'z@a.example', '04 99', 'Lyon', ''].some(isImportHeaderWord)).toBe(false);
});

test('case, accents, punctuation, plurals and qualifiers of a header do not matter', () => {
  const spellings = [
    'Email',
    'E-MAIL',
    'e_mail',
    'Emails',
    'Email (Work)',
    'Primary Email',
    'Courriel professionnel',
    'Email 1',
  ];
  expect(spellings.map((header) => matchHeader(header)?.field)).toEqual(spellings.map(() => 'email'));
});

test('a second choice is less sure than a first one', () => {
  const first = matchHeader('Email')?.confidence ?? 0;
  expect(matchHeader('Email personnel')?.confidence).toBeLessThan(first);
});

test('German, Spanish and Italian lists name their columns in their own words', () => {
  const fields = ['Land', 'Mitarbeiterzahl', 'Bemerkungen', 'Empleados', 'Observaciones', 'Ruolo', 'Città', 'Paese'];
  expect(fields.map((header) => matchHeader(header)?.field)).toEqual([
    'country',
    'employees',
    'notes',
    'employees',
    'notes',
    'jobTitle',
    'city',
    'country',
  ]);
});

test('who decides is worth a note in both languages', () => {
  const fields = ['Décideur', 'Decision maker', 'Authority'].map((header) => matchHeader(header)?.field);
  expect(fields).toEqual(['notes', 'notes', 'notes']);
});

test('what a company says of itself is no note about the person', () => {
  expect(matchHeader('SEO Description')).toBeNull();
  expect(matchHeader('Description')?.field).toBe('notes');
});

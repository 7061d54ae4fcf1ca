import { describe, expect, test } from '@jest/globals';
import { createBatchIndex, identityKeys } from './import-dedupe.js';
import { IMPORT_FIELDS, type ImportField } from './import-fields.js';
import { type ImportedLead, readImportRow } from './import-row.js';

function lead(row: Partial<Record<ImportField, string>>): ImportedLead {
  const mapping = IMPORT_FIELDS.map((field, columnIndex) => ({ columnIndex, header: field, field }));
  const result = readImportRow(
    IMPORT_FIELDS.map((field) => row[field] ?? ''),
    mapping,
  );
  if ('refused' in result) throw new Error(JSON.stringify(result.refused));
  return result.lead;
}

describe('the keys of a lead', () => {
  test('are its address, then its name within its domain', () => {
    expect(identityKeys(lead({ email: 'Zoe@ACME.example', fullName: 'Zoé Durand' }))).toEqual([
      { kind: 'email', key: 'email:zoe@acme.example' },
      { kind: 'domain-and-name', key: 'domain:acme.example|durand-zoe' },
    ]);
  });

  test('use the company when no domain is known, and never a domain open to anybody', () => {
    expect(identityKeys(lead({ email: 'zoe@gmail.com', fullName: 'Zoé Durand', companyName: 'GTX Pro SAS' }))).toEqual([
      { kind: 'email', key: 'email:zoe@gmail.com' },
      { kind: 'company-and-name', key: 'company:name:gtxpro|durand-zoe' },
    ]);
    expect(identityKeys(lead({ email: 'zoe@gmail.com', fullName: 'Zoé Durand' }))).toHaveLength(1);
  });
});

describe('rows of one import', () => {
  test('that repeat a person are found by address, then by name, and the first row stays', () => {
    const index = createBatchIndex();
    expect(index.add(lead({ email: 'zoe@acme.example', fullName: 'Zoé Durand' }), 1)).toBeNull();
    expect(index.add(lead({ email: 'ZOE@acme.example' }), 2)).toEqual({ rowNumber: 1, kind: 'email' });
    expect(index.add(lead({ fullName: 'DURAND, Zoe', companyDomain: 'www.acme.example' }), 3)).toEqual({
      rowNumber: 1,
      kind: 'domain-and-name',
    });
    expect(index.add(lead({ email: 'bob@acme.example', fullName: 'Bob Durand' }), 4)).toBeNull();
  });

  test('lead to the first row through a chain of repetitions', () => {
    const index = createBatchIndex();
    index.add(lead({ fullName: 'Zoé Durand', companyDomain: 'acme.example' }), 1);
    index.add(lead({ fullName: 'Zoé Durand', email: 'z@acme.example' }), 2);
    expect(index.add(lead({ email: 'z@acme.example' }), 3)).toEqual({ rowNumber: 1, kind: 'email' });
  });
});

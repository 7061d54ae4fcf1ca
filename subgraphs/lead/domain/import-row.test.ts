import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { IMPORT_FIELDS, type ImportColumn, type ImportField } from './import-fields.js';
import { type ImportedLead, type ImportRowResult, readImportRow } from './import-row.js';

/** Reads a row whose columns are named after their fields. */
function read(row: Partial<Record<ImportField, string>>): ImportRowResult {
  const mapping = IMPORT_FIELDS.map((field, columnIndex): ImportColumn => ({ columnIndex, header: field, field }));
  return readImportRow(
    IMPORT_FIELDS.map((field) => row[field] ?? ''),
    mapping,
  );
}

function accepted(row: Partial<Record<ImportField, string>>): ImportedLead {
  const result = read(row);
  if ('refused' in result) throw new Error(JSON.stringify(result.refused));
  return result.lead;
}

describe('a row that becomes a lead', () => {
  test('is trimmed, composed and freed of control characters', () => {
    const lead = accepted({
      email: ' Zoe@ACME.example ',
      fullName: ' Zoe\u0301 \u00a0 Du\u0000rand\t',
      city: 'Lyon\n 3e',
      phone: ' +33 (0)1-99 ',
    });
    expect(lead).toMatchObject({
      fullName: 'Zoé Durand',
      firstName: 'Zoé',
      lastName: 'Durand',
      city: 'Lyon 3e',
      phone: '+33 (0)1-99',
    });
    expect(lead.email?.normalised).toBe('zoe@acme.example');
  });

  test('keeps formulas and markup verbatim', () => {
    const lead = accepted({
      email: 'z@a.example',
      companyName: "=cmd|' /C calc'!A0",
      jobTitle: '<script>alert(1)</script>',
      notes: '@SUM(A1)',
    });
    expect(lead).toMatchObject({
      companyName: "=cmd|' /C calc'!A0",
      jobTitle: '<script>alert(1)</script>',
      notes: 'notes: @SUM(A1)',
    });
  });

  test('needs no address when a name and a company are known', () => {
    expect(accepted({ lastName: 'Durand', companyName: 'ACME' })).toMatchObject({ email: null, fullName: 'Durand' });
    expect(accepted({ fullName: 'Zoé Durand', companyDomain: 'https://www.acme.example/fr' })).toMatchObject({
      companyDomain: 'acme.example',
    });
  });

  test('joins the columns of notes with their headers and keeps their lines', () => {
    const mapping: ImportColumn[] = [
      { columnIndex: 0, header: 'Email', field: 'email' },
      { columnIndex: 1, header: 'Besoin', field: 'notes' },
      { columnIndex: 2, header: 'Budget', field: 'notes' },
      { columnIndex: 3, header: '', field: 'notes' },
    ];
    const result = readImportRow(['z@a.example', 'un CRM\r\nvite', '', 'vu au salon'], mapping);
    expect(result).toMatchObject({ lead: { notes: 'Besoin: un CRM\nvite\nvu au salon' } });
  });

  test('takes its language from its own column, or from a country of one language', () => {
    expect(accepted({ email: 'z@a.example', country: 'France' }).language).toBe('fr');
    expect(accepted({ email: 'z@a.example', country: 'Royaume-Uni' }).language).toBe('en');
    expect(accepted({ email: 'z@a.example', country: 'Belgique' }).language).toBeNull();
    expect(accepted({ email: 'z@a.example', country: 'France', language: 'en-GB' }).language).toBe('en');
    expect(accepted({ email: 'z@a.example', language: 'Français' }).language).toBe('fr');
  });

  test('says what it could not use', () => {
    const lead = accepted({
      email: 'a@a.example; b@b.example',
      companyDomain: 'n’existe pas',
      linkedinUrl: 'zoe',
      language: 'klingon',
    });
    expect(lead.email?.normalised).toBe('a@a.example');
    expect(lead.remarks.map(({ code }) => code).sort()).toEqual([
      'FURTHER_ADDRESSES_LEFT_OUT',
      'LANGUAGE_NOT_UNDERSTOOD',
      'LINKEDIN_NOT_UNDERSTOOD',
      'WEBSITE_NOT_UNDERSTOOD',
    ]);
  });

  test('a page on a shared host is no domain of the company', () => {
    expect(
      accepted({ email: 'z@a.example', companyDomain: 'https://www.linkedin.com/company/acme' }).companyDomain,
    ).toBeNull();
  });
});

describe('a row that is refused', () => {
  test('for a wrong address, with its column, even when a name and a company are known', () => {
    expect(read({ email: 'zoe(at)acme', fullName: 'Zoé', companyName: 'ACME' })).toMatchObject({
      refused: [{ code: 'EMAIL_INVALID', column: { FR: 'email', EN: 'email' } }],
    });
  });

  test.each([{ fullName: 'Zoé Durand' }, { companyName: 'ACME' }, { phone: '01 99' }, {}, { email: 'n/a' }])(
    'for %j, which identifies nobody',
    (row) => {
      expect(read(row)).toMatchObject({ refused: [{ code: 'NOT_ENOUGH_TO_IDENTIFY' }] });
    },
  );

  test('for texts that do not fit, naming every one', () => {
    const result = read({ email: 'z@a.example', city: 'x'.repeat(101), notes: 'y'.repeat(10_001) });
    expect(result).toMatchObject({
      refused: [
        { code: 'TEXT_TOO_LONG', column: { EN: 'city' } },
        { code: 'TEXT_TOO_LONG', column: { EN: 'notes' } },
      ],
    });
  });

  test('a column without header is named by its rank', () => {
    expect(readImportRow(['', 'nope'], [{ columnIndex: 1, header: '', field: 'email' }])).toMatchObject({
      refused: [{ column: { FR: 'colonne 2', EN: 'column 2' } }],
    });
  });
});

test('the apostrophe that guards a formula in exports and in our own report is not part of the cell', () => {
  expect(read({ email: 'z@a.example', phone: "'+33 1 99 00 00 00", notes: "'=1+1" })).toMatchObject({
    lead: { phone: '+33 1 99 00 00 00', notes: expect.stringContaining('=1+1') },
  });
  expect(read({ email: 'z@a.example', notes: "'quoted'" })).toMatchObject({
    lead: { notes: expect.stringContaining("'quoted'") },
  });
});

test('no row makes reading throw, and what is accepted can be stored', () => {
  const cell = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.emailAddress(),
    fc.webUrl(),
    fc.constantFrom('\ud800', '\0', 'M.', ',', '1 000 k'),
  );
  const column = fc.record({
    columnIndex: fc.nat(6),
    header: fc.string(),
    field: fc.constantFrom(null, ...IMPORT_FIELDS),
  });
  fc.assert(
    fc.property(fc.array(cell, { maxLength: 6 }), fc.array(column, { maxLength: 8 }), (values, mapping) => {
      const result = readImportRow(values, mapping);
      if ('refused' in result) expect(result.refused.length).toBeGreaterThan(0);
      else expect(JSON.stringify(result.lead)).not.toMatch(/\\u0000|\\ud8|\\udc/);
    }),
    { numRuns: 2000 },
  );
});

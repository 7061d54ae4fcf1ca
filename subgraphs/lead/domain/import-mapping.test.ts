import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { suggestMapping } from './import-mapping.js';

/** The fields proposed for the columns of a file, by header. */
function fieldsOf(headers: string[], rows: string[][] = []): Record<string, string | null> {
  return Object.fromEntries(suggestMapping(headers, rows).map(({ header, field }) => [header, field]));
}

describe('headers alone are not believed blindly', () => {
  test('"Nom" is a last name beside "Prénom", and a full name where its cells show one', () => {
    expect(fieldsOf(['Prénom', 'Nom'])).toEqual({ Prénom: 'firstName', Nom: 'lastName' });
    expect(fieldsOf(['Nom', 'Société'], [['Zoé Durand', 'ACME']])).toMatchObject({ Nom: 'fullName' });
    expect(fieldsOf(['Nom', 'Email'], [['Durand', 'z@a.example']])).toMatchObject({ Nom: 'lastName' });
    expect(fieldsOf(['Name', 'Email'], [['Zoé Durand', 'z@a.example']])).toMatchObject({ Name: 'fullName' });
  });

  test('a contact column holds what its cells hold', () => {
    expect(fieldsOf(['Contact', 'Société'], [['z@a.example', 'ACME']])).toMatchObject({ Contact: 'email' });
  });

  test('an empty first address column leaves its field to a filled one', () => {
    expect(fieldsOf(['Email', 'Email 2'], [['', 'z@a.example']])).toEqual({ Email: null, 'Email 2': 'email' });
  });

  test('a header that its cells deny has little confidence', () => {
    const [column] = suggestMapping(['Email'], [['yes'], ['no']]);
    expect(column?.confidence).toBeLessThanOrEqual(0.3);
    expect(column?.reason).toEqual({
      FR: 'L’en-tête annonce l’adresse e-mail, mais les cellules n’y ressemblent pas.',
      EN: 'The header says the e-mail address, but the cells do not look like it.',
    });
  });

  test('a column is told which other one holds its field', () => {
    const [, second] = suggestMapping(['Ville', 'Commune'], [['Lyon', 'Lyon']]);
    expect(second).toMatchObject({ field: null, reason: { FR: 'La colonne 1 contient déjà la ville.' } });
  });
});

describe('without headers', () => {
  test('addresses, profiles, sites, telephones are recognised, and names by the addresses', () => {
    const rows = [
      [
        'Zoé',
        'Durand',
        'ACME',
        'zoe.durand@acme.example',
        '+33 1 99 00 00 00',
        'https://www.linkedin.com/in/zoe',
        'www.acme.example',
      ],
      [
        'Bob',
        'Martin',
        'Bois & Co',
        'bob.martin@bois.example',
        '04 99 00 00 00',
        'https://www.linkedin.com/in/bob',
        'bois.example',
      ],
    ];
    const fields = suggestMapping(Array<string>(7).fill(''), rows).map(({ field }) => field);
    expect(fields).toEqual(['firstName', 'lastName', 'companyName', 'email', 'phone', 'linkedinUrl', 'companyDomain']);
  });
});

test('a full name without header is recognised by a shortened address', () => {
  const rows = [
    ['zoe@acme.example', 'Zoé Durand'],
    ['bmartin@bois.example', 'Bob Martin'],
  ];
  expect(suggestMapping([], rows).map(({ field }) => field)).toEqual(['email', 'fullName']);
});

describe('any file', () => {
  test('every column is answered once and no field but notes is given twice', () => {
    const header = fc.oneof(
      fc.string(),
      fc.constantFrom('Email', 'E-mail 2', 'Nom', 'Name', 'Notes', 'Besoin', 'URL', 'Société', 'Company'),
    );
    const table = fc.array(fc.array(fc.oneof(fc.string(), fc.emailAddress()), { maxLength: 6 }), { maxLength: 5 });
    fc.assert(
      fc.property(fc.array(header, { maxLength: 6 }), table, (headers, rows) => {
        const columns = suggestMapping(headers, rows);
        for (const { reason } of columns) expect(reason.FR).not.toBe(reason.EN);
        expect(columns.map(({ columnIndex }) => columnIndex)).toEqual(columns.map((_, index) => index));
        const single = columns.flatMap(({ field }) => (field === null || field === 'notes' ? [] : [field]));
        expect(new Set(single).size).toBe(single.length);
      }),
    );
  });
});

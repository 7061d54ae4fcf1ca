import { describe, expect, test } from '@jest/globals';
import type { ImportColumn } from './import-fields.js';
import { RowSorter } from './sort-rows.js';

const columns: ImportColumn[] = [
  { columnIndex: 0, header: 'Nom', field: 'fullName' },
  { columnIndex: 1, header: 'E-mail', field: 'email' },
  { columnIndex: 2, header: 'Société', field: 'companyName' },
];
const row = (rowNumber: number, ...values: string[]) => ({
  rowNumber,
  lineNumber: rowNumber + 1,
  values: values.slice(0, 3),
  extraValues: values.slice(3),
});

describe('rows of a file', () => {
  test('a row that names somebody is a person, word for word', () => {
    const sorted = new RowSorter(columns, 'FR').sort(row(1, '=cmd()', 'a@acme.example', '<b>Acme</b>'));
    expect(sorted).toMatchObject({
      kind: 'PERSON',
      lineNumber: 2,
      person: { fullName: '=cmd()', emailNormalised: 'a@acme.example', company: { name: '<b>Acme</b>' } },
    });
  });

  test('a row that repeats an earlier one is a duplicate', () => {
    const sorter = new RowSorter(columns, 'FR');
    sorter.sort(row(1, 'Marie Dupont', 'marie@acme.example', 'Acme'));
    expect(sorter.sort(row(2, 'DUPONT, Marie', '', 'ACME SAS')).kind).toBe('PERSON');
    expect(sorter.sort(row(3, 'M. Dupont', 'MARIE@acme.example', '')).kind).toBe('DUPLICATE');
  });

  test('a repeated row stays the person of the first one, with what it adds', () => {
    const sorter = new RowSorter([...columns, { columnIndex: 3, header: 'Note', field: 'notes' }], 'FR');
    const full = (rowNumber: number, ...values: string[]) => ({ ...row(rowNumber), values, extraValues: [] });
    sorter.sort(full(1, 'Marie Dupont', 'marie@acme.example', 'Acme', 'Premier appel'));
    expect(sorter.sort(full(2, 'Marie Dupont', 'mdupont@acme.example', 'Other', 'Budget validé'))).toMatchObject({
      kind: 'DUPLICATE',
      person: { emailNormalised: 'marie@acme.example', company: null, notes: [{ text: 'Note: Budget validé' }] },
    });
  });

  test('a row that cannot be used is refused with its cells and the column to mend', () => {
    expect(new RowSorter(columns, 'EN').sort(row(7, 'Zoé', 'not an address', ''))).toEqual({
      kind: 'REFUSED',
      row: {
        rowNumber: 7,
        lineNumber: 8,
        reasons: 'E-mail: "not an address" has no @: write an address such as name@company.example.',
        cells: ['Zoé', 'not an address', ''],
      },
    });
  });

  test('the reasons are said in French to whoever imports in French, one line each row', () => {
    expect(new RowSorter(columns, 'FR').sort(row(7, 'Zoé', 'pas une\nadresse', ''))).toMatchObject({
      row: {
        reasons:
          'E-mail\u00a0: «\u00a0pas une adresse\u00a0» ne contient pas de @\u00a0: écrivez une adresse comme nom@entreprise.example.',
      },
    });
  });

  test('a row with more cells than columns is refused, because a cell lacks its quotes', () => {
    const sorted = new RowSorter(columns, 'FR').sort(row(1, 'Zoé', 'zoe@acme.example', 'Acme', 'Lyon'));
    expect(sorted).toMatchObject({
      kind: 'REFUSED',
      row: { reasons: expect.stringContaining('guillemets'), cells: ['Zoé', 'zoe@acme.example', 'Acme', 'Lyon'] },
    });
  });
});

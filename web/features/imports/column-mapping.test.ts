import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { ImportField } from '../../graphql/generated/graphql';
import { assignField, mappingInput, suggestedMapping, tellsPeopleApart, type ColumnMapping } from './column-mapping';

const fields: ImportField[] = ['EMAIL', 'FIRST_NAME', 'LAST_NAME', 'FULL_NAME', 'COMPANY_NAME', 'NOTES'];
const column = fc.record({ index: fc.nat({ max: 8 }), suggestedField: fc.option(fc.constantFrom(...fields)) });
const change = fc.tuple(fc.nat({ max: 8 }), fc.option(fc.constantFrom(...fields)));

describe('the mapping of columns', () => {
  test('never fills a field twice, whatever is suggested and chosen', () => {
    fc.assert(
      fc.property(fc.array(column), fc.array(change), (columns, changes) => {
        let mapping = suggestedMapping(columns);
        for (const [index, field] of changes) {
          mapping = assignField(mapping, index, field);
          expect(mapping.get(index) ?? null).toBe(field);
        }
        expect(new Set(mapping.values()).size).toBe(mapping.size);
      }),
    );
  });

  test('choosing a field takes it away from the column that had it', () => {
    const mapping = assignField(
      new Map([
        [0, 'EMAIL'],
        [1, 'NOTES'],
      ]) satisfies ColumnMapping,
      1,
      'EMAIL',
    );
    expect(mappingInput(mapping)).toEqual([{ columnIndex: 1, field: 'EMAIL' }]);
  });

  test.each<[ImportField[], boolean]>([
    [['EMAIL'], true],
    [['FULL_NAME', 'COMPANY_NAME'], true],
    [['FIRST_NAME', 'LAST_NAME'], true],
    [['FIRST_NAME'], false],
    [['COMPANY_NAME', 'NOTES'], false],
    [[], false],
  ])('columns %j tell people apart: %s', (chosen, expected) => {
    expect(tellsPeopleApart(new Map(chosen.map((field, index) => [index, field])))).toBe(expected);
  });
});

import { describe, expect, test } from '@jest/globals';
import type { ImportColumn, ImportField } from './import-fields.js';
import {
  canImportMove,
  importStatesBefore,
  isImportFinished,
  leadImportStatuses,
  mappingProblems,
} from './lead-import.js';

describe('the moves of an import', () => {
  test('three states are final and nothing leaves them', () => {
    expect(leadImportStatuses.filter(isImportFinished)).toEqual(['COMPLETED', 'FAILED', 'CANCELLED']);
  });

  test('whatever is not over can be cancelled, and only a running import completes', () => {
    expect(importStatesBefore('CANCELLED')).toEqual(leadImportStatuses.filter((status) => !isImportFinished(status)));
    expect(importStatesBefore('COMPLETED')).toEqual(['RUNNING']);
    expect(canImportMove('AWAITING_FILE', 'RUNNING')).toBe(false);
  });
});

describe('a choice of columns', () => {
  const columns = (...fields: (ImportField | null)[]): ImportColumn[] =>
    fields.map((field, columnIndex) => ({ columnIndex, field, header: '' }));
  const pathsOf = (chosen: readonly ImportColumn[], columnCount = 5) =>
    mappingProblems(chosen, columnCount).map(({ path }) => path);

  test('can be used when it tells people apart', () => {
    expect(pathsOf(columns('email', null, 'notes', 'notes'))).toEqual([]);
    expect(pathsOf(columns('lastName', 'companyDomain'))).toEqual([]);
  });

  test('is refused when it does not', () => {
    expect(pathsOf(columns('lastName', 'jobTitle'))).toEqual(['mapping']);
    expect(pathsOf([])).toEqual(['mapping']);
  });

  test('is refused in both languages', () => {
    const [problem] = mappingProblems([], 1);
    expect(problem?.sentence.FR).toContain('Indiquez quelle colonne contient l’adresse e-mail');
    expect(problem?.sentence.EN).toContain('Say which column holds the e-mail address');
  });

  test('is refused when a field or a column comes twice, or a column does not exist', () => {
    expect(pathsOf(columns('email', 'email'))).toEqual(['mapping.1.field']);
    expect(pathsOf([...columns('email'), { columnIndex: 0, field: 'city', header: '' }])).toEqual([
      'mapping.1.columnIndex',
    ]);
    expect(pathsOf(columns('email', 'city'), 1)).toEqual(['mapping.1.columnIndex']);
    expect(pathsOf([{ columnIndex: -1, field: 'email', header: '' }])).toEqual(['mapping.0.columnIndex']);
  });
});

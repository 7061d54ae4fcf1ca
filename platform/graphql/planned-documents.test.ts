import { describe, expect, test } from '@jest/globals';
import { buildSchema } from 'graphql';
import { PlannedDocuments } from './planned-documents.js';

const schema = buildSchema('type Query { a: Int b: Int }');

describe('a planned document', () => {
  test('is parsed once', () => {
    const documents = new PlannedDocuments(schema);
    const first = documents.read('{ a }');
    expect(first).toHaveProperty('document');
    const again = documents.read('{ a }');
    expect('document' in first && 'document' in again && first.document === again.document).toBe(true);
  });

  test('that does not fit the schema is refused, each time', () => {
    const documents = new PlannedDocuments(schema);
    for (let time = 0; time < 2; time += 1) {
      const read = documents.read('{ nothing }');
      expect('errors' in read ? read.errors.map((error) => error.message) : []).toEqual([
        'Cannot query field "nothing" on type "Query".',
      ]);
    }
  });

  test('that is no GraphQL throws', () => {
    expect(() => new PlannedDocuments(schema).read('{')).toThrow('Syntax Error');
  });

  test('is forgotten when many others came since', () => {
    const documents = new PlannedDocuments(schema, 2);
    const first = documents.read('{ a }');
    documents.read('{ b }');
    documents.read('{ a b }');
    const again = documents.read('{ a }');
    expect('document' in first && 'document' in again && first.document !== again.document).toBe(true);
  });
});

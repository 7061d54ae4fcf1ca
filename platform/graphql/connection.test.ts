import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { InvalidPageSize, listName, pageSize, pageSizeMax, toPage } from './connection.js';

describe('the size of a page', () => {
  test('is a whole number from 1 to 100 (O-08)', () => {
    fc.assert(
      fc.property(fc.oneof(fc.integer({ min: -5, max: 110 }), fc.double(), fc.integer()), (first) => {
        const fine = Number.isInteger(first) && first >= 1 && first <= 100;
        if (fine) expect(pageSize(first)).toBe(first);
        else expect(() => pageSize(first)).toThrow(InvalidPageSize);
      }),
    );
    expect(pageSize(pageSizeMax)).toBe(100);
  });
});

describe('a page', () => {
  test('shows at most what was asked for; the extra row only tells that more follow', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(), { maxLength: 20 }), fc.integer({ min: 1, max: 20 }), (rows, first) => {
        const page = toPage(rows.slice(0, first + 1), first, (row) => ({ row }), String);
        const shown = rows.slice(0, first);
        expect(page.nodes).toEqual(shown.map((row) => ({ row })));
        expect(page.edges.map((edge) => edge.cursor)).toEqual(shown.map(String));
        expect(page.pageInfo).toEqual({
          hasNextPage: rows.length > first,
          endCursor: shown.length === 0 ? null : String(shown.at(-1)),
        });
      }),
    );
  });
});

describe('the name of a list', () => {
  test('is the same for the same filter and another for another', () => {
    const filter = fc.array(fc.option(fc.string()), { maxLength: 3 });
    fc.assert(
      fc.property(filter, filter, (one, two) => {
        expect(listName('leads', one) === listName('leads', two)).toBe(JSON.stringify(one) === JSON.stringify(two));
      }),
    );
    expect(listName('leads', null)).not.toBe(listName('emails', null));
  });
});

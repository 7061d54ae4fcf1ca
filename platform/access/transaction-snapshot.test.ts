import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { TransactionSnapshot } from './transaction-snapshot.js';

describe('a snapshot', () => {
  test('saw what was over when it was taken, and nothing else', () => {
    const snapshot = TransactionSnapshot.parse('10:15:10,13');
    expect([9n, 10n, 11n, 12n, 13n, 14n, 15n, 99n].filter((id) => snapshot?.saw(id))).toEqual([9n, 11n, 12n, 14n]);
  });

  test('with nobody running saw everything before it', () => {
    const snapshot = TransactionSnapshot.parse('7:7:');
    expect([6n, 7n, 8n].map((id) => snapshot?.saw(id))).toEqual([true, false, false]);
  });

  test('of identifiers beyond what a number can hold is exact', () => {
    const next = 2n ** 60n;
    expect(TransactionSnapshot.parse(`${next}:${next}:`)?.saw(next - 1n)).toBe(true);
    expect(TransactionSnapshot.parse(`${next}:${next}:`)?.saw(next)).toBe(false);
  });

  test('is not made of any other text', () => {
    for (const text of ['', '1:2', '1:2:3,', 'a:b:', '1:2:x', '-1:2:', '1:2:\n', ' 1:2:'])
      expect(TransactionSnapshot.parse(text)).toBeNull();
    const nearly = fc.string({ unit: fc.constantFrom('1', '2', ':', ',', '-', ' ', '\n'), maxLength: 8 });
    fc.assert(
      fc.property(fc.oneof(fc.string(), nearly), (text) => {
        const isSnapshot = /^\d+:\d+:(\d+(,\d+)*)?$/.test(text);
        expect(TransactionSnapshot.parse(text) !== null).toBe(isSnapshot);
      }),
    );
  });
});

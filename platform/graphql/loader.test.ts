import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createLoader } from './loader.js';

test('what is asked for in one moment is looked up together, each key once, and a key without a row is null', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat({ max: 50 }), { minLength: 1 }), async (keys) => {
      const batches: (readonly number[])[] = [];
      const loader = createLoader(async (wanted: readonly number[]) => {
        batches.push(wanted);
        return new Map(wanted.filter((key) => key % 2 === 0).map((key) => [key, `row ${key}`]));
      });
      expect(await Promise.all(keys.map((key) => loader.load(key)))).toEqual(
        keys.map((key) => (key % 2 === 0 ? `row ${key}` : null)),
      );
      expect(batches).toEqual([[...new Set(keys)]]);
    }),
  );
});

test('a look-up never asks for more than 500 keys', async () => {
  const sizes: number[] = [];
  const loader = createLoader(async (wanted: readonly number[]) => {
    sizes.push(wanted.length);
    return new Map<number, string>();
  });
  await loader.loadMany(Array.from({ length: 1_201 }, (_, key) => key));
  expect(sizes).toEqual([500, 500, 201]);
});

import { expect, test } from '@jest/globals';
import { readHousePlace } from './start-command.js';

test.each([
  [undefined, 'in-process'],
  ['', 'in-process'],
  ['in-process', 'in-process'],
  ['processes', 'processes'],
])('VECTRA_HOUSES=%s puts the houses %s', (value, place) => {
  expect(readHousePlace({ VECTRA_HOUSES: value })).toBe(place);
});

test('any other word is refused with those that are known', () => {
  expect(() => readHousePlace({ VECTRA_HOUSES: 'http' })).toThrow(
    'VECTRA_HOUSES is "http". Give "in-process" (the default) or "processes".',
  );
});

import { expect, test } from '@jest/globals';
import { bandPoints, verdictOf } from './assessment.js';

test('60 is qualified, 59 and 40 are nurtured, 39 is rejected (X-23)', () => {
  expect([60, 59, 40, 39].map(verdictOf)).toEqual(['QUALIFIED', 'NURTURE', 'NURTURE', 'REJECTED']);
  expect([0, 100].map(verdictOf)).toEqual(['REJECTED', 'QUALIFIED']);
});

test('the bands cover 0 to 25 without gap or overlap (O-04)', () => {
  const covered = Object.values(bandPoints).flatMap(([first, last]) =>
    Array.from({ length: last - first + 1 }, (_, step) => first + step),
  );
  expect(covered).toEqual(Array.from({ length: 26 }, (_, points) => points));
});

import { describe, expect, test } from '@jest/globals';
import { BANDS } from './output.js';
import { BAND_POINTS, bandOf, bandOfSize, middlePoints, neighbourBand, verdictOf } from './rubric.js';

describe('verdictOf', () => {
  test.each([
    [100, 'QUALIFIED'],
    [60, 'QUALIFIED'],
    [59, 'NURTURE'],
    [40, 'NURTURE'],
    [39, 'REJECTED'],
    [0, 'REJECTED'],
  ])('a total of %d is %s', (total, verdict) => {
    expect(verdictOf(total)).toBe(verdict);
  });
});

describe('bands', () => {
  test('cover 0 to 25 without a gap', () => {
    for (let points = 0; points <= 25; points += 1) {
      const [first, last] = BAND_POINTS[bandOf(points)];
      expect(points).toBeGreaterThanOrEqual(first);
      expect(points).toBeLessThanOrEqual(last);
    }
  });

  test('the middle of a band is in that band', () => {
    for (const band of BANDS) expect(bandOf(middlePoints(band))).toBe(band);
  });

  test('have no neighbour beyond the ends', () => {
    expect(neighbourBand('NONE', -1)).toBe('NONE');
    expect(neighbourBand('VERY_HIGH', 1)).toBe('VERY_HIGH');
    expect(neighbourBand('HIGH', -1)).toBe('MEDIUM');
  });

  test.each([
    [9, 'NONE'],
    [10, 'LOW'],
    [29, 'LOW'],
    [30, 'MEDIUM'],
    [99, 'MEDIUM'],
    [100, 'HIGH'],
    [500, 'HIGH'],
    [501, 'VERY_HIGH'],
  ])('%d people support a %s budget', (employees, band) => {
    expect(bandOfSize(employees)).toBe(band);
  });
});

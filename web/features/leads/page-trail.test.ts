import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { nextPage, pageNumber, previousPage, readTrail, writeTrail, type PageTrail } from './page-trail';

const cursors = fc.array(fc.stringMatching(/^[\w-]{1,20}$/u), { maxLength: 20 });
const walked = (steps: readonly string[]): PageTrail => steps.reduce(nextPage, readTrail(null));

test('a trail survives its address', () => {
  fc.assert(
    fc.property(cursors, (steps) => {
      const trail = walked(steps);
      expect(readTrail(writeTrail(trail))).toEqual(trail);
      expect(pageNumber(trail)).toBe(steps.length + 1);
    }),
  );
});

test('going back undoes going on, down to the first page', () => {
  fc.assert(
    fc.property(cursors, fc.stringMatching(/^[\w-]{1,20}$/u), (steps, further) => {
      expect(previousPage(nextPage(walked(steps), further))).toEqual(walked(steps));
    }),
  );
  expect(previousPage(readTrail(null))).toEqual({ after: null, before: [] });
});

test('a spoilt address leads to the first page', () => {
  expect(readTrail('~~~')).toEqual({ after: null, before: [] });
});

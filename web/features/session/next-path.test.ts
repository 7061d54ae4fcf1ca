import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { safeNextPath } from './next-path';

describe('the page opened after signing in', () => {
  test('a path of this site is kept with its query', () => {
    expect(safeNextPath('/leads/42?tab=run')).toBe('/leads/42?tab=run');
  });

  test.each([
    null,
    undefined,
    '',
    'campaigns',
    'https://evil.example',
    '//evil.example',
    '/\\evil.example',
    '/\t/evil.example',
  ])('%j leads to the campaigns', (next) => {
    expect(safeNextPath(next)).toBe('/campaigns');
  });

  test('whatever is asked, the answer stays on the same origin', () => {
    const origin = 'https://app.example';
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.string().map((tail) => `/${tail}`),
          fc.webUrl(),
        ),
        (next) => {
          expect(new URL(safeNextPath(next), origin).origin).toBe(origin);
        },
      ),
    );
  });
});

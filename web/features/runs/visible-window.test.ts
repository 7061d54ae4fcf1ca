import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { isAtEnd, visibleWindow } from './visible-window';

const viewports = fc.record({
  scrollTopPx: fc.integer({ min: -50, max: 2_000_000 }),
  heightPx: fc.integer({ min: 0, max: 2_000 }),
  rowHeightPx: fc.integer({ min: 20, max: 80 }),
  rowCount: fc.integer({ min: 0, max: 50_000 }),
});

test('every row that can be seen is in the window, and the window stays small', () => {
  fc.assert(
    fc.property(viewports, (viewport) => {
      const { start, end } = visibleWindow(viewport);
      expect(start).toBeGreaterThanOrEqual(0);
      expect(end).toBeLessThanOrEqual(viewport.rowCount);
      expect(end - start).toBeLessThanOrEqual(Math.ceil(viewport.heightPx / viewport.rowHeightPx) + 17);
      for (const edgePx of [viewport.scrollTopPx, viewport.scrollTopPx + viewport.heightPx - 1]) {
        const row = Math.floor(edgePx / viewport.rowHeightPx);
        if (edgePx < 0 || row >= viewport.rowCount || viewport.heightPx === 0) continue;
        expect(row).toBeGreaterThanOrEqual(start);
        expect(row).toBeLessThan(end);
      }
    }),
  );
});

test('the end is reached within one row of the bottom', () => {
  expect(isAtEnd({ scrollTopPx: 570, heightPx: 400, rowHeightPx: 30, rowCount: 33 })).toBe(true);
  expect(isAtEnd({ scrollTopPx: 100, heightPx: 400, rowHeightPx: 30, rowCount: 33 })).toBe(false);
});

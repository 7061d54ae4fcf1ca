/** The rows of a long list that are worth having in the page. */
export interface VisibleWindow {
  /** Position of the first row, counted from 0. */
  readonly start: number;
  /** Position behind the last row. */
  readonly end: number;
}

/** What decides which rows can be seen; heights in CSS pixels. */
export interface Viewport {
  readonly scrollTopPx: number;
  readonly heightPx: number;
  readonly rowHeightPx: number;
  readonly rowCount: number;
}

const overscanRows = 8;

/** The rows that can be seen and a few more on either side, whatever the length of the list. */
export function visibleWindow({ scrollTopPx, heightPx, rowHeightPx, rowCount }: Viewport): VisibleWindow {
  const first = Math.floor(Math.max(0, scrollTopPx) / rowHeightPx);
  const seen = Math.ceil(heightPx / rowHeightPx) + 1;
  const end = Math.min(rowCount, first + seen + overscanRows);
  return { start: Math.max(0, Math.min(first, rowCount) - overscanRows), end };
}

/** Whether the list is scrolled to its end, give or take one row. */
export const isAtEnd = ({ scrollTopPx, heightPx, rowHeightPx, rowCount }: Viewport): boolean =>
  scrollTopPx + heightPx >= rowCount * rowHeightPx - rowHeightPx;

/** Where a reader stands in a list that only goes forward: the cursors of the pages before, then this page's. */
export interface PageTrail {
  /** The cursor of this page; null on the first one. */
  readonly after: string | null;
  readonly before: readonly (string | null)[];
}

const separator = '~';

/** Reads the trail out of a page's address; cursors never contain "~". */
export function readTrail(value: string | null): PageTrail {
  if (value === null || value === '') return { after: null, before: [] };
  const cursors = value.split(separator).filter((cursor) => cursor !== '');
  const before = [null, ...cursors.slice(0, -1)];
  return { after: cursors.at(-1) ?? null, before: cursors.length === 0 ? [] : before };
}

/** Writes the trail for a page's address; null on the first page. */
export function writeTrail(trail: PageTrail): string | null {
  const cursors = [...trail.before, trail.after].filter((cursor) => cursor !== null);
  return cursors.length === 0 ? null : cursors.join(separator);
}

/** One page further. */
export const nextPage = (trail: PageTrail, endCursor: string): PageTrail => ({
  after: endCursor,
  before: [...trail.before, trail.after],
});

/** One page back; the first page stays. */
export const previousPage = (trail: PageTrail): PageTrail => ({
  after: trail.before.at(-1) ?? null,
  before: trail.before.slice(0, -1),
});

/** The number of this page, from 1. */
export const pageNumber = (trail: PageTrail): number => trail.before.length + 1;

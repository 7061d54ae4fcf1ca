import { createHash } from 'node:crypto';
import { z } from 'zod';
import { InvalidDirectoryRequest, type DirectoryFilter } from './directory.js';

/** Where a page ended: the place of its last prospect in the order (score descending, then tie, then id). */
export interface SearchPosition {
  readonly score: number;
  readonly tie: number;
  readonly id: string;
}

const cursorContent = z.tuple([z.string(), z.number(), z.number(), z.string()]);

/** A short name of a search, so that its cursors serve no other. */
export function searchFingerprint(directoryId: string, filter: DirectoryFilter): string {
  return createHash('sha256')
    .update(JSON.stringify([directoryId, filter]))
    .digest('base64url')
    .slice(0, 16);
}

/** An opaque text for a position in one search. */
export function encodeSearchCursor(fingerprint: string, { score, tie, id }: SearchPosition): string {
  return Buffer.from(JSON.stringify([fingerprint, score, tie, id])).toString('base64url');
}

function parseContent(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    return null;
  }
}

/** The position a cursor stands for. @throws InvalidDirectoryRequest when it is not a cursor of this search. */
export function decodeSearchCursor(fingerprint: string, cursor: string): SearchPosition {
  const content = cursorContent.safeParse(parseContent(cursor));
  if (!content.success || content.data[0] !== fingerprint) {
    throw new InvalidDirectoryRequest(
      'CURSOR_INVALID',
      'This cursor belongs to another search; start again without a cursor.',
    );
  }
  const [, score, tie, id] = content.data;
  return { score, tie, id };
}

import { z } from 'zod';
import { CannotOpen, type Envelope } from './envelope.js';

/** A column whose texts the envelope sealed. Names are ours, never a caller's. */
export interface SealedColumn {
  /** `schema.table`. */
  readonly table: string;
  readonly column: string;
  /** The columns that the context is made of. */
  readonly contextColumns: readonly string[];
  /** What a text of a row was sealed for, from `contextColumns` in their order. */
  readonly contextOf: (...values: readonly string[]) => string;
}

/** A connection of the role that may read and write sealed columns of every organization, and open nothing. */
export interface SealedRows {
  query(statement: string, values: unknown[]): Promise<{ rows: unknown[]; rowCount: number | null }>;
}

/** What became of one column. */
export interface RewrapResult {
  readonly rewrapped: number;
  /** Sealed by a key that is not configured, or damaged: left as they are. */
  readonly unopenable: number;
}

/** How to go through a column. */
export interface RewrapOptions {
  /** How many texts at once; 200 when left out. */
  readonly batchSize?: number;
  /** Told after every batch how many were rewrapped so far. */
  readonly onProgress?: (rewrapped: number) => void;
}

const sealedRow = z.object({ sealed: z.string(), context: z.array(z.string()) });

/**
 * Puts every text of a column under the current key, while others read and write it. Safe to stop and to repeat: a
 * text is replaced only while it is still the one that was read, so what somebody stores meanwhile is kept.
 */
export async function rewrapColumn(
  rows: SealedRows,
  envelope: Pick<Envelope, 'rewrap' | 'currentKeyId'>,
  { table, column, contextColumns, contextOf }: SealedColumn,
  { batchSize = 200, onProgress = () => undefined }: RewrapOptions = {},
): Promise<RewrapResult> {
  const context = contextColumns.map((name) => `${name}::text`).join(', ');
  let after = '';
  let rewrapped = 0;
  let unopenable = 0;
  for (;;) {
    const page = await rows.query(
      `SELECT ${column} AS sealed, ARRAY[${context}] AS context FROM ${table}
       WHERE ${column} > $1 AND split_part(${column}, '.', 2) <> $2 ORDER BY ${column} LIMIT $3`,
      [after, envelope.currentKeyId, batchSize],
    );
    const found = page.rows.map((row) => sealedRow.parse(row));
    const last = found.at(-1);
    if (!last) return { rewrapped, unopenable };
    after = last.sealed;
    const changes: [old: string, fresh: string][] = [];
    for (const { sealed, context: values } of found) {
      const fresh = rewrappedOrNull(envelope, sealed, contextOf(...values));
      if (fresh === null) unopenable += 1;
      else changes.push([sealed, fresh]);
    }
    const { rowCount } = await rows.query(
      `UPDATE ${table} AS t SET ${column} = v.fresh FROM unnest($1::text[], $2::text[]) AS v(old, fresh) WHERE t.${column} = v.old`,
      [changes.map(([old]) => old), changes.map(([, fresh]) => fresh)],
    );
    rewrapped += rowCount ?? 0;
    onProgress(rewrapped);
  }
}

function rewrappedOrNull(envelope: Pick<Envelope, 'rewrap'>, sealed: string, context: string): string | null {
  try {
    return envelope.rewrap(sealed, context);
  } catch (error) {
    if (error instanceof CannotOpen) return null;
    throw error;
  }
}

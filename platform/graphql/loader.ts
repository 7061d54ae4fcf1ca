import DataLoader from 'dataloader';

/** A batch of keys became one look-up; a key without a row is null. */
export type BatchLoad<Key, Row> = (keys: readonly Key[]) => Promise<ReadonlyMap<Key, Row>>;

/** One loader per request: keys asked for in the same tick become one query of at most 500 keys. */
export function createLoader<Key, Row>(load: BatchLoad<Key, Row>): DataLoader<Key, Row | null> {
  return new DataLoader<Key, Row | null>(
    async (keys) => {
      const rows = await load(keys);
      return keys.map((key) => rows.get(key) ?? null);
    },
    { maxBatchSize: 500 },
  );
}

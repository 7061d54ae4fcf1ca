import { expect, test } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { knownActions } from './known-actions';

const root = path.resolve(import.meta.dirname, '../../..');
const sources = ['subgraphs', 'platform'].flatMap((folder) =>
  readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !/\.test\.ts$|testing\//u.test(file))
    .map((file) => readFileSync(path.join(root, folder, file), 'utf8')),
);

test('every act that is written in the log under a fixed name has words', () => {
  const written = sources.flatMap((source) =>
    [...source.matchAll(/\baction: '([a-z-]+\.[a-z-]+)'/gu)].map(([, action]) => action ?? ''),
  );
  expect(written.length).toBeGreaterThan(40);
  expect(written.filter((action) => !knownActions.some((known) => known === action))).toEqual([]);
});

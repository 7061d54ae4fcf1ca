import { describe, expect, test } from '@jest/globals';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { dataLayout } from './postgres-data-directory.js';
import { removeSockets, socketDirectory, socketQuery } from './postgres-socket.js';

describe('where the server listens beside its port', () => {
  test('in its own folder', () => {
    expect(socketDirectory(dataLayout('/home/lead/vectra'))).toBe('/home/lead/vectra');
  });

  test('nowhere when a socket there would have too long a name for the system', () => {
    expect(socketDirectory(dataLayout(`/${'a'.repeat(87)}`))).toBe(`/${'a'.repeat(87)}`);
    expect(socketDirectory(dataLayout(`/${'a'.repeat(88)}`))).toBeUndefined();
    expect(socketDirectory(dataLayout(`/${'é'.repeat(44)}`))).toBeUndefined();
  });
});

test('a connection string leads to a socket only when it is there, and no longer when it was removed', () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'vectra socket&'));
  const layout = dataLayout(folder);
  expect(socketQuery(layout, 5_432)).toBe('');
  for (const name of ['.s.PGSQL.5432', '.s.PGSQL.5432.lock', 'port']) fs.writeFileSync(path.join(folder, name), '');
  const url = new URL(`postgresql://user@127.0.0.1:5432/name${socketQuery(layout, 5_432)}`);
  expect(url.searchParams.get('host')).toBe(folder);
  expect(socketQuery(layout, 5_433)).toBe('');

  removeSockets(layout);
  expect(fs.readdirSync(folder)).toEqual(['port']);
  expect(socketQuery(layout, 5_432)).toBe('');
  fs.rmSync(folder, { recursive: true });
});

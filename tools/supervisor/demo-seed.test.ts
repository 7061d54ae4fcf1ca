import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { chmodSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { seedInstallation } from './demo-seed.js';
import { EmbeddedDatabase } from './embedded-database.js';

let directory: string;
let database: EmbeddedDatabase;

beforeAll(async () => {
  directory = mkdtempSync(path.join(tmpdir(), 'vectra-seed-'));
  // PostgreSQL refuses to run as root and then runs as somebody who must be able to enter.
  chmodSync(directory, 0o755);
  const migrationsDirectory = path.resolve(import.meta.dirname, '../../prisma/migrations');
  database = new EmbeddedDatabase({ dataDirectory: directory, migrationsDirectory });
  await database.start(() => undefined);
});

afterAll(async () => {
  await database.stop();
  rmSync(directory, { recursive: true, force: true });
});

test('the first start creates the demo, and every later one knows the same logins', async () => {
  const environment = { DATABASE_OWNER_URL: database.urls().owner ?? '' };
  const first = await seedInstallation(directory, environment);
  const second = await seedInstallation(directory, environment);
  expect(first?.created).toBe(true);
  expect(second?.created).toBe(false);
  expect(second?.logins).toEqual(first?.logins);
  expect(first?.logins.every(({ password }) => typeof password === 'string' && password.length >= 8)).toBe(true);
  expect(statSync(path.join(directory, 'demo-passwords.json')).mode & 0o777).toBe(0o600);
});

test('nothing is seeded into a database whose owner is not known', async () => {
  expect(await seedInstallation(directory, {})).toBeUndefined();
});

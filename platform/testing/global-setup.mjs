// @ts-check
import { chmodSync, mkdtempSync, readdirSync, rmSync, statfsSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { buildServer } from '../../tools/build.mjs';
import { processIdentity } from '../../tools/supervisor/process-identity.mjs';
import { setTestDatabaseStop } from './test-database-stop.mjs';

const root = path.resolve(import.meta.dirname, '../..');

const MEMORY_FOLDER = '/dev/shm';
const ROOM_NEEDED = 3 * 1024 ** 3;

/** In memory where there is room, since every test file makes and drops a database of a thousand small files. */
function folderOfTests() {
  try {
    const { bavail, bsize } = statfsSync(MEMORY_FOLDER);
    return bavail * bsize > ROOM_NEEDED ? MEMORY_FOLDER : os.tmpdir();
  } catch {
    return os.tmpdir();
  }
}

/** What a run that was killed left behind takes memory until somebody removes it. @param {string} folder */
function removeLeftovers(folder) {
  for (const name of readdirSync(folder)) {
    const pid = Number(/^vectra-tests-(\d+)-/.exec(name)?.[1] ?? process.pid);
    if (processIdentity(pid) !== undefined) continue;
    try {
      rmSync(path.join(folder, name), { recursive: true, force: true });
    } catch {
      // Another account's, which that account removes.
    }
  }
}

/** Starts one PostgreSQL for the whole run and migrates a template; every test worker copies it for itself. */
export default async function startTestDatabase() {
  await buildServer({ root, log: () => {} });
  const { startEmbeddedPostgres } = await import('../../dist/platform/database/embedded-postgres.js');
  const { bootstrapDatabase } = await import('../../dist/platform/database/bootstrap.js');
  const { applyMigrations } = await import('../../dist/platform/database/migrate.js');
  const { applyQueueSchema } = await import('../../dist/platform/queue/queue-schema.js');
  const folder = folderOfTests();
  removeLeftovers(folder);
  const directory = mkdtempSync(path.join(folder, `vectra-tests-${process.pid}-`));
  // PostgreSQL refuses to run as root, so the account it runs as must be able to enter.
  chmodSync(directory, 0o755);
  const server = await startEmbeddedPostgres({
    directory,
    settings: { fsync: 'off', full_page_writes: 'off', max_connections: '300', autovacuum: 'off' },
  });
  const urls = await bootstrapDatabase(server, 'vectra_template');
  await applyMigrations(urls.owner, path.join(root, 'prisma/migrations'));
  await applyQueueSchema(urls.owner);
  process.env['VECTRA_TEST_DATABASE'] = JSON.stringify({ superuser: server.url(), urls });
  setTestDatabaseStop(async () => {
    await server.stop('immediate');
    rmSync(server.directory, { recursive: true, force: true });
    rmSync(directory, { recursive: true, force: true });
  });
}

// @ts-check
/** Fails when prisma/migrations and prisma/schema no longer describe the same tables. Needs no running database: it starts one. */
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { buildServer } from './build.mjs';

const root = path.resolve(import.meta.dirname, '..');
await buildServer({ root, log: () => {} });
const { startEmbeddedPostgres } = await import('../dist/platform/database/embedded-postgres.js');
const { bootstrapDatabase } = await import('../dist/platform/database/bootstrap.js');

const directory = mkdtempSync(path.join(os.tmpdir(), 'vectra-drift-'));
chmodSync(directory, 0o755);
const server = await startEmbeddedPostgres({ directory, settings: { fsync: 'off' } });
let status;
try {
  const { owner } = await bootstrapDatabase(server, 'drift');
  const result = spawnSync(
    process.execPath,
    [
      path.join(root, 'node_modules/prisma/build/index.js'),
      'migrate',
      'diff',
      '--from-migrations',
      'prisma/migrations',
      '--to-schema',
      'prisma/schema',
      '--exit-code',
    ],
    { cwd: root, stdio: 'inherit', env: { ...process.env, DATABASE_OWNER_URL: owner, CHECKPOINT_DISABLE: '1' } },
  );
  status = result.status ?? 1;
} finally {
  await server.stop('immediate');
  rmSync(server.directory, { recursive: true, force: true });
  rmSync(directory, { recursive: true, force: true });
}
console.log(status === 0 ? 'No drift.' : 'The migrations and the Prisma schema differ: write a migration.');
process.exit(status);

import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { bootstrapDatabase } from './bootstrap.js';
import { startEmbeddedPostgres, type EmbeddedPostgres } from './embedded-postgres.js';
import { applyMigrations } from './migrate.js';

const root = path.resolve(path.dirname(new URL(import.meta.url).pathname), '../..');
const DATAMODEL = `
  datasource db {
    provider = "postgresql"
  }
  model Room {
    id   Int    @id
    name String
  }`;
const MIGRATION = `
  CREATE TABLE "Room" ("id" INTEGER NOT NULL, "name" TEXT NOT NULL, CONSTRAINT "Room_pkey" PRIMARY KEY ("id"));
  CREATE FUNCTION twice(n int) RETURNS int LANGUAGE plpgsql AS $$ BEGIN n := n * 2; RETURN n; END $$;`;

let folder: string;
let server: EmbeddedPostgres;
let ownerUrl: string;

beforeAll(async () => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'vectra-prisma-cli-'));
  fs.chmodSync(folder, 0o755);
  fs.symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules'));
  fs.mkdirSync(path.join(folder, 'tools'));
  fs.copyFileSync(path.join(root, 'tools/schema-engine.mjs'), path.join(folder, 'tools/schema-engine.mjs'));
  fs.copyFileSync(path.join(root, 'prisma.config.ts'), path.join(folder, 'prisma.config.ts'));
  fs.mkdirSync(path.join(folder, 'prisma/schema'), { recursive: true });
  fs.mkdirSync(path.join(folder, 'prisma/migrations/001_room'), { recursive: true });
  fs.writeFileSync(path.join(folder, 'prisma/schema/room.prisma'), DATAMODEL);
  fs.writeFileSync(path.join(folder, 'prisma/migrations/migration_lock.toml'), 'provider = "postgresql"\n');
  fs.writeFileSync(path.join(folder, 'prisma/migrations/001_room/migration.sql'), MIGRATION);
  server = await startEmbeddedPostgres({
    directory: path.join(folder, 'postgres'),
    settings: { fsync: 'off', shared_buffers: '16MB' },
  });
  ownerUrl = (await bootstrapDatabase(server, 'house')).owner;
});
afterAll(async () => {
  await server.stop('immediate');
  fs.rmSync(folder, { recursive: true, force: true });
});

function prisma(...parameters: string[]): Promise<{ exitCode: number | null; output: string }> {
  return new Promise((resolve, reject) => {
    const program = path.join(root, 'node_modules/prisma/build/index.js');
    const child = spawn(process.execPath, [program, ...parameters], {
      cwd: folder,
      env: { PATH: path.dirname(process.execPath), HOME: folder, DATABASE_OWNER_URL: ownerUrl, NO_COLOR: '1', CI: '1' },
      timeout: 30_000,
    });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.on('error', reject);
    child.on('close', (exitCode) => resolve({ exitCode, output }));
  });
}

const differences = () =>
  prisma('migrate', 'diff', '--from-migrations', 'prisma/migrations', '--to-schema', 'prisma/schema', '--exit-code');

test('without network the Prisma CLI agrees with our runner, and tells a drifted schema from a faithful one', async () => {
  expect(await prisma('migrate', 'status')).toMatchObject({ exitCode: 1, output: expect.stringContaining('001_room') });
  expect(await applyMigrations(ownerUrl, path.join(folder, 'prisma/migrations'))).toEqual({ applied: ['001_room'] });
  expect(await prisma('migrate', 'status')).toMatchObject({
    exitCode: 0,
    output: expect.stringContaining('up to date'),
  });
  expect(await prisma('migrate', 'deploy')).toMatchObject({ output: expect.stringContaining('No pending migrations') });
  expect(await differences()).toMatchObject({ exitCode: 0 });
  fs.writeFileSync(path.join(folder, 'prisma/schema/room.prisma'), DATAMODEL.replace('name String', 'name String?'));
  expect(await differences()).toMatchObject({ exitCode: 2, output: expect.stringContaining('Room') });
}, 60_000);

import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startEmbeddedPostgres } from '../../platform/database/embedded-postgres.js';
import { processIdentity } from './process-identity.mjs';
import { createRunDirectory, type RunDirectory } from './run-directory.js';

const startTimeoutMs = 60_000;
let parent: string;

beforeEach(() => {
  // Private, so that PostgreSQL of a root user has to keep its files elsewhere.
  parent = mkdtempSync(path.join(tmpdir(), 'vectra-runs-'));
});
afterEach(() => rmSync(parent, { recursive: true, force: true }));

const startIn = (run: RunDirectory) => startEmbeddedPostgres({ directory: path.join(run.path, 'postgres') });

test(
  'is removed with its database, wherever that was kept',
  async () => {
    const run = await createRunDirectory(parent);
    const server = await startIn(run);
    await server.stop();
    await run.remove();
    expect([run.path, server.directory].filter(existsSync)).toEqual([]);
  },
  startTimeoutMs,
);

test(
  'of a run that was killed is removed by the next one, with the database that went on; that of a living one stays',
  async () => {
    const [killed, living] = [await createRunDirectory(parent), await createRunDirectory(parent)];
    const server = await startIn(killed);
    const serverProcess = server.processId();
    const { pid } = spawnSync(process.execPath, ['--version']);
    writeFileSync(path.join(killed.path, 'owner-process'), `${pid} gone`);
    const next = await createRunDirectory(parent);
    expect([killed.path, server.directory].filter(existsSync)).toEqual([]);
    expect(processIdentity(serverProcess)).toBeUndefined();
    expect([living.path, next.path].filter(existsSync)).toEqual([living.path, next.path]);
  },
  startTimeoutMs,
);

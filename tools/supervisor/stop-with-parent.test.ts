import { expect, test } from '@jest/globals';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { pathToFileURL } from 'node:url';

const guard = pathToFileURL(path.join(import.meta.dirname, 'stop-with-parent.mjs')).href;

/** Starts a guarded child that shares our end of a pipe, and says when it is ready. */
const parentSource = (child: string) => `
  const { spawn } = require('node:child_process');
  const child = spawn(process.execPath, ['--import', ${JSON.stringify(guard)}, '-e', ${JSON.stringify(child)}], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'], detached: true,
  });
  child.once('message', () => process.stderr.write('ready'));
`;

test('a child whose supervisor is killed gets SIGTERM and ends', async () => {
  const child =
    "process.on('SIGTERM', () => { console.log('SIGTERM'); process.exit(0); }); setInterval(() => undefined, 1000); process.send('up');";
  const parent = spawn(process.execPath, ['-e', parentSource(child)], { stdio: ['ignore', 'pipe', 'pipe'] });
  const output = text(parent.stdout);
  await once(parent.stderr, 'data');
  parent.kill('SIGKILL');
  // The pipe ends only when the last process that holds it has gone.
  expect(await output).toBe('SIGTERM\n');
});

test('a child that has finished is not kept alive by the guard', async () => {
  const child = spawn(process.execPath, ['--import', guard, '-e', 'process.exitCode = 0'], {
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  const [code] = (await once(child, 'exit')) as [number | null];
  expect(code).toBe(0);
});

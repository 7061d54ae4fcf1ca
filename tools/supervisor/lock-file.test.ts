import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { acquireLock, AlreadyRunning, lockOwner } from './lock-file.mjs';
import { processIdentity } from './process-identity.mjs';

const ports = { gateway: 4000, web: 3000 };
let directory: string;

beforeEach(() => {
  directory = mkdtempSync(path.join(tmpdir(), 'vectra-lock-'));
});

afterEach(() => rmSync(directory, { recursive: true, force: true }));

const writeLock = (content: unknown) =>
  writeFileSync(path.join(directory, 'vectra.lock'), typeof content === 'string' ? content : JSON.stringify(content));

/** The number of a process that has ended. */
const deadProcess = () => spawnSync(process.execPath, ['-e', '']).pid;

test('a second holder is refused and told where the first one runs', () => {
  acquireLock(directory, ports);
  expect(() => acquireLock(directory, { gateway: 5000, web: 5001 })).toThrow(AlreadyRunning);
  expect(() => acquireLock(directory, ports)).toThrow(`process ${process.pid}): web http://localhost:3000`);
});

test('a released lock leaves no file and can be taken again', () => {
  acquireLock(directory, ports).release();
  expect(existsSync(path.join(directory, 'vectra.lock'))).toBe(false);
  expect(() => acquireLock(directory, ports)).not.toThrow();
});

test('the lock of a dead process is taken over', () => {
  writeLock({ pid: deadProcess(), identity: 'gone', startedAt: '', ports });
  expect(lockOwner(directory)).toBeUndefined();
  acquireLock(directory, ports);
  expect(lockOwner(directory)?.pid).toBe(process.pid);
});

test('a living process that only inherited the number of the holder does not hold it', () => {
  writeLock({ pid: process.pid, identity: 'another boot:1', startedAt: '', ports });
  expect(lockOwner(directory)).toBeUndefined();
});

test('a damaged lock holds nothing', () => {
  writeLock('{ "pid": ');
  expect(() => acquireLock(directory, ports)).not.toThrow();
});

test('a process has one identity as long as it lives, and none after', () => {
  expect(processIdentity(process.pid)).toBe(processIdentity(process.pid));
  expect(processIdentity(deadProcess())).toBeUndefined();
});

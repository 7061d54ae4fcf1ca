// @ts-check
/** Two kinds of tests: `server` (over real PostgreSQL, beside the sources and in tests/) and `browser` (Chromium over a built stack). */
import { existsSync } from 'node:fs';
import path from 'node:path';

const SERVER_FOLDERS = ['platform', 'gateway', 'subgraphs', 'worker', 'web', 'tests', 'tools'];

/** Jest refuses a root that does not exist. @param {string[]} folders */
const roots = (folders) =>
  folders.filter((folder) => existsSync(path.join(import.meta.dirname, folder))).map((folder) => `<rootDir>/${folder}`);

const shared = {
  rootDir: import.meta.dirname,
  // Node loads tests and sources itself: docs/decisions/0008-node-loads-the-tests.md.
  testEnvironment: '<rootDir>/platform/testing/native/environment.cjs',
  runtime: '<rootDir>/platform/testing/native/runtime.cjs',
  testMatch: ['**/*.test.ts'],
  modulePathIgnorePatterns: ['<rootDir>/dist', '<rootDir>/web/.next'],
  setupFiles: ['reflect-metadata'],
  transform: {},
};

/** @type {import('jest').Config} */
export default {
  projects: [
    {
      ...shared,
      displayName: 'server',
      globalSetup: '<rootDir>/platform/testing/global-setup.mjs',
      globalTeardown: '<rootDir>/platform/testing/global-teardown.mjs',
      roots: roots(SERVER_FOLDERS),
      testPathIgnorePatterns: ['/node_modules/', '<rootDir>/tests/browser/', '<rootDir>/tests/load/'],
    },
    { ...shared, displayName: 'browser', roots: roots(['tests/browser']) },
  ].filter((project) => project.roots.length > 0),
  testSequencer: '<rootDir>/platform/testing/longest-first.mjs',
  testTimeout: 30_000,
  // What modules keep is given back to the system only when their worker ends.
  workerIdleMemoryLimit: '2GB',
};

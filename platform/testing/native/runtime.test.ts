import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { z } from 'zod';

const repository = path.resolve(import.meta.dirname, '../../..');

const reportShape = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      assertionResults: z.array(
        z.object({ title: z.string(), status: z.string(), failureMessages: z.array(z.string()) }),
      ),
    }),
  ),
});

const first = `import { expect, jest, test } from '@jest/globals';
import { shared } from './shared.js';

interface Lead {
  readonly id: number;
}

test('holds', () => {
  jest.spyOn(Date, 'now').mockReturnValue(0);
  expect([shared(), Date.now()]).toEqual([1, 0]);
});
test('fails', () => {
  const lead: Lead = { id: 1 };
  expect(lead).toEqual({ id: 2 });
});
test('hangs', () => new Promise(() => undefined), 100);
`;
const second = `import { expect, test } from '@jest/globals';
import { shared } from './shared.js';

test('holds as well', () => {
  expect(shared()).toBe(1);
  expect(Date.now()).toBeGreaterThan(0);
});
`;
const shared = `import { expect } from '@jest/globals';

export function shared(): number {
  expect(expect.getState().currentTestName).toContain('holds');
  return 1;
}
`;

let folder: string;
const outcomes = new Map<string, { readonly status: string; readonly failure: string }>();

beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'vectra-native-'));
  const files = { 'first.test.ts': first, 'second.test.ts': second, 'shared.ts': shared };
  for (const [name, source] of Object.entries({ ...files, 'package.json': '{"type":"module"}' }))
    writeFileSync(path.join(folder, name), source);
  const native = path.join(repository, 'platform/testing/native');
  const config = {
    rootDir: folder,
    testMatch: ['**/*.test.ts'],
    testEnvironment: path.join(native, 'environment.cjs'),
    runtime: path.join(native, 'runtime.cjs'),
    transform: {},
  };
  const report = path.join(folder, 'report.json');
  spawnSync(process.execPath, [
    path.join(repository, 'node_modules/jest/bin/jest.js'),
    '--runInBand',
    '--json',
    `--outputFile=${report}`,
    `--config=${JSON.stringify(config)}`,
  ]);
  const { testResults } = reportShape.parse(JSON.parse(readFileSync(report, 'utf8')));
  for (const { title, status, failureMessages } of testResults.flatMap(({ assertionResults }) => assertionResults))
    outcomes.set(title, { status, failure: failureMessages.join('\n') });
}, 60_000);
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('a test file loaded by Node', () => {
  test('passes when it holds, also behind another that shares its modules', () => {
    expect(outcomes.get('holds')?.status).toBe('passed');
    expect(outcomes.get('holds as well')?.status).toBe('passed');
  });

  test('fails with the line of its source', () => {
    expect(outcomes.get('fails')?.status).toBe('failed');
    expect(outcomes.get('fails')?.failure).toContain('first.test.ts:14:');
  });

  test('fails when its time is over', () => {
    expect(outcomes.get('hangs')?.status).toBe('failed');
    expect(outcomes.get('hangs')?.failure).toContain('Exceeded timeout of 100 ms');
  });
});

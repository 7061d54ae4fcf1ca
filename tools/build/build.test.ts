import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { withBuildLock } from './build-lock.mjs';
import { compileServer } from './compile.mjs';
import { FileIndex } from './file-index.mjs';

let root: string;

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'vectra-build-'));
});

afterEach(() => rmSync(root, { recursive: true, force: true }));

function write(file: string, content: string): void {
  mkdirSync(path.join(root, path.dirname(file)), { recursive: true });
  writeFileSync(path.join(root, file), content);
}

/** A build as a new process would do it: the index is read from disk and written back. */
async function build() {
  const index = new FileIndex(root, 'dist/.build.json');
  const result = await compileServer(index);
  index.save();
  return result;
}

describe('the first build', () => {
  test('mirrors the tree, copies assets and leaves tests and notes out', async () => {
    write('gateway/main.ts', 'export const port: number = 4000;');
    write('gateway/main.test.ts', 'export {};');
    write('platform/providers/directory/companies.csv', 'name\nAcme\n');
    write('platform/README.md', '# notes');
    write('tools/supervisor/lock-file.mjs', 'export {};');
    write('tools/start.mjs', 'export {};');

    expect(await build()).toEqual({ compiled: 1, copied: 2, removed: 0 });
    expect(readFileSync(path.join(root, 'dist/gateway/main.js'), 'utf8')).toContain('export const port = 4000');
    expect(existsSync(path.join(root, 'dist/gateway/main.js.map'))).toBe(true);
    expect(existsSync(path.join(root, 'dist/gateway/main.test.js'))).toBe(false);
    expect(readFileSync(path.join(root, 'dist/platform/providers/directory/companies.csv'), 'utf8')).toContain('Acme');
    expect(existsSync(path.join(root, 'dist/platform/README.md'))).toBe(false);
    expect(existsSync(path.join(root, 'dist/tools/supervisor/lock-file.mjs'))).toBe(true);
    expect(existsSync(path.join(root, 'dist/tools/start.mjs'))).toBe(false);
  });

  test('compiles elements where a file may hold them, and takes type arguments for what they are elsewhere', async () => {
    write('platform/mail/letter/letter.tsx', 'export const Letter = ({ of }: { of: string }) => <p>{of}</p>;');
    write('gateway/main.ts', 'export const same = <T>(value: T): T => value;');

    expect(await build()).toEqual({ compiled: 2, copied: 0, removed: 0 });
    const letter = readFileSync(path.join(root, 'dist/platform/mail/letter/letter.js'), 'utf8');
    expect(letter).toContain('from "react/jsx-runtime"');
    expect(letter).not.toContain('<p>');
    expect(readFileSync(path.join(root, 'dist/gateway/main.js'), 'utf8')).toContain('(value)=>value');
    expect(await build()).toEqual({ compiled: 0, copied: 0, removed: 0 });
  });

  test('names the file and the place of a syntax error', async () => {
    write('gateway/main.ts', 'export const = 4000;');
    await expect(build()).rejects.toThrow(/main\.ts/);
  });
});

describe('a later build', () => {
  beforeEach(async () => {
    write('gateway/main.ts', 'export const port = 4000;');
    write('gateway/names.json', '[]');
    await build();
  });

  test('does nothing when nothing changed', async () => {
    expect(await build()).toEqual({ compiled: 0, copied: 0, removed: 0 });
  });

  test('does nothing when only the modification time changed', async () => {
    utimesSync(path.join(root, 'gateway/main.ts'), new Date(0), new Date(0));
    expect(await build()).toEqual({ compiled: 0, copied: 0, removed: 0 });
  });

  test('compiles what was edited and copies what was replaced', async () => {
    write('gateway/main.ts', 'export const port = 4001;');
    write('gateway/names.json', '["a"]');
    expect(await build()).toEqual({ compiled: 1, copied: 1, removed: 0 });
    expect(readFileSync(path.join(root, 'dist/gateway/main.js'), 'utf8')).toContain('4001');
  });

  test('compiles again what was deleted from dist', async () => {
    rmSync(path.join(root, 'dist/gateway/main.js'));
    expect(await build()).toEqual({ compiled: 1, copied: 0, removed: 0 });
  });

  test('deletes outputs whose source is gone, with their empty folders', async () => {
    rmSync(path.join(root, 'gateway'), { recursive: true });
    expect(await build()).toEqual({ compiled: 0, copied: 0, removed: 3 });
    expect(existsSync(path.join(root, 'dist/gateway'))).toBe(false);
  });

  test('starts over when its index is damaged', async () => {
    write('dist/.build.json', '{ "files": ');
    expect(await build()).toEqual({ compiled: 1, copied: 1, removed: 0 });
  });
});

describe('a fingerprint', () => {
  test('changes when a file is edited, added or renamed, and is stable otherwise', () => {
    write('web/a.ts', 'a');
    write('web/b.ts', 'b');
    const print = (...files: string[]) => new FileIndex(root, 'dist/.build.json').fingerprint(files);
    const first = print('web/a.ts');
    expect(print('web/a.ts')).toBe(first);
    expect(print('web/a.ts', 'web/b.ts')).not.toBe(first);
    write('web/renamed.ts', 'a');
    expect(print('web/renamed.ts')).not.toBe(first);
    write('web/a.ts', 'edited');
    expect(print('web/a.ts')).not.toBe(first);
  });
});

describe('two builds of one repository', () => {
  test('do not overlap', async () => {
    const journal: string[] = [];
    const work = (name: string) => async () => {
      journal.push(`${name} begins`);
      await Promise.resolve();
      journal.push(`${name} ends`);
    };
    await Promise.all([withBuildLock(root, work('first')), withBuildLock(root, work('second'))]);
    expect(journal).toEqual(['first begins', 'first ends', 'second begins', 'second ends']);
  });

  test('are not held up by one that died, and one that fails lets the next one in', async () => {
    write('dist/.build.lock', JSON.stringify({ pid: process.pid, identity: 'of another process' }));
    await expect(withBuildLock(root, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    await expect(withBuildLock(root, () => Promise.resolve('yes'))).resolves.toBe('yes');
  });
});

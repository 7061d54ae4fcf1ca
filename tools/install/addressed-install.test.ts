import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { installBeside, removeLeftovers, withAddresses, type LockedPackage } from './addressed-install.mjs';

const registry = 'http://127.0.0.1:4873/npm/';

describe('a lock with addresses', () => {
  test('says where every package of the registry is, under its own name', () => {
    const lock: { lockfileVersion: number; packages: Record<string, LockedPackage> } = {
      lockfileVersion: 3,
      packages: {
        '': { version: '0.1.0' },
        web: { version: '0.1.0' },
        'node_modules/@vectra/web': { link: true },
        'node_modules/plain': { version: '1.0.0' },
        'node_modules/@scope/one': { version: '2.0.0' },
        'node_modules/plain/node_modules/inner': { version: '3.0.0' },
        'node_modules/alias': { name: '@scope/real', version: '4.0.0' },
        'node_modules/elsewhere': { version: '5.0.0', resolved: 'http://127.0.0.1:1/elsewhere.tgz' },
      },
    };
    const { packages, ...rest } = withAddresses(lock, registry);
    expect(rest).toEqual({ lockfileVersion: 3 });
    expect(Object.fromEntries(Object.entries(packages).map(([place, entry]) => [place, entry.resolved]))).toEqual({
      '': undefined,
      web: undefined,
      'node_modules/@vectra/web': undefined,
      'node_modules/plain': 'http://127.0.0.1:4873/npm/plain/-/plain-1.0.0.tgz',
      'node_modules/@scope/one': 'http://127.0.0.1:4873/npm/@scope/one/-/one-2.0.0.tgz',
      'node_modules/plain/node_modules/inner': 'http://127.0.0.1:4873/npm/inner/-/inner-3.0.0.tgz',
      'node_modules/alias': 'http://127.0.0.1:4873/npm/@scope/real/-/real-4.0.0.tgz',
      'node_modules/elsewhere': 'http://127.0.0.1:1/elsewhere.tgz',
    });
    expect(packages['node_modules/plain']?.version).toBe('1.0.0');
  });
});

describe('an installation beside the project', () => {
  let root: string;
  const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');
  const put = (file: string, text: string): void => {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    writeFileSync(path.join(root, file), text);
  };

  beforeEach(() => {
    root = mkdtempSync(path.join(tmpdir(), 'vectra-beside-'));
    put('package.json', '{"workspaces":["web"]}');
    put('web/package.json', '{"name":"web"}');
    put('.npmrc', 'fund=false');
    put('package-lock.json', '{"packages":{"node_modules/plain":{"version":"2.0.0"}}}');
    put('node_modules/plain/version', '1.0.0');
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  test('takes the place of the old one, with the folders of the workspaces, and leaves the lock as it is', async () => {
    put('web/node_modules/gone/version', '1.0.0');
    await installBeside(root, registry, (directory) => {
      expect(read('node_modules/plain/version')).toBe('1.0.0');
      const place = path.relative(root, directory);
      expect([`${place}/web/package.json`, `${place}/.npmrc`].map(read)).toEqual(['{"name":"web"}', 'fund=false']);
      expect(read(`${place}/package-lock.json`)).toContain(`${registry}plain/-/plain-2.0.0.tgz`);
      put(`${place}/node_modules/plain/version`, '2.0.0');
      return Promise.resolve();
    });
    expect(read('node_modules/plain/version')).toBe('2.0.0');
    expect(existsSync(path.join(root, 'web/node_modules'))).toBe(false);
    expect(read('package-lock.json')).not.toContain('resolved');
    expect(readdirSync(root).filter((name) => name.startsWith('.vectra'))).toEqual([]);
  });

  test('that fails leaves everything as it was', async () => {
    await expect(installBeside(root, registry, () => Promise.reject(new Error('404')))).rejects.toThrow('404');
    expect(read('node_modules/plain/version')).toBe('1.0.0');
    expect(readdirSync(root).filter((name) => name.startsWith('.vectra'))).toEqual([]);
  });

  test('that cannot be moved into place leaves what was there', async () => {
    await expect(
      installBeside(root, registry, async (directory) => {
        const place = path.relative(root, directory);
        put(`${place}/node_modules/plain/version`, '2.0.0');
        // Something stands where the old folder would go.
        put(`${place}/replaced/file`, '');
      }),
    ).rejects.toThrow('ENOTEMPTY');
    expect(read('node_modules/plain/version')).toBe('1.0.0');
  });

  test('that was killed is removed by the next, one under way is not', () => {
    const underWay = `.vectra-install-${process.pid}`;
    // Above the greatest number that a process can have.
    for (const name of [underWay, '.vectra-install-4194305', '.vectra-install-notes']) put(`${name}/file`, '');
    removeLeftovers(root);
    const left = readdirSync(root).filter((name) => name.startsWith('.vectra'));
    expect(left.toSorted()).toEqual([underWay, '.vectra-install-notes'].toSorted());
  });
});

import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { checkNodeVersion, explainFailure, installedMatchesLock, isInstalled } from './install.mjs';

let root: string;

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'vectra-install-'));
  mkdirSync(path.join(root, 'node_modules'));
  writeFileSync(path.join(root, 'package.json'), '{}');
});

afterEach(() => rmSync(root, { recursive: true, force: true }));

function writeLocks(wanted: Record<string, object>, installed: Record<string, object>): void {
  writeFileSync(path.join(root, 'package-lock.json'), JSON.stringify({ packages: { '': {}, ...wanted } }));
  writeFileSync(path.join(root, 'node_modules/.package-lock.json'), JSON.stringify({ packages: installed }));
}

describe('the version of Node', () => {
  test.each(['20.19.0', '20.20.2', '22.0.0', '24.1.0'])('%s is accepted', (version) => {
    expect(() => checkNodeVersion(version)).not.toThrow();
  });

  test.each(['18.20.0', '20.18.3', '16.0.0'])('%s is refused with the version that is needed', (version) => {
    expect(() => checkNodeVersion(version)).toThrow(`Vectra needs Node 20.19 or newer; this is Node ${version}`);
  });
});

describe('what is installed', () => {
  test('matches the lock when every package has its version, whatever other platforms need', () => {
    writeLocks(
      {
        'node_modules/a': { version: '1.0.0' },
        'node_modules/a-win32': { version: '1.0.0', optional: true },
        'node_modules/web': { link: true },
      },
      { 'node_modules/a': { version: '1.0.0' } },
    );
    expect(installedMatchesLock(root)).toBe(true);
  });

  test('does not match when a version differs or a package is missing', () => {
    writeLocks({ 'node_modules/a': { version: '2.0.0' } }, { 'node_modules/a': { version: '1.0.0' } });
    expect(installedMatchesLock(root)).toBe(false);
    writeLocks(
      { 'node_modules/a': { version: '1.0.0' }, 'node_modules/b': { version: '1.0.0' } },
      { 'node_modules/a': { version: '1.0.0' } },
    );
    expect(installedMatchesLock(root)).toBe(false);
  });

  test('is stamped once, and stale as soon as the lock changes', () => {
    writeLocks({ 'node_modules/a': { version: '1.0.0' } }, { 'node_modules/a': { version: '1.0.0' } });
    expect(isInstalled(root)).toBe(true);
    expect(existsSync(path.join(root, 'node_modules/.vectra-lock'))).toBe(true);
    writeFileSync(
      path.join(root, 'package-lock.json'),
      JSON.stringify({ packages: { 'node_modules/a': { version: '1.0.1' } } }),
    );
    expect(isInstalled(root)).toBe(false);
  });

  test('is nothing without node_modules', () => {
    rmSync(path.join(root, 'node_modules'), { recursive: true });
    expect(isInstalled(root)).toBe(false);
  });
});

describe('a failed install', () => {
  test('says that the registry is out of reach', () => {
    expect(explainFailure('npm error code ENOTFOUND\nnpm error getaddrinfo ENOTFOUND')).toContain(
      'registry cannot be reached',
    );
  });

  test('shows the end of the output otherwise', () => {
    const output = Array.from({ length: 50 }, (_, line) => `line ${line}`).join('\n');
    expect(explainFailure(output)).toContain('line 49');
    expect(explainFailure(output)).not.toContain('line 10\n');
  });
});

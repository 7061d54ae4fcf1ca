import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { createPrivateKey } from 'node:crypto';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { loadSecrets } from './secrets.js';

let directory: string;

beforeEach(() => {
  directory = mkdtempSync(path.join(tmpdir(), 'vectra-secrets-'));
});

afterEach(() => rmSync(directory, { recursive: true, force: true }));

test('secrets are made once, for their owner only, and stay the same', () => {
  const first = loadSecrets(directory);
  expect(statSync(path.join(directory, 'secrets.json')).mode & 0o777).toBe(0o600);
  expect(loadSecrets(directory)).toEqual(first);
});

test('two installations share no secret', () => {
  const first = loadSecrets(path.join(directory, 'a'));
  const second = loadSecrets(path.join(directory, 'b'));
  for (const name of Object.keys(first) as (keyof typeof first)[]) expect(first[name]).not.toBe(second[name]);
});

test('the access token key is an Ed25519 key in PKCS#8 PEM, in base64', () => {
  const pem = Buffer.from(loadSecrets(directory).ACCESS_TOKEN_PRIVATE_KEY, 'base64').toString();
  expect(createPrivateKey(pem).asymmetricKeyType).toBe('ed25519');
});

test.each(['{ "INTERNAL_', '{}', ''])('a damaged file (%j) is reported, never replaced', (content) => {
  writeFileSync(path.join(directory, 'secrets.json'), content);
  expect(() => loadSecrets(directory)).toThrow(/secrets\.json is damaged/);
});

import { expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { staticChecks } from '../checks/check-list.mjs';

const root = path.resolve(import.meta.dirname, '../..');

const settingsIn = (file: string) =>
  z.record(z.string(), z.unknown()).parse(JSON.parse(readFileSync(path.join(root, file), 'utf8')));

test('oxfmt has the settings of Prettier, and formats what Prettier leaves to it', () => {
  const { $schema, ignorePatterns, ...style } = settingsIn('.oxfmtrc.json');
  expect(style).toEqual(settingsIn('.prettierrc.json'));
  expect($schema).toContain('oxfmt');
  const left = staticChecks(root)
    .flatMap(({ commands }) => commands)
    .flatMap(({ args = [] }) => args)
    .map((arg) => /^!\*\*\/\*\.\{(.+)\}$/.exec(arg)?.[1])
    .find((extensions) => extensions !== undefined);
  expect(ignorePatterns).toEqual(['*', '!*/', ...(left ?? '').split(',').map((extension) => `!*.${extension}`)]);
});

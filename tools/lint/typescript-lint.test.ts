import eslint from '@eslint/js';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import tseslint from 'typescript-eslint';
import { z } from 'zod';
import { plantHouse, type PlantedHouse } from './planted-house.js';
import { accepted, refused, switches } from './planted-texts.js';

const settings = path.resolve(import.meta.dirname, '../../.oxlintrc.json');

/** Two new rules that oxlint does not have, and one that finds only what does not parse as a module. */
const unknownToOxlint = [
  '@typescript-eslint/no-unsafe-class-instance-assignment',
  '@typescript-eslint/no-unsafe-enum-assignment',
  'no-octal',
];
/**
 * An async function without await still answers with a promise when it throws, as its callers expect; text from outside is cleaned of
 * control characters by naming them.
 */
const unwanted = ['@typescript-eslint/require-await', 'no-control-regex'];

const ruleList = z.record(z.string(), z.unknown());
const report = z.object({ diagnostics: z.array(z.object({ code: z.string(), filename: z.string() })) });

const isOff = (setting: unknown) =>
  ['off', 0].includes(z.array(z.unknown()).catch([setting]).parse(setting)[0] as 'off');

describe('lint of TypeScript', () => {
  let house: PlantedHouse;
  let broken: ReadonlyMap<string, readonly string[]>;

  beforeAll(() => {
    const texts = [...refused.map(([, , source, file]) => ({ source, file })), ...accepted];
    house = plantHouse(new Map(texts.map(({ file, source }) => [file, `${source}\nexport {};\n`])));
    const found = new Map<string, string[]>();
    const { output } = house.run('oxlint', '--format=json');
    for (const { code, filename } of report.parse(JSON.parse(output)).diagnostics) {
      found.set(filename, [...(found.get(filename) ?? []), code]);
    }
    broken = found;
  });

  afterAll(() => {
    house.remove();
  });

  test.each(refused)('refuses %s: %s', (_, rule, _source, file) => {
    expect(broken.get(file)).toContain(rule);
  });

  test.each(accepted)('accepts $what', ({ file }) => {
    expect(broken.get(file)).toBeUndefined();
  });

  test('has every rule of the recommended list of ESLint and of the strict list of typescript-eslint', () => {
    const lists = [eslint.configs.recommended, ...tseslint.configs.strictTypeChecked];
    const strict: Record<string, unknown> = {};
    for (const { rules } of lists) Object.assign(strict, rules);
    const wanted = Object.keys(strict).filter((name) => !isOff(strict[name]));
    const { rules } = z.object({ rules: ruleList }).parse(JSON.parse(readFileSync(settings, 'utf8')));
    const isKept = (name: string) => {
      const bare = name.replace('@typescript-eslint/', '');
      return [`typescript/${bare}`, `eslint/${bare}`].some((ours) => ours in rules && !isOff(rules[ours]));
    };
    expect(wanted.length).toBeGreaterThan(100);
    expect(wanted.filter((name) => !isKept(name)).sort()).toEqual([...unknownToOxlint, ...unwanted].sort());
  });
});

describe('comments that switch rules off', () => {
  let house: PlantedHouse;

  const name = (position: number) => `platform/planted-${String(position)}.ts`;

  beforeAll(() => {
    const spoken = '/** Without eslint-disable, or oxlint-disable. */\nexport const one = 1;\n';
    const texts = switches.map((comment, position) => [name(position), `${comment}\nconsole.log(1);\n`] as const);
    house = plantHouse(new Map([...texts, ['platform/spoken.ts', spoken]]));
  });

  afterAll(() => {
    house.remove();
  });

  test('are refused, each where it stands, and no talk of them is', () => {
    const { succeeded, output } = house.run('no-switches.mjs');
    expect(succeeded).toBe(false);
    expect(output.match(/^\S+/gm)?.sort()).toEqual(switches.map((_, position) => name(position)).sort());
  });
});

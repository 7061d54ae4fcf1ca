import { beforeAll, describe, expect, test } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import tseslint from 'typescript-eslint';
import { z } from 'zod';

const root = path.resolve(import.meta.dirname, '../..');
const settings = path.join(root, '.oxlintrc.json');

/** A rule, and a text that breaks it. */
const refused: readonly (readonly [rule: string, source: string])[] = [
  ['no-floating-promises', 'Promise.resolve(1);'],
  ['await-thenable', 'export const one = async (): Promise<number> => await 1;'],
  ['no-misused-promises', 'if (Promise.resolve(true)) throw new Error("Always.");'],
  [
    'switch-exhaustiveness-check',
    "export function f(v: 'a' | 'b'): number { switch (v) { case 'a': return 1; } return 2; }",
  ],
  ['no-unsafe-assignment', 'export const one: number = JSON.parse("1");'],
  ['no-unnecessary-condition', 'export const f = (v: string): string => v ?? "";'],
  ['restrict-template-expressions', 'export const f = (v: object | null): string => `${v}`;'],
  ['only-throw-error', 'throw "text";'],
];

const accepted = 'export const one = async (): Promise<number> => await Promise.resolve(1);';

/** New rules that oxlint does not have. */
const unknownToOxlint = ['no-unsafe-class-instance-assignment', 'no-unsafe-enum-assignment'];
/** An async function without await still answers with a promise when it throws, as its callers expect. */
const unwanted = ['require-await'];

const needsTypes = z.object({ meta: z.object({ docs: z.object({ requiresTypeChecking: z.literal(true) }) }) });
const named = z.object({ rules: z.record(z.string(), z.unknown()) });
const report = z.object({ diagnostics: z.array(z.object({ code: z.string(), filename: z.string() })) });

describe('lint with types', () => {
  let broken: ReadonlyMap<string, readonly string[]>;

  beforeAll(() => {
    const folder = mkdtempSync(path.join(tmpdir(), 'vectra-typed-lint-'));
    cpSync(path.join(root, 'tsconfig.base.json'), path.join(folder, 'tsconfig.base.json'));
    writeFileSync(path.join(folder, 'tsconfig.json'), '{"extends":"./tsconfig.base.json","include":["platform"]}');
    mkdirSync(path.join(folder, 'platform'));
    for (const [name, source] of [...refused, ['accepted', accepted] as const]) {
      writeFileSync(path.join(folder, `platform/${name}.ts`), `${source}\nexport {};\n`);
    }
    const { stdout, stderr } = spawnSync(
      process.execPath,
      [path.join(root, 'node_modules/oxlint/bin/oxlint'), '-c', settings, '--format=json', '.'],
      {
        cwd: folder,
        encoding: 'utf8',
        env: { ...process.env, OXLINT_TSGOLINT_PATH: path.join(root, 'node_modules/.bin/tsgolint') },
      },
    );
    rmSync(folder, { recursive: true });
    if (stdout === '') throw new Error(stderr);
    const found = new Map<string, string[]>();
    for (const { code, filename } of report.parse(JSON.parse(stdout)).diagnostics) {
      const name = path.basename(filename, '.ts');
      found.set(name, [...(found.get(name) ?? []), code]);
    }
    broken = found;
  });

  test.each(refused)('refuses what breaks %s', (rule) => {
    expect(broken.get(rule)).toContain(`typescript(${rule})`);
  });

  test('accepts plain code', () => {
    expect(broken.get('accepted')).toBeUndefined();
  });

  test('has every strict rule of typescript-eslint that needs types', () => {
    const strict = new Set(tseslint.configs.strictTypeChecked.flatMap(({ rules }) => Object.keys(rules ?? {})));
    const typed = Object.entries(named.parse(tseslint.plugin).rules)
      .filter(([name]) => strict.has(`@typescript-eslint/${name}`))
      .filter(([, rule]) => needsTypes.safeParse(rule).success)
      .map(([name]) => name)
      .filter((name) => ![...unknownToOxlint, ...unwanted].includes(name));
    const { rules } = named.parse(JSON.parse(readFileSync(settings, 'utf8')));
    expect(typed.length).toBeGreaterThan(30);
    expect(Object.keys(rules)).toEqual(expect.arrayContaining(typed.map((name) => `typescript/${name}`)));
  });
});

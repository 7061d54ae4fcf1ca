import { beforeAll, describe, expect, test } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { z } from 'zod';
import { isHouseFileName } from './house-rules.mjs';

const manyLines = (count: number, line: string) => Array.from({ length: count }, () => line).join('\n');

/** What is wrong, the rule that must say so, the text, and the file it pretends to be. */
const refused: readonly (readonly [what: string, rule: string, source: string, file: string])[] = [
  [
    'the environment outside platform/config',
    'no-restricted-syntax',
    'export const port = process.env.PORT;',
    'platform/planted.ts',
  ],
  ['any', '@typescript-eslint/no-explicit-any', 'export const value: any = 1;', 'platform/planted.ts'],
  [
    'a non-null assertion',
    '@typescript-eslint/no-non-null-assertion',
    'export const first = (list: string[]) => list[0]!;',
    'platform/planted.ts',
  ],
  [
    'a cast through a cast',
    'no-restricted-syntax',
    'export const size = "1" as unknown as number;',
    'platform/planted.ts',
  ],
  ['the console', 'no-console', 'console.log(1);', 'platform/planted.ts'],
  [
    'a rule that is switched off in the file',
    'no-console',
    '/* eslint-disable no-console */\nconsole.log(1);',
    'platform/planted.ts',
  ],
  ['unfinished work', 'no-warning-comments', '// TODO later', 'platform/planted.ts'],
  ['loose equality', 'eqeqeq', 'export const isOne = (value: number) => value == 1;', 'platform/planted.ts'],
  ['a file that is too long', 'max-lines', manyLines(301, 'void 0;'), 'platform/planted.ts'],
  [
    'a function that is too long',
    'max-lines-per-function',
    `export function long() {\n${manyLines(61, 'void 0;')}\n}`,
    'platform/planted.ts',
  ],
  [
    'a rule that needs types, switched off in the file',
    'no-warning-comments',
    '// oxlint-disable-next-line typescript/no-floating-promises\nPromise.resolve(1);',
    'platform/planted.ts',
  ],
  ['a file name that is not kebab-case', 'house/file-name', 'export const one = 1;', 'platform/PlantedFile.ts'],
];

const described =
  '"""A."""\ntype Lead {\n  """B."""\n  name("""C.""" short: Boolean): String\n}\n' +
  '"""D."""\nenum Color {\n  """E."""\n  RED\n}\n"""F."""\ninput Wish {\n  """G."""\n  text: String\n}\n';

const refusedSchemas: readonly (readonly [what: string, rule: string, source: string, file: string])[] = [
  ...['A', 'B', 'C', 'D', 'E', 'F', 'G'].map(
    (letter) =>
      [
        `a schema without description ${letter}`,
        '@graphql-eslint/require-description',
        described.replace(`"""${letter}."""`, ''),
        'schema/planted.graphql',
      ] as const,
  ),
  [
    'an enum value in lower case',
    '@graphql-eslint/naming-convention',
    described.replace('RED', 'red'),
    'schema/planted.graphql',
  ],
];

const accepted: readonly (readonly [what: string, source: string, file: string])[] = [
  ['plain code', '/** One. */\nexport const one = 1;\n', 'platform/planted.ts'],
  ['the environment in the workshop', 'export const port = process.env.PORT;\n', 'tools/planted.ts'],
  [
    'a schema in which everything is described',
    `${described}type Query {\n  """H."""\n  lead: Lead\n}\n`,
    'schema/planted.graphql',
  ],
];

const everyRefusal = [...refused, ...refusedSchemas];

describe('lint', () => {
  let broken: (string | null)[][];

  beforeAll(() => {
    const texts = [
      ...everyRefusal.map(([, , source, file]) => ({ source, file })),
      ...accepted.map(([, source, file]) => ({ source, file })),
    ];
    const script = path.join(import.meta.dirname, 'lint-text.mjs');
    const { stdout, stderr } = spawnSync(process.execPath, [script], {
      input: JSON.stringify(texts),
      encoding: 'utf8',
    });
    if (stdout === '') throw new Error(stderr);
    broken = z.array(z.array(z.string().nullable())).parse(JSON.parse(stdout));
  });

  test.each(everyRefusal.map(([what, rule], position) => [what, rule, position] as const))(
    'refuses %s: %s',
    (_, rule, position) => {
      expect(broken[position]).toContain(rule);
    },
  );

  test.each(accepted.map(([what], position) => [what, everyRefusal.length + position] as const))(
    'accepts %s',
    (_, position) => {
      expect(broken[position]).toEqual([]);
    },
  );
});

test.each([
  ['launch-campaign.mutation.ts', true],
  ['.dependency-cruiser.cjs', true],
  ['[id].ts', true],
  ['launchCampaign.ts', false],
  ['Launch.ts', false],
  ['launch_campaign.ts', false],
])('the file name %s is allowed: %s', (name, allowed) => {
  expect(isHouseFileName(name)).toBe(allowed);
});

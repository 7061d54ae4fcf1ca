import { beforeAll, describe, expect, test } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { z } from 'zod';
import { isHouseFileName } from './house-rules.mjs';
import { switches } from './planted-texts.js';

const manyLines = (count: number, line: string) => Array.from({ length: count }, () => line).join('\n');

/** What is wrong, the rule that must say so, the text, and the file it pretends to be. */
const refused: readonly (readonly [what: string, rule: string, source: string, file: string])[] = [
  ['an undeclared name', 'no-undef', 'export const one = two;', 'tools/planted.mjs'],
  ['the console outside the workshop', 'no-console', 'console.log(1);', 'platform/planted.mjs'],
  [
    'a rule that is switched off in the file',
    'no-console',
    [...switches, 'console.log(1);'].join('\n'),
    'platform/planted.mjs',
  ],
  ['unfinished work', 'no-warning-comments', '// TODO later', 'tools/planted.mjs'],
  ['loose equality', 'eqeqeq', 'export const isOne = (value) => value == 1;', 'tools/planted.mjs'],
  ['a file that is too long', 'max-lines', manyLines(301, 'void 0;'), 'tools/planted.mjs'],
  [
    'a function that is too long',
    'max-lines-per-function',
    `exports.long = () => {\n${manyLines(61, 'void 0;')}\n};`,
    'tools/planted.cjs',
  ],
  ['a file name that is not kebab-case', 'house/file-name', 'export const one = 1;', 'tools/PlantedFile.mjs'],
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
  ['a script that speaks', '/** One. */\nexport const one = 1;\nconsole.log(one);\n', 'tools/planted.mjs'],
  [
    'a schema in which everything is described',
    `${described}type Query {\n  """H."""\n  lead: Lead\n}\n`,
    'schema/planted.graphql',
  ],
];

const everyRefusal = [...refused, ...refusedSchemas];

describe('lint of scripts and schema', () => {
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

const manyLines = (count: number, line: string) => Array.from({ length: count }, () => line).join('\n');
const aLongFunction = (lines: number) =>
  `export function f(list: number[]) {\n${manyLines(lines - 2, 'list.push(1);')}\n}`;

const ENVIRONMENT = 'declare const process: { env: Record<string, string> };\nexport const port = process.env["PORT"];';
const DIRECTORY = 'export const here = typeof __dirname;';
const DOUBLE_CAST = 'export const size = "1" as unknown as number;';

let count = 0;
const aFile = () => `platform/planted-${String(++count)}.ts`;

/** What is wrong, the rule that must say so, the text, and the file it stands in. */
export const refused: readonly (readonly [what: string, rule: string, source: string, file: string])[] = [
  ['the environment outside platform/config', 'house(no-process-env)', ENVIRONMENT, aFile()],
  ['the environment in a component', 'house(no-process-env)', ENVIRONMENT, 'web/environment-reader.tsx'],
  ['the environment in a room below its readers', 'house(no-process-env)', ENVIRONMENT, 'platform/config/deep/a.ts'],
  ['a cast through a cast', 'house(no-double-cast)', DOUBLE_CAST, aFile()],
  ['a cast through a cast in a test', 'house(no-double-cast)', DOUBLE_CAST, 'tests/casts.ts'],
  ['a cast through a cast in the workshop', 'house(no-double-cast)', DOUBLE_CAST, 'tools/casts.ts'],
  [
    'a computed key that is deleted',
    'typescript(no-dynamic-delete)',
    'export const f = (list: Record<string, 1>, key: string) => { delete list[key]; };',
    aFile(),
  ],
  [
    'a key from a template that is deleted',
    'house(no-dynamic-delete)',
    'export const f = (list: Record<string, 1>, key: string) => { delete list[`a${key}`]; };',
    aFile(),
  ],
  ['a file name that is not kebab-case', 'house(file-name)', 'export const one = 1;', 'platform/PlantedFile.ts'],
  ['__dirname in the server', 'eslint(no-restricted-globals)', DIRECTORY, aFile()],
  ['any', 'typescript(no-explicit-any)', 'export const value: any = 1;', aFile()],
  [
    'a non-null assertion',
    'typescript(no-non-null-assertion)',
    'export const first = (list: string[]) => list[0]!;',
    aFile(),
  ],
  [
    'an error that is hushed in few words',
    'typescript(ban-ts-comment)',
    '// @ts-expect-error briefly\nexport const one: string = 1;',
    aFile(),
  ],
  [
    'a type that is imported as a value',
    'typescript(consistent-type-imports)',
    "import { One } from './one.js';\nexport type Two = One;",
    aFile(),
  ],
  ['a class of nothing', 'typescript(no-extraneous-class)', 'export class Nothing {}', aFile()],
  ['a name that is not used', 'eslint(no-unused-vars)', 'const _one = 1;', aFile()],
  ['an argument that is not used', 'eslint(no-unused-vars)', 'export const f = (one: number) => 1;', aFile()],
  ['the console', 'eslint(no-console)', 'console.log(1);', aFile()],
  ['the console in the workshop', 'eslint(no-console)', 'console.log(1);', 'tools/console.ts'],
  ['unfinished work', 'eslint(no-warning-comments)', '// TODO later', aFile()],
  ['loose equality', 'eslint(eqeqeq)', 'export const isOne = (value: number) => value == 1;', aFile()],
  [
    'an argument that is written',
    'eslint(no-param-reassign)',
    'export function f(v: number) { v += 1; return v; }',
    aFile(),
  ],
  [
    'blocks that are too deep',
    'eslint(max-depth)',
    'export function f(v: number) { if (v > 0) { if (v > 1) { if (v > 2) { if (v > 3) return 1; } } } return v; }',
    aFile(),
  ],
  [
    'a function with too many ways',
    'eslint(complexity)',
    `export function f(v: number) {\n${manyLines(20, 'if (v > 1) return 1;')}\nreturn 2;\n}`,
    aFile(),
  ],
  ['a file that is too long', 'eslint(max-lines)', manyLines(301, 'export {};'), aFile()],
  ['a function that is too long', 'eslint(max-lines-per-function)', aLongFunction(61), aFile()],
  ['a component that is too long', 'eslint(max-lines-per-function)', aLongFunction(121), 'web/too-long.tsx'],
  ['a space that is none, in a template', 'eslint(no-irregular-whitespace)', 'export const one = `\u00a0`;', aFile()],
  ['a space that is none, in a pattern', 'eslint(no-irregular-whitespace)', 'export const one = /\u00a0/;', aFile()],
  ['a promise that floats', 'typescript(no-floating-promises)', 'Promise.resolve(1);', aFile()],
  [
    'a wait for what is no promise',
    'typescript(await-thenable)',
    'export const one = async (): Promise<number> => await 1;',
    aFile(),
  ],
  [
    'a promise as a condition',
    'typescript(no-misused-promises)',
    'if (Promise.resolve(true)) throw new Error("Always.");',
    aFile(),
  ],
  [
    'a switch that forgets a member',
    'typescript(switch-exhaustiveness-check)',
    "export function f(v: 'a' | 'b'): number { switch (v) { case 'a': return 1; } return 2; }",
    aFile(),
  ],
  ['any that is kept', 'typescript(no-unsafe-assignment)', 'export const one: number = JSON.parse("1");', aFile()],
  [
    'a condition that is always met',
    'typescript(no-unnecessary-condition)',
    'export const f = (v: string): string => v ?? "";',
    aFile(),
  ],
  [
    'an object in a template',
    'typescript(restrict-template-expressions)',
    'export const f = (v: object | null): string => `${v}`;',
    aFile(),
  ],
  ['a text that is thrown', 'typescript(only-throw-error)', 'throw "text";', aFile()],
];

/** Files in which nothing is wrong. */
export const accepted: readonly { what: string; source: string; file: string }[] = [
  { what: 'plain code', source: '/** One. */\nexport const one = 1;', file: aFile() },
  {
    what: 'an awaited promise',
    source: 'export const one = async (): Promise<number> => await Promise.resolve(1);',
    file: aFile(),
  },
  { what: 'an argument that says it is not used', source: 'export const f = (_one: number) => 1;', file: aFile() },
  { what: 'null and undefined as one', source: 'export const f = (v?: 1 | null) => v == null;', file: aFile() },
  { what: 'long tests', source: `${aLongFunction(400)}\n${DIRECTORY}`, file: 'platform/long.test.ts' },
  { what: 'long components', source: aLongFunction(120), file: 'web/long.tsx' },
  { what: '__dirname outside the server', source: DIRECTORY, file: 'tools/directory.ts' },
  ...[
    'platform/config/reader.ts',
    'platform/testing/reader.ts',
    'platform/reader.test.ts',
    'platform/reader.eval.ts',
    'tests/support/reader.ts',
    'tools/deep/reader.ts',
    'prisma.config.ts',
    'web/next.config.ts',
    'web/deep/environment.ts',
  ].map((file) => ({ what: `the environment in ${file}`, source: ENVIRONMENT, file })),
];

/** Comments that would switch a rule off; written in two parts, as the check finds them here too. */
export const switches: readonly string[] = ['eslint', 'oxlint'].flatMap((tool) => [
  `/* ${tool}-disable */`,
  `/*\n * ${tool}-disable */`,
  `//${tool}-disable-next-line`,
  `/** ${tool}-disable-next-line no-console, no-warning-comments */`,
]);

import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { staticChecks } from '../checks/check-list.mjs';

const ROOT = path.resolve(import.meta.dirname, '../..');

/** A folder with planted files and the settings of our lint. */
export interface PlantedHouse {
  /** Runs a command of the check `oxlint` of `npm test` there, with these arguments as well; what it printed, and whether it passed. */
  run(
    command: 'no-switches.mjs' | 'oxlint',
    ...args: string[]
  ): { readonly succeeded: boolean; readonly output: string };
  remove(): void;
}

/** @param files texts by path */
export function plantHouse(files: ReadonlyMap<string, string>): PlantedHouse {
  const folder = mkdtempSync(path.join(tmpdir(), 'vectra-planted-'));
  for (const file of ['.oxlintrc.json', 'tsconfig.base.json', 'tools/lint/house-rules.mjs']) {
    cpSync(path.join(ROOT, file), path.join(folder, file), { recursive: true });
  }
  const compilerOptions = { types: [], jsx: 'preserve', experimentalDecorators: true };
  writeFileSync(
    path.join(folder, 'tsconfig.json'),
    JSON.stringify({ extends: './tsconfig.base.json', compilerOptions, include: ['**/*.ts', '**/*.tsx'] }),
  );
  for (const [file, source] of files) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), source);
  }
  const check = staticChecks(ROOT).find(({ name }) => name === 'oxlint');
  return {
    run: (name, ...more) => {
      const command = check?.commands.find(({ script }) => path.basename(script) === name);
      if (command === undefined) throw new Error(`npm test does not run ${name}.`);
      const { status, stdout, stderr } = spawnSync(
        process.execPath,
        [command.script, ...(command.args ?? []), ...more],
        {
          cwd: folder,
          encoding: 'utf8',
          env: { ...process.env, OXLINT_TSGOLINT_PATH: path.join(ROOT, 'node_modules/.bin/tsgolint') },
        },
      );
      return { succeeded: status === 0, output: stdout === '' ? stderr : stdout };
    },
    remove: () => rmSync(folder, { recursive: true }),
  };
}

// @ts-check
/** `npm start`: installs and builds what is missing, then runs the whole stack until Ctrl-C. */
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildServer, buildWeb } from './build.mjs';
import { ensureInstalled } from './install.mjs';
import { AlreadyRunning, lockOwner } from './supervisor/lock-file.mjs';

const ROOT = path.resolve(import.meta.dirname, '..');

/** Names of errors whose message is all a person needs; any other shows where it came from. */
const EXPECTED_ERRORS = new Set([
  'InstallFailed',
  'CommandFailed',
  'AlreadyRunning',
  'PortTaken',
  'InvalidPort',
  'InvalidHouses',
  'IncompleteDatabase',
  'ChildFailed',
]);

async function main() {
  // Asked before the build, which would replace files under a running stack.
  const dataDirectory = path.resolve(ROOT, process.env.VECTRA_DATA_DIR ?? '.vectra');
  const owner = lockOwner(dataDirectory);
  if (owner !== undefined) throw new AlreadyRunning(owner, dataDirectory);
  await ensureInstalled({ root: ROOT });
  await buildServer({ root: ROOT });
  await buildWeb({ root: ROOT });
  const { runStart } = await import(pathToFileURL(path.join(ROOT, 'dist/tools/supervisor/start-command.js')).href);
  await runStart(ROOT, console.log);
}

main().catch((error) => {
  console.error(error instanceof Error && EXPECTED_ERRORS.has(error.name) ? error.message : error);
  process.exit(1);
});

import { existsSync, mkdirSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import path from 'node:path';

const BYTES_MAX = 10 * 1024 * 1024;
const TAIL_LINES = 15;

/** Opens a child's log for appending; past 10 MiB the old one is kept once as `<name>.1`. The caller closes the descriptor. */
export function openChildLog(file: string): number {
  mkdirSync(path.dirname(file), { recursive: true });
  if (existsSync(file) && statSync(file).size > BYTES_MAX) renameSync(file, `${file}.1`);
  return openSync(file, 'a', 0o600);
}

/** The last lines a child wrote, or a sentence saying that there are none. */
export function childLogTail(file: string): string {
  const text = existsSync(file) ? readFileSync(file, 'utf8').trimEnd() : '';
  return text === '' ? '(it wrote nothing)' : text.split('\n').slice(-TAIL_LINES).join('\n');
}

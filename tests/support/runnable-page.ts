import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** A command of a page, and the answer that the page promises for it, null when it promises none. */
export interface Step {
  readonly command: string;
  readonly promised: unknown;
}

/** Stands in a promised answer for whatever differs each time: ids, tokens, dates. */
const anything = '…';

/** The commands of a page in order: each `bash` block, with the `json` block that follows it. */
export function stepsOf(markdown: string): readonly Step[] {
  const blocks = [...markdown.matchAll(/^```(bash|json)\n([\s\S]*?)^```/gmu)].map(([, language, text = '']) => ({
    language,
    text,
  }));
  return blocks.flatMap(({ language, text }, place) => {
    if (language !== 'bash') return [];
    const next = blocks[place + 1];
    return [{ command: text, promised: next?.language === 'json' ? (JSON.parse(next.text) as unknown) : null }];
  });
}

/** Where an answer is not what was promised; a promise may leave fields out and say "…" for what differs each time. */
export function differences(promised: unknown, answer: unknown, place = 'answer'): readonly string[] {
  if (promised === anything) return answer === undefined || answer === null ? [`${place} is missing`] : [];
  if (Array.isArray(promised)) {
    if (!Array.isArray(answer)) return [`${place} is no list`];
    return promised.flatMap((item, index) => differences(item, answer[index], `${place}[${index}]`));
  }
  if (typeof promised === 'object' && promised !== null) {
    if (typeof answer !== 'object' || answer === null) return [`${place} is ${JSON.stringify(answer)}`];
    return Object.entries(promised).flatMap(([key, value]) =>
      differences(value, (answer as Record<string, unknown>)[key], `${place}.${key}`),
    );
  }
  return promised === answer ? [] : [`${place} is ${JSON.stringify(answer)} instead of ${JSON.stringify(promised)}`];
}

/** Runs commands one after the other in one shell, as somebody who pastes them would, and gives what each printed. */
export async function runSteps(
  steps: readonly Step[],
  environment: Readonly<Record<string, string>>,
): Promise<readonly string[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'vectra-docs-'));
  const outputOf = (place: number): string => path.join(folder, `${place}.txt`);
  const script = ['set -euo pipefail', ...steps.map(({ command }, place) => `{\n${command}\n} > '${outputOf(place)}'`)];
  writeFileSync(path.join(folder, 'script.sh'), script.join('\n'));
  try {
    const child = spawn('bash', [path.join(folder, 'script.sh')], {
      env: { PATH: process.env['PATH'], ...environment },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let errors = '';
    child.stderr.on('data', (data: Buffer) => {
      errors += data.toString();
    });
    const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
    const printed = steps.map((_step, place) => {
      try {
        return readFileSync(outputOf(place), 'utf8');
      } catch {
        return '';
      }
    });
    if (code !== 0) throw new Error(`The commands ended with ${String(code)}:\n${errors}\n${printed.join('\n')}`);
    return printed;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

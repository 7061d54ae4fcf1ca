import { spawn, type ChildProcess } from 'node:child_process';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { watchReadiness } from '../supervisor/readiness.js';

const readyWithinMs = 30_000;
const graceMs = 12_000;

/** A server process that was started beside a stack, without supervision. */
export interface ServerProcess {
  readonly pid: number;
  /** SIGTERM, and SIGKILL when it does not end in time; gives the exit code, null when a signal ended it. */
  stop(): Promise<number | null>;
}

/** What to start. */
export interface ServerProcessOptions {
  /** Repository that has been built. */
  readonly root: string;
  /** For instance `dist/gateway/main.js`. */
  readonly script: string;
  readonly environment: Readonly<Record<string, string>>;
}

/**
 * Starts a built process and waits until it is ready. It ends with the process that started it.
 * @throws Error with the end of what it wrote when it died or was not ready within 30 s.
 */
export async function startServerProcess(options: ServerProcessOptions): Promise<ServerProcess> {
  const { root, script, environment } = options;
  const guard = pathToFileURL(path.join(root, 'tools/supervisor/stop-with-parent.mjs')).href;
  const child = spawn(process.execPath, ['--import', guard, path.join(root, script)], {
    cwd: root,
    env: { ...environment },
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  const exited = new Promise<number | null>((resolve) => {
    child.once('exit', (code) => resolve(code));
    child.once('error', () => resolve(null));
  });
  const lastWords = readLastWords(child);
  await untilReady(child, exited, () => `${script} did not start: ${lastWords()}`);
  const { pid } = child;
  if (pid === undefined) throw new Error(`${script} did not start.`);
  return {
    pid,
    stop: async () => {
      child.kill('SIGTERM');
      const deadline = setTimeout(() => child.kill('SIGKILL'), graceMs);
      const code = await exited;
      clearTimeout(deadline);
      return code;
    },
  };
}

function untilReady(child: ChildProcess, exited: Promise<unknown>, describe: () => string): Promise<void> {
  return new Promise((resolve, reject) => {
    const fail = (): void => reject(new Error(describe()));
    const stopWatching = watchReadiness(child, undefined, readyWithinMs, {
      ready: resolve,
      overdue: () => {
        child.kill('SIGKILL');
        fail();
      },
    });
    void exited.then(() => {
      stopWatching();
      fail();
    });
  });
}

function readLastWords(child: ChildProcess): () => string {
  const lengthMax = 2_000;
  let text = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    text = (text + chunk.toString('utf8')).slice(-lengthMax);
  });
  return () => text.trim();
}

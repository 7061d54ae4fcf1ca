import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { childLogTail, openChildLog } from './child-log.js';
import { watchReadiness } from './readiness.js';
import { restartDelayMs, type RestartPolicy } from './restart-policy.js';

/** How one child is started. */
export interface ChildCommand {
  readonly script: string;
  readonly args?: readonly string[];
  readonly directory: string;
  readonly environment: Readonly<Record<string, string>>;
  /** Where a child that sends no `ready` message answers HTTP once it is ready. */
  readonly readyUrl?: string;
}

/** `waiting`: it died and its next start is due after a pause. */
export type ChildState = 'stopped' | 'starting' | 'ready' | 'waiting' | 'stopping';

/** What happens to a child, told to who watches it. */
export type ChildEvent =
  | {
      readonly kind: 'ready';
      readonly name: string;
      readonly pid: number;
      readonly afterMs: number;
      readonly restarts: number;
    }
  | { readonly kind: 'died'; readonly name: string; readonly how: string; readonly retryInMs: number }
  | { readonly kind: 'stopped'; readonly name: string; readonly how: string };

/** A child that never became ready; the message ends with the last lines of its log. */
export class ChildFailed extends Error {
  constructor(name: string, how: string, logFile: string) {
    super(`${name} could not be started (${how}). Last lines of ${logFile}:\n${childLogTail(logFile)}`);
    this.name = 'ChildFailed';
  }
}

/** What a supervised child is made of. */
export interface ChildSpecification {
  readonly name: string;
  /** Asked before every start, since the database may have moved. */
  readonly command: () => ChildCommand;
  readonly logFile: string;
  /** Preloaded script that ends the child with its supervisor. */
  readonly guardScript: string;
  readonly policy: RestartPolicy;
  readonly onEvent: (event: ChildEvent) => void;
}

/** Keeps one child process alive: starts it, waits for it, starts it again when it dies, and ends it in time. */
export class SupervisedChild {
  #process: ChildProcess | undefined;
  #state: ChildState = 'stopped';
  #restarts = 0;
  #everReady = false;
  #stopRequest = new AbortController();
  #supervision: Promise<void> = Promise.resolve();

  constructor(readonly specification: ChildSpecification) {}

  /** Where it stands now. */
  get state(): ChildState {
    return this.#state;
  }

  /** The process number while one runs. */
  get pid(): number | undefined {
    return this.#process?.pid;
  }

  /** How often it was started again since `start`. */
  get restarts(): number {
    return this.#restarts;
  }

  /**
   * Starts the child; resolves when it is ready for the first time and keeps it alive from then on.
   * @throws ChildFailed when it died `firstStartAttempts` times without becoming ready
   */
  start(): Promise<void> {
    this.#stopRequest = new AbortController();
    this.#everReady = false;
    this.#restarts = 0;
    return new Promise((resolve, reject) => {
      this.#supervision = this.#supervise(resolve).then(() => {
        reject(new Error(`${this.specification.name} was stopped before it was ready.`));
      }, reject);
    });
  }

  /** Ends the child: SIGTERM, then SIGKILL to its whole process group when the grace is over. */
  async stop(): Promise<void> {
    this.#stopRequest.abort();
    this.#terminate();
    await this.#supervision;
  }

  /** Ends the running process; the supervision starts the next one, as after a death. */
  restart(): void {
    if (this.#state === 'ready' || this.#state === 'starting') this.#process?.kill('SIGTERM');
  }

  #isAskedToStop(): boolean {
    return this.#stopRequest.signal.aborted;
  }

  async #supervise(onFirstReady: () => void): Promise<void> {
    const { name, policy, logFile, onEvent } = this.specification;
    let deathsInARow = 0;
    while (!this.#isAskedToStop()) {
      const { how, readyForMs } = await this.#live(onFirstReady);
      if (this.#isAskedToStop()) {
        onEvent({ kind: 'stopped', name, how });
        break;
      }
      deathsInARow = readyForMs >= policy.recoveredAfterMs ? 1 : deathsInARow + 1;
      if (!this.#everReady && deathsInARow >= policy.firstStartAttempts) {
        this.#state = 'stopped';
        throw new ChildFailed(name, how, logFile);
      }
      const retryInMs = restartDelayMs(policy, deathsInARow);
      this.#state = 'waiting';
      onEvent({ kind: 'died', name, how, retryInMs });
      await pause(retryInMs, undefined, { signal: this.#stopRequest.signal }).catch(() => undefined);
      this.#restarts += 1;
    }
    this.#state = 'stopped';
  }

  /** One life of the child, from spawn to exit. */
  async #live(onFirstReady: () => void): Promise<{ how: string; readyForMs: number }> {
    const { name, policy, onEvent } = this.specification;
    const startedAtMs = performance.now();
    let readyAtMs: number | undefined;
    const lateness = { overdue: false };
    this.#state = 'starting';
    const command = this.specification.command();
    const child = this.#spawn(command);
    const exit = exitOf(child);
    const stopWatching = watchReadiness(child, command.readyUrl, policy.readyWithinMs, {
      ready: () => {
        if (this.#state !== 'starting' || child.pid === undefined) return;
        readyAtMs = performance.now();
        this.#state = 'ready';
        this.#everReady = true;
        onEvent({ kind: 'ready', name, pid: child.pid, afterMs: readyAtMs - startedAtMs, restarts: this.#restarts });
        onFirstReady();
      },
      overdue: () => {
        lateness.overdue = true;
        killGroup(child);
      },
    });
    const how = await exit;
    stopWatching();
    this.#process = undefined;
    return {
      how: lateness.overdue ? `not ready within ${policy.readyWithinMs / 1000} s` : how,
      readyForMs: readyAtMs === undefined ? 0 : performance.now() - readyAtMs,
    };
  }

  #spawn(command: ChildCommand): ChildProcess {
    const log = openChildLog(this.specification.logFile);
    try {
      const guard = pathToFileURL(this.specification.guardScript).href;
      // Its own process group: Ctrl-C in a terminal reaches the supervisor alone, which then stops everything in order.
      this.#process = spawn(process.execPath, ['--import', guard, command.script, ...(command.args ?? [])], {
        cwd: command.directory,
        env: { ...command.environment },
        stdio: ['ignore', log, log, 'ipc'],
        detached: true,
      });
      return this.#process;
    } finally {
      closeSync(log);
    }
  }

  #terminate(): void {
    const child = this.#process;
    if (child === undefined) return;
    this.#state = 'stopping';
    child.kill('SIGTERM');
    const deadline = setTimeout(() => killGroup(child), this.specification.policy.graceMs);
    child.once('exit', () => clearTimeout(deadline));
  }
}

/** Resolves with how a process ended, in words. */
function exitOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('exit', (code, signal) => resolve(signal === null ? `exit code ${code ?? 'unknown'}` : signal));
  });
}

function killGroup(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    // The group is already gone, or this system has none.
    child.kill('SIGKILL');
  }
}

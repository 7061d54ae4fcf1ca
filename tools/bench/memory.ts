import type { Supervisor } from '../supervisor/supervisor.js';
import { memoryOf, processTree } from './process-usage.js';

/** Memory in bytes by part of a stack; null where the system does not tell. */
export interface MemoryFigures {
  readonly gateway: number | null;
  readonly worker: number | null;
  /** The server and all its processes, shared buffers counted once. */
  readonly postgresql: number | null;
}

/** What the parts of a running stack hold now. */
export function measureMemory(supervisor: Supervisor): MemoryFigures {
  const { children, databasePid } = supervisor.status();
  const of = (pid: number | undefined): number | null => (pid === undefined ? null : memoryOf(processTree(pid)));
  return { gateway: of(children.gateway?.pid), worker: of(children.worker?.pid), postgresql: of(databasePid) };
}

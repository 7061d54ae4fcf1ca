import { readdirSync, readFileSync } from 'node:fs';

/** The kernel counts processor time in these, on every Linux that Node runs on. */
const ticksPerSecond = 100;
const msPerTick = 1_000 / ticksPerSecond;
const bytesPerKibibyte = 1_024;

/** Fields of `/proc/<pid>/stat` behind the name, which may itself hold spaces and brackets. */
function statOf(pid: number): readonly string[] {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
}

const parentField = 1;
const userTicksField = 11;
const systemTicksField = 12;

/** Whether this system tells what other processes use. */
export const canMeasureProcesses = process.platform === 'linux';

/** Processor time in milliseconds that these processes have used until now; null where the system does not tell. */
export function cpuMsOf(pids: readonly number[]): number | null {
  if (!canMeasureProcesses) return null;
  const ticks = pids.map((pid) => {
    const fields = statOf(pid);
    return Number(fields[userTicksField]) + Number(fields[systemTicksField]);
  });
  return ticks.reduce((sum, each) => sum + each, 0) * msPerTick;
}

/** The process and everything that descends from it. */
export function processTree(root: number): readonly number[] {
  if (!canMeasureProcesses) return [root];
  const children = new Map<number, number[]>();
  for (const entry of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    const parent = parentOf(Number(entry));
    if (parent !== undefined) children.set(parent, [...(children.get(parent) ?? []), Number(entry)]);
  }
  const tree = [root];
  // Grows while it is walked.
  for (const pid of tree) tree.push(...(children.get(pid) ?? []));
  return tree;
}

function parentOf(pid: number): number | undefined {
  try {
    return Number(statOf(pid)[parentField]);
  } catch {
    // It ended meanwhile.
    return undefined;
  }
}

/**
 * Memory in bytes that these processes hold together. Pages that several of them share, such as PostgreSQL's buffers,
 * count once. Null where the system does not tell.
 */
export function memoryOf(pids: readonly number[]): number | null {
  if (!canMeasureProcesses) return null;
  return pids.reduce((sum, pid) => sum + shareOf(pid), 0);
}

function shareOf(pid: number): number {
  try {
    const [, kibibytes] = /^Pss:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8')) ?? [];
    return Number(kibibytes ?? 0) * bytesPerKibibyte;
  } catch {
    // It ended meanwhile.
    return 0;
  }
}

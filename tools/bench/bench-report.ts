import { availableParallelism, totalmem } from 'node:os';
import type { ImportFigures, RunFigures } from './campaign-work.js';
import type { DataSourceComparison } from './data-source-speed.js';
import type { SpeedComparison } from './gateway-speed.js';
import type { MemoryFigures } from './memory.js';
import type { ReplayFigures } from './replay-speed.js';

/** What the figures were measured on; nothing that names the machine. */
export interface MachineDescription {
  readonly cores: number;
  readonly memoryBytes: number;
  readonly node: string;
  readonly system: string;
}

/** Seconds until database, gateway and worker are ready, without the web app. */
export interface StartFigures {
  /** Over a new data directory: database created, migrated and seeded. */
  readonly coldSeconds: number;
  readonly warmSeconds: number;
}

/** Everything one run of the bench measured. */
export interface BenchReport {
  readonly machine: MachineDescription;
  readonly starts: StartFigures;
  readonly imports: readonly ImportFigures[];
  readonly directoryRun: RunFigures;
  readonly listRun: RunFigures;
  readonly memory: { readonly idle: MemoryFigures; readonly afterWork: MemoryFigures };
  readonly speed: readonly SpeedComparison[];
  readonly replay: ReplayFigures;
  readonly dataSources: readonly DataSourceComparison[];
}

/** The machine that this process runs on. */
export const describeMachine = (): MachineDescription => ({
  cores: availableParallelism(),
  memoryBytes: totalmem(),
  node: process.version,
  system: `${process.platform} ${process.arch}`,
});

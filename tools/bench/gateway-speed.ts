import type { BenchPlan } from './bench-plan.js';
import { askOnce, makeLoad, type Question } from './load.js';
import { benchQueries } from './queries.js';
import { median } from './statistics.js';

/** A gateway and every process that works for it. */
export interface GatewaySide {
  readonly origin: string;
  readonly pids: readonly number[];
}

/** The two ways of running the houses. */
export interface GatewaySides {
  readonly inProcess: GatewaySide;
  readonly overHttp: GatewaySide;
}

/** How one side answered one query: medians over its rounds. */
export interface SpeedFigures {
  readonly queriesPerSecond: number;
  /** Processor time of the gateway and its houses, PostgreSQL excepted; null where the system does not tell. */
  readonly cpuMsPerQuery: number | null;
  readonly p50Ms: number;
  readonly p99Ms: number;
}

/** One query, asked of both sides at the same number of connections. */
export interface SpeedComparison {
  readonly query: string;
  readonly answerBytes: number;
  readonly connections: number;
  readonly inProcess: SpeedFigures;
  readonly overHttp: SpeedFigures;
}

/** The order of the rounds of two sides: A B, B A, A B ..., so that a drift of the machine meets both alike. */
export function pairedRounds<Side>(a: Side, b: Side, pairs: number): readonly Side[] {
  return Array.from({ length: pairs }, (_, index) => (index % 2 === 0 ? [a, b] : [b, a])).flat();
}

/**
 * Compares both sides query by query.
 * @throws Error when the two sides answer differently: then their speed cannot be compared.
 */
export async function compareGateways(
  sides: GatewaySides,
  token: string,
  plan: BenchPlan,
): Promise<readonly SpeedComparison[]> {
  const comparisons: SpeedComparison[] = [];
  for (const { name, text } of benchQueries) {
    const expected = await askOnce({ origin: sides.inProcess.origin, token, query: text });
    const other = await askOnce({ origin: sides.overHttp.origin, token, query: text });
    if (expected !== other) throw new Error(`The houses over HTTP answer differently: ${name}`);
    for (const connections of plan.connections) {
      const ask = (side: GatewaySide) => ({ origin: side.origin, token, query: text });
      const figures = await measureBoth(sides, ask, { connections, expected, plan });
      comparisons.push({ query: name, answerBytes: Buffer.byteLength(expected), connections, ...figures });
    }
  }
  return comparisons;
}

interface Measurement {
  readonly connections: number;
  readonly expected: string;
  readonly plan: BenchPlan;
}

async function measureBoth(
  { inProcess, overHttp }: GatewaySides,
  ask: (side: GatewaySide) => Question,
  { connections, expected, plan }: Measurement,
): Promise<{ inProcess: SpeedFigures; overHttp: SpeedFigures }> {
  const rounds = new Map<GatewaySide, SpeedFigures[]>([
    [inProcess, []],
    [overHttp, []],
  ]);
  for (const side of rounds.keys()) {
    await makeLoad(ask(side), { connections, expected, pids: side.pids, durationMs: plan.warmUpMs });
  }
  for (const side of pairedRounds(inProcess, overHttp, plan.roundPairs)) {
    rounds.get(side)?.push(await measureRound(side, ask(side), { connections, expected, durationMs: plan.roundMs }));
  }
  return { inProcess: middleOf(rounds.get(inProcess) ?? []), overHttp: middleOf(rounds.get(overHttp) ?? []) };
}

async function measureRound(
  side: GatewaySide,
  question: Question,
  load: { readonly connections: number; readonly expected: string; readonly durationMs: number },
): Promise<SpeedFigures> {
  const { cpuMs, p50Ms, p99Ms, requests, seconds } = await makeLoad(question, { ...load, pids: side.pids });
  return {
    queriesPerSecond: requests / seconds,
    cpuMsPerQuery: cpuMs === null ? null : cpuMs / requests,
    p50Ms,
    p99Ms,
  };
}

function middleOf(rounds: readonly SpeedFigures[]): SpeedFigures {
  const cpu = rounds.flatMap(({ cpuMsPerQuery }) => (cpuMsPerQuery === null ? [] : [cpuMsPerQuery]));
  return {
    queriesPerSecond: median(rounds.map(({ queriesPerSecond }) => queriesPerSecond)),
    cpuMsPerQuery: cpu.length === 0 ? null : median(cpu),
    p50Ms: median(rounds.map(({ p50Ms }) => p50Ms)),
    p99Ms: median(rounds.map(({ p99Ms }) => p99Ms)),
  };
}

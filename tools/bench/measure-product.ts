import path from 'node:path';
import { Api } from '../demo/api.js';
import { createRunDirectory } from '../supervisor/run-directory.js';
import type { BenchPlan } from './bench-plan.js';
import { describeMachine, type BenchReport, type StartFigures } from './bench-report.js';
import { inProcessSide, signIn, startBenchStack, startHttpSide, type BenchStack } from './bench-stack.js';
import { createCampaign, measureImport, measureRun } from './campaign-work.js';
import { compareDataSources } from './data-source-speed.js';
import { compareGateways } from './gateway-speed.js';
import { measureMemory } from './memory.js';
import { compareReplays } from './replay-speed.js';
import { median } from './statistics.js';

type Log = (line: string) => void;

/** Starts over a new data directory, then again and again over the same one; the last start stays up. */
async function measureStarts(
  root: string,
  dataDirectory: string,
  warmStarts: number,
): Promise<{ stack: BenchStack; starts: StartFigures }> {
  let stack = await startBenchStack(root, dataDirectory);
  const coldSeconds = stack.startSeconds;
  const warmSeconds: number[] = [];
  for (let count = 0; count < warmStarts; count += 1) {
    await stack.supervisor.stop();
    stack = await startBenchStack(root, dataDirectory);
    warmSeconds.push(stack.startSeconds);
  }
  return { stack, starts: { coldSeconds, warmSeconds: median(warmSeconds) } };
}

/** The product's own work: lists come in, runs find, assess and draft. */
async function measureWork(stack: BenchStack, plan: BenchPlan, log: Log) {
  const { dataDirectory, login, origin, supervisor } = stack;
  const { directoryLeads, listRows, longListRows } = plan;
  const api = new Api(origin);
  await api.login(login.email, login.password);
  const file = path.join(dataDirectory, 'people.csv');
  const idle = measureMemory(supervisor);
  log(`Run over the directory: ${directoryLeads} leads`);
  const overDirectory = await createCampaign(api, {
    name: 'Directory',
    source: 'DIRECTORY',
    leadsMax: directoryLeads,
  });
  const directoryRun = await measureRun(api, overDirectory);
  log(`Import and run of a list: ${listRows} rows`);
  const overList = await createCampaign(api, { name: 'List', source: 'IMPORTED_LIST', leadsMax: listRows });
  const listImport = await measureImport(api, overList, { file, from: 0, rows: listRows });
  const listRun = await measureRun(api, overList);
  const afterWork = measureMemory(supervisor);
  log(`Import of a long list: ${longListRows} rows`);
  const longList = await createCampaign(api, { name: 'Long list', source: 'IMPORTED_LIST', leadsMax: longListRows });
  const longImport = await measureImport(api, longList, { file, from: listRows, rows: longListRows });
  return { directoryRun, listRun, imports: [listImport, longImport], memory: { idle, afterWork } };
}

async function measureGraph(root: string, stack: BenchStack, plan: BenchPlan, runId: string, log: Log) {
  // People's tokens end after minutes; the load starts with a fresh one.
  const token = await signIn(stack);
  const overHttp = await startHttpSide(root, stack);
  try {
    const sides = { inProcess: inProcessSide(stack), overHttp };
    log('Queries, houses in process against houses over HTTP');
    const speed = await compareGateways(sides, token, plan);
    log('Replay of a run over server-sent events');
    return { speed, replay: await compareReplays(sides, token, runId, plan.roundPairs) };
  } finally {
    await overHttp.stop();
  }
}

/** Measures a stack of its own from its first start to its last query; leaves nothing behind. */
export async function measureProduct(root: string, plan: BenchPlan, log: Log): Promise<BenchReport> {
  const directory = await createRunDirectory(path.join(root, '.vectra-bench'));
  let stack: BenchStack | undefined;
  const stop = async (): Promise<void> => {
    await stack?.supervisor.stop();
    await directory.remove();
  };
  const interrupted = (): void => void stop().finally(() => process.exit(130));
  process.once('SIGINT', interrupted);
  process.once('SIGTERM', interrupted);
  try {
    log('Starting cold, then warm');
    const started = await measureStarts(root, directory.path, plan.warmStarts);
    stack = started.stack;
    const work = await measureWork(stack, plan, log);
    const graph = await measureGraph(root, stack, plan, work.directoryRun.runId, log);
    log('Data source of ours against the stock one');
    const dataSources = await compareDataSources({
      root,
      environment: stack.supervisor.environment(),
      token: await signIn(stack),
      plan,
    });
    return { machine: describeMachine(), starts: started.starts, ...work, ...graph, dataSources };
  } finally {
    process.off('SIGINT', interrupted);
    process.off('SIGTERM', interrupted);
    await stop();
  }
}

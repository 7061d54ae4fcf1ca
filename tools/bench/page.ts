import type { BenchReport, MachineDescription } from './bench-report.js';
import type { DataSourceComparison } from './data-source-speed.js';
import type { SpeedComparison } from './gateway-speed.js';

const bytesPerMebibyte = 1_048_576;
const bytesPerGibibyte = 1_073_741_824;

/** Three digits that count, or whole numbers from 100 on; a dash for what this system does not tell. */
export function figure(value: number | null): string {
  if (value === null) return '—';
  return value >= 100 ? Math.round(value).toLocaleString('en') : String(Number(value.toPrecision(3)));
}

const mebibytes = (bytes: number | null): string => figure(bytes === null ? null : bytes / bytesPerMebibyte);
const ratio = (over: number | null, under: number | null): string =>
  over === null || under === null ? '—' : `${(over / under).toFixed(2)}x`;

type Row = readonly string[];

function table(header: Row, rows: readonly Row[]): string {
  const line = (cells: Row): string => `| ${cells.join(' | ')} |`;
  return [line(header), line(header.map((_, index) => (index === 0 ? '---' : '--:'))), ...rows.map(line)].join('\n');
}

const headline = (report: BenchReport): string => {
  const { directoryRun, imports, listRun, memory, replay, starts } = report;
  return table(
    ['what', 'measured'],
    [
      [
        `leads found, assessed and drafted per second (directory, ${figure(directoryRun.leads)} leads, ${figure(directoryRun.drafts)} drafts)`,
        figure(directoryRun.leadsPerSecond),
      ],
      [
        `leads assessed and drafted per second (imported list, ${figure(listRun.leads)} leads, ${figure(listRun.drafts)} drafts)`,
        figure(listRun.leadsPerSecond),
      ],
      ...imports.map(({ rows, rowsPerSecond }) => [
        `CSV rows imported per second (${figure(rows)} rows)`,
        figure(rowsPerSecond),
      ]),
      [
        `events per second of a replayed run (SSE, ${figure(replay.events)} events, each completed by a second house)`,
        figure(replay.inProcessPerSecond),
      ],
      ['the same with the houses over HTTP', figure(replay.overHttpPerSecond)],
      ['seconds to start, new data directory', figure(starts.coldSeconds)],
      ['seconds to start, existing data directory', figure(starts.warmSeconds)],
      ...(['gateway', 'worker', 'postgresql'] as const).map((part) => [
        `MiB of memory, ${part === 'postgresql' ? 'PostgreSQL' : part}: idle, after ${figure(listRun.leads + directoryRun.leads)} leads`,
        `${mebibytes(memory.idle[part])}, ${mebibytes(memory.afterWork[part])}`,
      ]),
    ],
  );
};

const speedTable = (speed: readonly SpeedComparison[]): string =>
  table(
    [
      'query (answer)',
      'connections',
      'queries/s',
      'CPU ms/query',
      'p50 / p99 ms',
      'over HTTP: queries/s',
      'CPU ms/query',
      'p50 / p99 ms',
      'CPU ratio',
    ],
    speed.map(({ query, answerBytes, connections, inProcess, overHttp }) => [
      `${query} (${figure(answerBytes)} bytes)`,
      String(connections),
      figure(inProcess.queriesPerSecond),
      figure(inProcess.cpuMsPerQuery),
      `${figure(inProcess.p50Ms)} / ${figure(inProcess.p99Ms)}`,
      figure(overHttp.queriesPerSecond),
      figure(overHttp.cpuMsPerQuery),
      `${figure(overHttp.p50Ms)} / ${figure(overHttp.p99Ms)}`,
      ratio(overHttp.cpuMsPerQuery, inProcess.cpuMsPerQuery),
    ]),
  );

const dataSourceTable = (dataSources: readonly DataSourceComparison[]): string =>
  table(
    ['query', 'ours, CPU ms', 'stock, CPU ms', 'ratio'],
    dataSources.map(({ query, ownCpuMs, stockCpuMs }) => [
      query,
      figure(ownCpuMs),
      figure(stockCpuMs),
      ratio(stockCpuMs, ownCpuMs),
    ]),
  );

const machineLine = ({ cores, memoryBytes, node, system }: MachineDescription): string =>
  `Measured on ${cores} shared cores with ${figure(memoryBytes / bytesPerGibibyte)} GiB of memory, Node ${node.replace(/^v/, '')}, ${system}: load generator, gateway,
worker and PostgreSQL together, beside whatever else the machine did. Ratios of one run travel to other machines;
absolute figures do not.`;

/** The page of measured figures, as Markdown. */
export const renderPage = (report: BenchReport): string => `# Performance

Written by \`npm run bench\`; do not edit by hand.

${machineLine(report.machine)}

${headline(report)}

Starts are those of database, gateway and worker; the web app is not part of them. An import counts from the start of
its upload to its last row, a run from its launch to its last event.

## Queries through the gateway

Left: the houses in the gateway's process (default). Right: the four houses as processes of their own
(\`SUBGRAPH_*_URL\`), over the same database. CPU is the processor time of the gateway and its houses; PostgreSQL and
the load generator are not in it. The ratio says how much more CPU a query costs over HTTP.

${speedTable(report.speed)}

## The in-process data source

The same queries inside one process, without a network: our data source, which keeps the documents it has read and
validated, against \`LocalGraphQLDataSource\` of @apollo/gateway, which reads and validates them every time. The CPU is
that of the whole query, resolvers, permission rules and database client included.

${dataSourceTable(report.dataSources)}

## How to repeat

\`\`\`
npm run bench                 # about 5 minutes; writes this page
npm run bench -- --quick      # under a minute, small; prints the page and writes nothing
\`\`\`

It starts a stack of its own on free ports over a new data directory, and removes it. What is compared runs side by
side: warm-up, then rounds in the order A B, B A; each figure is the median of its rounds. Answers are compared byte for
byte before speed is, and every answer under load again.

## Traps

- Trust the CPU per query more than the queries per second: the load generator and PostgreSQL use the same cores.
- On shared cores two runs of the same code differ by a tenth and more; read nothing into a ratio near 1.
- Fresh connections are accepted one by one, so the clock starts once every connection has answered.
- A query's plan is made on its first request and kept; the warm-up hides that cost, which is tens of milliseconds.
- A run's speed is that of the offline engine; an engine behind a network would set the pace.
- PostgreSQL's memory counts shared buffers once (proportional share); adding up resident sizes would count them per
  connection.
- On systems without \`/proc\` CPU and memory are not measured and shown as a dash.
`;

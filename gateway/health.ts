import type { FastifyInstance } from 'fastify';
import type { SubgraphLink } from './subgraph-link.js';

const probeTimeoutMs = 2_000;
const slowMs = 1_000;

type Status = 'healthy' | 'degraded' | 'unhealthy';

/** What the health pages look at. */
export interface HealthProbes {
  readonly database: { ping(): Promise<{ version: string; latencyMs: number }> };
  readonly links: ReadonlyMap<string, SubgraphLink>;
  /** Describes the queue; left out when this process has none. */
  readonly queue?: () => Promise<Readonly<Record<string, string | number>>>;
  /** Whether the process is on its way out and wants no new requests. */
  isDraining(): boolean;
}

interface Check {
  readonly status: Status;
  readonly latencyMs?: number;
  readonly [detail: string]: string | number | undefined;
}

/** Times a probe; a failure is told by its status only, because its message names machines. */
async function check(failure: Status, probe: () => Promise<Readonly<Record<string, string | number>>>): Promise<Check> {
  const startedAt = performance.now();
  let timer: NodeJS.Timeout | undefined;
  try {
    const expired = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(() => {
        reject(new Error('no answer'));
      }, probeTimeoutMs);
    });
    const details = await Promise.race([probe(), expired]);
    const latencyMs = Math.round((performance.now() - startedAt) * 100) / 100;
    return { status: latencyMs > slowMs ? 'degraded' : 'healthy', latencyMs, ...details };
  } catch {
    return { status: failure };
  } finally {
    clearTimeout(timer);
  }
}

const checkDatabase = (probes: HealthProbes): Promise<Check> =>
  check('unhealthy', async () => ({ version: (await probes.database.ping()).version }));

async function checkSubgraphs(probes: HealthProbes): Promise<Record<string, Check>> {
  const checks = [...probes.links.values()].map(async (link): Promise<[string, Check]> => [
    link.name,
    await check('degraded', async () => {
      await link.ping();
      return { place: link.place };
    }),
  ]);
  return Object.fromEntries(await Promise.all(checks));
}

const worst = (checks: readonly Check[]): Status => {
  if (checks.some((one) => one.status === 'unhealthy')) return 'unhealthy';
  return checks.some((one) => one.status === 'degraded') ? 'degraded' : 'healthy';
};

/** `/health/live`: the process answers. `/health/ready`: it can serve. `/health/detailed`: part by part. */
export function registerHealth(app: FastifyInstance, probes: HealthProbes): void {
  app.get('/health/live', async () => ({ status: 'live' }));
  app.get('/health/ready', async (_request, reply) => {
    const ready = !probes.isDraining() && (await checkDatabase(probes)).status !== 'unhealthy';
    return reply.code(ready ? 200 : 503).send({ status: ready ? 'ready' : 'not ready' });
  });
  app.get('/health/detailed', async (_request, reply) => {
    const { queue } = probes;
    const [postgresql, subgraphs, queueCheck] = await Promise.all([
      checkDatabase(probes),
      checkSubgraphs(probes),
      queue ? check('degraded', queue) : null,
    ]);
    const status = worst([postgresql, ...Object.values(subgraphs), ...(queueCheck ? [queueCheck] : [])]);
    const checks = { postgresql, ...(queueCheck ? { queue: queueCheck } : {}), subgraphs };
    return reply.code(status === 'unhealthy' ? 503 : 200).send({ status, checks });
  });
}

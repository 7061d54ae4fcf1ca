import { randomUUID } from 'node:crypto';
import type { FormattedExecutionResult } from 'graphql';
import { createHouses, houseNames } from '../../gateway/embedded.js';
import { createGateway, type Gateway } from '../../gateway/gateway.js';
import type { Limits } from '../../gateway/limits.js';
import { composeSupergraph } from '../../gateway/supergraph.js';
import { AccessRevocations } from '../../platform/access/access-revocations.js';
import { InProcessGraphClient } from '../../platform/graphql/graph-client.js';
import type { Subgraph } from '../../platform/graphql/subgraph.js';
import { MailDelivery } from '../../platform/mail/mail-delivery.js';
import { mailboxOf, type MailboxMail } from '../../platform/mail/mailbox.js';
import { TestClock } from '../../platform/testing/test-clock.js';
import { startTestServices, type TestServices } from '../../platform/testing/test-services.js';
import { signViewer } from '../../platform/viewer/signed-viewer.js';
import type { Viewer } from '../../platform/viewer/viewer.js';
import { createAdminWorker } from '../../subgraphs/admin/worker.js';
import { createCampaignWorker } from '../../subgraphs/campaign/worker.js';
import { createLeadWorker } from '../../subgraphs/lead/worker.js';
import { createTenantWorker } from '../../subgraphs/tenant/worker.js';
import { startWorker } from '../../worker/worker.js';
import { readResultStream, type ResultStream } from './result-stream.js';

/** The whole product in one process: real PostgreSQL, every house, the gateway on a free port, a worker. */
export interface TestPlatform {
  readonly services: TestServices;
  readonly houses: readonly Subgraph[];
  readonly gateway: Gateway;
  /** Where the gateway listens, for instance `http://127.0.0.1:41234`. */
  readonly url: string;
  /** Stands still until it is moved; every process part reads it. */
  readonly clock: TestClock;
  /** One query or mutation, without a network. */
  ask(viewer: Viewer, query: string, variables?: Readonly<Record<string, unknown>>): Promise<FormattedExecutionResult>;
  /** A subscription over server-sent events, with the credentials of this viewer. */
  subscribe(viewer: Viewer, query: string, variables?: Readonly<Record<string, unknown>>): Promise<ResultStream>;
  /** The bearer token of a person as a header; nothing for somebody who has not signed in. */
  credentials(viewer: Viewer): Promise<Record<string, string>>;
  /** Sends every mail that is due, and opens those to this address, newest first. */
  mailTo(address: string): Promise<readonly MailboxMail[]>;
  /** Lets the worker end at a step boundary; what is launched afterwards waits. */
  stopWorker(): Promise<void>;
  close(): Promise<void>;
}

/** What to start. */
export interface TestPlatformChoices {
  readonly limits?: Partial<Limits>;
  /** Whether launched runs and imports are worked on; true unless told. */
  readonly withWorker?: boolean;
}

const assertionLifetimeMs = 30_000;

async function openGateway(
  services: TestServices,
  houses: readonly Subgraph[],
  access: AccessRevocations,
  limits?: Partial<Limits>,
) {
  const gateway = await createGateway({
    config: services.config,
    supergraphSdl: composeSupergraph(
      houses.map(({ name, sdl }) => ({ name, sdl, url: `http://${name}.test.example/graphql` })),
    ),
    subgraphs: houses,
    database: services.database,
    access,
    mailbox: mailboxOf(services.config),
    clock: services.clock,
    logger: services.logger,
    minutes: services.minutes,
    ...(limits ? { limits } : {}),
  });
  return { gateway, url: `http://127.0.0.1:${await gateway.listen(0)}` };
}

/** How a viewer proves itself over HTTP: people by their token, agents by the worker's signature of the very body. */
async function headersOf(services: TestServices, viewer: Viewer, body: string): Promise<Record<string, string>> {
  const { claims } = viewer;
  if (claims.kind === 'ANONYMOUS') return {};
  const now = services.clock.now();
  if (claims.kind === 'USER') {
    const { userId, organizationId, role, sessionId, impersonatorId } = claims;
    const { rows } = await services.owner.query<{ as_of: string }>('SELECT pg_current_snapshot()::text AS as_of');
    const known = { ...(sessionId === undefined ? {} : { sessionId }), asOf: claims.asOf ?? rows[0]?.as_of ?? '' };
    const subject = { userId, organizationId, role, ...known };
    const view = { viewAsId: sessionId ?? '', impersonatorSessionId: null, expiresAt: new Date(claims.expiresAt) };
    const { token } =
      impersonatorId === undefined
        ? await services.accessTokens.sign(subject, now)
        : await services.accessTokens.signViewAs(subject, { ...view, impersonatorId }, now);
    return { authorization: `Bearer ${token}` };
  }
  return {
    'x-vectra-assertion': signViewer({
      secrets: services.config.internalSecrets,
      audience: 'gateway',
      viewer: claims,
      requestId: randomUUID(),
      body,
      now: now.getTime(),
      lifetimeMs: assertionLifetimeMs,
    }),
  };
}

/** Starts the product over a database of its own; `close` stops it and drops the database. */
export async function startTestPlatform(choices: TestPlatformChoices = {}): Promise<TestPlatform> {
  const clock = new TestClock();
  const services = await startTestServices({ clock });
  const graphOf = (viewer: Viewer): InProcessGraphClient => new InProcessGraphClient(gateway, viewer);
  const houses = await createHouses(services, houseNames, graphOf);
  const access = new AccessRevocations({ systemUrl: services.config.database.systemUrl, logger: services.logger });
  await access.start();
  const { gateway, url } = await openGateway(services, houses, access, choices.limits);
  const worker =
    choices.withWorker === false
      ? null
      : startWorker(services, [
          createCampaignWorker({ services, graphOf }),
          createLeadWorker(services),
          createAdminWorker(services),
          createTenantWorker(services),
        ]);
  const mailDelivery = new MailDelivery(services);
  if (worker) await mailDelivery.start();
  return {
    services,
    houses,
    gateway,
    url,
    clock,
    ask: (viewer, query, variables = {}) =>
      gateway.execute({ query, variables, viewer, requestId: randomUUID(), clientAddress: '192.0.2.1' }),
    subscribe: async (viewer, query, variables = {}) => {
      const body = JSON.stringify({ query, variables });
      const headers = await headersOf(services, viewer, body);
      return readResultStream(`${url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'text/event-stream', ...headers },
        body,
      });
    },
    credentials: (viewer) => headersOf(services, viewer, ''),
    mailTo: async (address) => {
      await mailDelivery.deliverDue();
      return (await mailboxOf(services.config)?.openAll(address)) ?? [];
    },
    stopWorker: async () => {
      await worker?.stop();
    },
    close: async () => {
      await Promise.all([worker?.stop(), mailDelivery.stop()]);
      await gateway.close();
      for (const house of houses) await house.close();
      await access.stop();
      await services.close();
    },
  };
}

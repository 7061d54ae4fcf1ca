import { generateKeyPairSync, randomUUID } from 'node:crypto';
import type { AccessCheck } from '../../platform/access/access-revocations.js';
import { AccessTokens } from '../../platform/crypto/access-token.js';
import { Database } from '../../platform/database/database.js';
import type { Subgraph } from '../../platform/graphql/subgraph.js';
import { serveSubgraph, type SubgraphServer } from '../../platform/graphql/subgraph-server.js';
import { createLogger, type Logger } from '../../platform/logging/logger.js';
import type { Clock } from '../../platform/config/clock.js';
import type { Role } from '../../platform/viewer/role.js';
import { createGateway, type Gateway, type GatewayOptions } from '../gateway.js';
import { composeSupergraph } from '../supergraph.js';
import { EventBoard } from './event-board.js';
import { createNotesHouse, notesOrganizationId, type NotesState } from './notes-house.js';
import { createPeopleHouse } from './people-house.js';

/** Where the houses of a test live. */
export type Place = 'IN_PROCESS' | 'HTTP';

/** A gateway on a free port over two small houses. */
export interface TestGateway {
  readonly gateway: Gateway;
  readonly url: string;
  readonly wsUrl: string;
  readonly state: NotesState;
  readonly secrets: readonly string[];
  readonly privateKey: string;
  readonly hashSecret: string;
  readonly logger: Logger;
  /** Servers of the houses, none when they are in process. */
  readonly houses: readonly SubgraphServer[];
  /** An access token of a member of the notes' organization. */
  token(role?: Exclude<Role, 'PLATFORM_ADMIN'>, organizationId?: string): Promise<string>;
  /** Posts JSON to `/graphql`, signed in as an OPERATOR unless headers say otherwise. */
  post(
    query: string,
    variables?: Record<string, unknown>,
    headers?: Record<string, string>,
  ): Promise<{ status: number; body: unknown; headers: Headers }>;
  close(): Promise<void>;
}

const logger = createLogger('test', { logLevel: 'silent' });

/** A database nobody answers at; opened only by who asks it something. */
export const unreachableDatabase = (): Database =>
  new Database({
    userUrl: 'postgresql://nobody:nothing@127.0.0.1:1/none',
    adminUrl: 'postgresql://nobody:nothing@127.0.0.1:1/none',
    identityUrl: 'postgresql://nobody:nothing@127.0.0.1:1/none',
  });

/** Nobody ever loses access, where there is no database to say so. */
export const lastingAccess: AccessCheck = { isRevoked: async () => false, onRevoked: () => undefined };

/** The moment at which everything happens, unless a test brings a clock of its own. */
export const standingClock: Clock = { now: () => new Date('2026-03-02T09:00:00.000Z') };

const createPrivateKey = (): string => {
  const pem = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' });
  return Buffer.from(pem).toString('base64');
};

const createState = (): NotesState => ({
  texts: new Map([
    ['n1', 'first'],
    ['n2', 'second'],
  ]),
  board: new EventBoard(),
  barred: false,
});

function poster(url: string, token: TestGateway['token']): TestGateway['post'] {
  return async (query, variables, headers) => {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(headers ?? { authorization: `Bearer ${await token()}` }) },
      body: JSON.stringify({ query, variables }),
    });
    return { status: response.status, body: await response.json(), headers: response.headers };
  };
}

function tokensOf(privateKey: string, clock: Clock): TestGateway['token'] {
  const tokens = new AccessTokens(privateKey);
  return async (role = 'OPERATOR', organizationId = notesOrganizationId) =>
    (await tokens.sign({ userId: randomUUID(), organizationId, role }, clock.now())).token;
}

const placeOfGateway = {
  host: '127.0.0.1',
  port: 0,
  trustedProxies: [],
  webOrigins: ['http://web.test.example'],
  redisUrl: undefined,
};

const supergraphOf = (subgraphs: readonly Subgraph[]): string =>
  composeSupergraph(subgraphs.map(({ name, sdl }) => ({ name, sdl, url: `http://${name}.test.example/graphql` })));

type TestGatewayOptions = { place?: Place } & Partial<
  Pick<GatewayOptions, 'limits' | 'patience' | 'queue' | 'mailbox' | 'database' | 'clock'>
> & {
    environment?: 'test' | 'production';
    requestsPerMinute?: number;
  };

/** Starts it. */
export async function startTestGateway(options: TestGatewayOptions = {}): Promise<TestGateway> {
  const {
    place = 'IN_PROCESS',
    environment = 'test',
    database = unreachableDatabase(),
    clock = standingClock,
    requestsPerMinute = 1_000,
    ...rest
  } = options;
  const secrets = [`${randomUUID()}${randomUUID()}`];
  const hashSecret = `${randomUUID()}${randomUUID()}`;
  const privateKey = createPrivateKey();
  const state = createState();
  const subgraphs = [createNotesHouse(state), createPeopleHouse()];
  const serving = { port: 0, host: '127.0.0.1', secrets, clock, logger };
  const houses = await Promise.all(place === 'HTTP' ? subgraphs.map((house) => serveSubgraph(house, serving)) : []);
  const gateway = await createGateway({
    config: {
      environment,
      ...placeOfGateway,
      subgraphUrls: Object.fromEntries(houses.map((house, index) => [subgraphs[index]?.name ?? '', house.url])),
      internalSecrets: secrets,
      accessTokenPrivateKey: privateKey,
      hashSecret,
      requestsPerMinute,
    },
    supergraphSdl: supergraphOf(subgraphs),
    subgraphs: place === 'HTTP' ? [] : subgraphs,
    database,
    access: lastingAccess,
    clock,
    logger,
    ...rest,
  });
  const port = await gateway.listen(0);
  const url = `http://127.0.0.1:${port}`;
  const token = tokensOf(privateKey, clock);
  return {
    gateway,
    url,
    wsUrl: `ws://127.0.0.1:${port}/graphql`,
    state,
    secrets,
    privateKey,
    hashSecret,
    logger,
    houses,
    token,
    post: poster(url, token),
    close: async () => {
      await gateway.close();
      for (const house of houses) await house.close();
      if (!options.database) await database.close();
    },
  };
}

import { beforeAll, describe, expect, test } from '@jest/globals';
import { lexicographicSortSchema, printSchema } from 'graphql';
import { env } from 'node:process';
import { SubscriptionPlanner } from './subscription-planner.js';
import { CompositionFailed, composeSupergraph, composeSupergraphWithApollo, type SubgraphPlan } from './supergraph.js';
import { telemetryIsOff } from './telemetry-off.js';
import { EventBoard } from './testing/event-board.js';
import { createNotesHouse } from './testing/notes-house.js';
import { createPeopleHouse } from './testing/people-house.js';
import { lastingAccess, standingClock, startTestGateway, unreachableDatabase } from './testing/test-gateway.js';

let plans: readonly SubgraphPlan[];
beforeAll(() => {
  const houses = [createNotesHouse({ texts: new Map(), board: new EventBoard(), barred: false }), createPeopleHouse()];
  plans = houses.map(({ name, sdl }) => ({ name, sdl, url: `http://${name}.test.example/graphql` }));
});
const apiOf = (supergraphSdl: string): string =>
  printSchema(lexicographicSortSchema(new SubscriptionPlanner(supergraphSdl).schema));

describe('composition', () => {
  test('both composers give the same API', () => {
    expect(apiOf(composeSupergraph(plans))).toBe(apiOf(composeSupergraphWithApollo(plans)));
  });

  test.each([composeSupergraph, composeSupergraphWithApollo])(
    'houses that contradict each other are refused with every reason (%#)',
    (compose) => {
      const liar = { name: 'liar', url: 'http://liar.test.example', sdl: 'type Query { person(id: ID!): Int }' };
      expect(() => compose([...plans, liar])).toThrow(CompositionFailed);
      expect(() => compose([...plans, liar])).toThrow(/Query\.person/);
    },
  );
});

describe('the gateway', () => {
  test('does not start when the supergraph names a house that is nowhere', async () => {
    const { createGateway } = await import('./gateway.js');
    const running = await startTestGateway();
    const database = unreachableDatabase();
    const options = {
      config: {
        environment: 'test' as const,
        host: '127.0.0.1',
        port: 0,
        trustedProxies: [],
        webOrigins: [],
        subgraphUrls: {},
        internalSecrets: running.secrets,
        accessTokenPrivateKey: running.privateKey,
        hashSecret: running.hashSecret,
        redisUrl: undefined,
        requestsPerMinute: 1_000,
      },
      supergraphSdl: composeSupergraph(plans),
      subgraphs: [],
      database,
      access: lastingAccess,
      clock: standingClock,
      logger: running.logger,
    };
    await expect(createGateway(options)).rejects.toThrow(
      /the house notes, which is neither in this process nor has a URL/,
    );
    await database.close();
    await running.close();
  });

  test('reports nothing to anybody outside', () => {
    expect(telemetryIsOff).toBe(true);
    expect(env['APOLLO_TELEMETRY_DISABLED']).toBe('true');
  });
});

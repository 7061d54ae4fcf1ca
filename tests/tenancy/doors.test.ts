import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { randomUUID } from 'node:crypto';
import { parse, type GraphQLSchema } from 'graphql';
import { createHouses } from '../../gateway/embedded.js';
import { SubscriptionPlanner } from '../../gateway/subscription-planner.js';
import { composeSupergraph } from '../../gateway/supergraph.js';
import { InsecureSchema, secure } from '../../platform/graphql/secure.js';
import { serveSubgraph, type SubgraphServer } from '../../platform/graphql/subgraph-server.js';
import type { Subgraph } from '../../platform/graphql/subgraph.js';
import { TestClock } from '../../platform/testing/test-clock.js';
import { startTestServices, type TestOrganization, type TestServices } from '../../platform/testing/test-services.js';
import { signViewer, type SignatureRequest } from '../../platform/viewer/signed-viewer.js';
import { campaignPermissions } from '../../subgraphs/campaign/permissions/campaign.permissions.js';
import { attackTable } from './attack-table.js';
import { entitiesOf, entityGaps, rootGaps, unreadFields } from './coverage.js';
import { entityTable } from './entity-table.js';

let services: TestServices;
let houses: readonly Subgraph[];
const clock = new TestClock();

beforeAll(async () => {
  services = await startTestServices({ clock });
  houses = await createHouses(services);
});
afterAll(() => services.close());

const house = (name: string): Subgraph => {
  const found = houses.find((candidate) => candidate.name === name);
  if (!found) throw new Error(`There is no house ${name}.`);
  return found;
};

describe('a door that somebody adds to a house without a guard', () => {
  /** The campaign house with something more in its schema, as if it had been built with it. */
  function schemaWith(addition: string): GraphQLSchema {
    const resolvers = Object.fromEntries(
      [...entitiesOf(house('campaign').schema), 'Leak'].map((type) => [type, { __resolveReference: () => null }]),
    );
    const typeDefs = parse(`${house('campaign').sdl}\n${addition}`);
    const defined = new Set(
      typeDefs.definitions.flatMap((node) => ('name' in node && node.name ? [node.name.value] : [])),
    );
    return buildSubgraphSchema({
      typeDefs,
      resolvers: Object.fromEntries(Object.entries(resolvers).filter(([type]) => defined.has(type))),
    });
  }

  function gapsOf(addition: string): readonly string[] {
    try {
      secure('campaign', schemaWith(addition), campaignPermissions, () => undefined);
    } catch (error) {
      if (error instanceof InsecureSchema) return error.gaps;
      throw error;
    }
    return [];
  }

  test.each([
    ['nothing', '', []],
    ['a query', 'extend type Query { leak: String }', ['Query.leak has no rule']],
    ['a mutation', 'extend type Mutation { leak: String }', ['Mutation.leak has no rule']],
    ['a subscription', 'extend type Subscription { leak: String }', ['Subscription.leak has no rule']],
    ['an entity', 'type Leak @key(fields: "id") { id: ID! }', ['entity Leak has no rule']],
  ])('does not boot: %s', (_title, addition, gaps) => {
    expect(gapsOf(addition)).toEqual(gaps);
  });

  test.each([
    ['query', 'extend type Query { leak: String }'],
    ['mutation', 'extend type Mutation { leak: String }'],
    ['subscription', 'extend type Subscription { leak: String }'],
  ])('fails this suite by name even when it has a rule: a %s', (kind, addition) => {
    const plans = houses.map(({ name, sdl }) => ({
      name,
      url: `http://${name}.test.example/graphql`,
      sdl: name === 'campaign' ? `${sdl}\n${addition}` : sdl,
    }));
    const { schema } = new SubscriptionPlanner(composeSupergraph(plans));
    expect(rootGaps(schema, attackTable)).toEqual([`${kind} leak is not attacked`]);
  });

  test('fails this suite by name when it lies below what the attacks read', () => {
    const addition = `
      type First { id: ID! second: Second }
      type Second { id: ID! third: Third }
      type Third { id: ID! fourth: Fourth }
      type Fourth { id: ID! fifth: Fifth }
      type Fifth { id: ID! leak: String }
      extend type Query { first: First }
      extend type Campaign { counted(since: ID!): Int }`;
    const unread = unreadFields(schemaWith(addition));
    expect(unread.filter((field) => field.startsWith('Fifth') || field.startsWith('Campaign.counted'))).toEqual([
      'Campaign.counted',
      'Fifth.id',
      'Fifth.leak',
    ]);
  });

  test('fails this suite by name as an entity, and so does an attack on what is gone', () => {
    const withLeak = [
      ...houses.filter(({ name }) => name !== 'campaign'),
      { name: 'campaign', schema: schemaWith('type Leak @key(fields: "id") { id: ID! }') },
    ];
    const rest = Object.fromEntries(Object.entries(entityTable).filter(([row]) => row !== 'lead Company'));
    expect(entityGaps(withLeak, entityTable)).toEqual(['entity campaign Leak is not attacked']);
    expect(entityGaps(houses, rest)).toEqual(['entity lead Company is not attacked']);
    expect(entityGaps(houses, { ...entityTable, 'lead Ghost': null })).toEqual([
      'entity lead Ghost is attacked but does not exist',
    ]);
    const table = { ...attackTable, query: { ...attackTable.query, ghost: null } };
    const { schema } = new SubscriptionPlanner(
      composeSupergraph(houses.map(({ name, sdl }) => ({ name, sdl, url: `http://${name}.test.example/graphql` }))),
    );
    expect(rootGaps(schema, table)).toEqual(['query ghost is attacked but does not exist']);
  });
});

describe('a house behind HTTP', () => {
  let server: SubgraphServer;
  let organization: TestOrganization;
  const body = JSON.stringify({ query: '{ leads(first: 1) { nodes { id } } }' });

  beforeAll(async () => {
    const { internalSecrets: secrets } = services.config;
    server = await serveSubgraph(house('lead'), {
      port: 0,
      host: '127.0.0.1',
      secrets,
      clock,
      logger: services.logger,
    });
    organization = await services.anOrganization();
  });
  afterAll(() => server.close());

  const signed = (change: Partial<SignatureRequest> = {}): string =>
    signViewer({
      secrets: services.config.internalSecrets,
      audience: 'lead',
      viewer: organization.member('OWNER').claims,
      requestId: randomUUID(),
      body,
      now: clock.now().getTime(),
      lifetimeMs: 30_000,
      ...change,
    });

  const ask = async (assertion: string | null) => {
    const response = await fetch(server.url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(assertion === null ? {} : { 'x-vectra-assertion': assertion }),
      },
      body,
    });
    return { status: response.status, text: await response.text() };
  };

  test('answers what the gateway signed for it', async () => {
    expect(await ask(signed())).toEqual({ status: 200, text: '{"data":{"leads":{"nodes":[]}}}' });
  });

  test('refuses whatever is unsigned, meant for another house or body, expired or forged, all alike', async () => {
    const [claims = '', signature = ''] = signed().split('.');
    const other = Buffer.from(claims, 'base64url').toString('utf8').replace('"OWNER"', '"ADMIN"');
    const attempts = {
      unsigned: null,
      'for another house': signed({ audience: 'campaign' }),
      'for the gateway': signed({ audience: 'gateway' }),
      'for another body': signed({ body: `${body} ` }),
      expired: signed({ now: clock.now().getTime() - 60_000 }),
      'signed with another secret': signed({ secrets: [randomUUID()] }),
      'with other claims': `${Buffer.from(other).toString('base64url')}.${signature}`,
      'without a signature': `${claims}.`,
    };
    const answers = [];
    for (const assertion of Object.values(attempts)) answers.push(await ask(assertion));
    expect(answers.map(({ status }) => status)).toEqual(Object.keys(attempts).map(() => 401));
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
  });
});

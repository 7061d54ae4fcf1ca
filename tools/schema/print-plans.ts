import { Supergraph } from '@apollo/federation-internals';
import { buildSchema, lexicographicSortSchema, printSchema } from 'graphql';
import { createHouses } from '../../gateway/embedded.js';
import { composeSupergraph, composeSupergraphWithApollo } from '../../gateway/supergraph.js';
import type { Subgraph } from '../../platform/graphql/subgraph.js';
import type { Services } from '../../platform/process/services.js';
import { tenantPermissions } from '../../subgraphs/tenant/permissions/tenant.permissions.js';
import { documentOf, operationsOf, postmanCollectionOf, type SectionOf } from './operation-collection.js';

/** Printing a schema touches no service; whatever does is a defect that shows here. */
const noServices = new Proxy({} as Services, {
  get: (_services, name) => {
    throw new Error(`A schema was printed with the service "${String(name)}".`);
  },
});

const subgraphUrl = (name: string): string => `http://${name}.internal/graphql`;

const apiSchemaOf = (supergraph: string): string =>
  `${printSchema(lexicographicSortSchema(Supergraph.build(supergraph).apiSchema().toGraphQLJSSchema()))}\n`;

const rootNames = { query: 'Query', mutation: 'Mutation', subscription: 'Subscription' } as const;
const openToEverybody = ['tenant:can:session:open', 'tenant:can:legal:read'];

/** Who a root field is for: the admin house's are the platform owner's, what needs no sign-in is everybody's. */
const sectionsOf =
  (houses: readonly Subgraph[]): SectionOf =>
  (kind, field) => {
    const admin = houses.find(({ name }) => name === 'admin');
    const roots = {
      query: admin?.schema.getQueryType(),
      mutation: admin?.schema.getMutationType(),
      subscription: null,
    };
    if (roots[kind]?.getFields()[field]) return 'admin';
    return openToEverybody.includes(tenantPermissions[rootNames[kind]]?.[field]?.name ?? '') ? 'auth' : 'user';
  };

/**
 * The printed plans by file name: one SDL per house, the supergraph, the API schema clients are typed by, and every
 * operation of it ready to be sent.
 */
export async function printPlans(): Promise<Record<string, string>> {
  const houses = await createHouses(noServices);
  const plans = houses.map(({ name, sdl }) => ({ name, url: subgraphUrl(name), sdl }));
  const supergraph = composeSupergraph(plans);
  const api = apiSchemaOf(supergraph);
  if (apiSchemaOf(composeSupergraphWithApollo(plans)) !== api)
    throw new Error('The two composers disagree about the API schema.');
  const operations = operationsOf(buildSchema(api), sectionsOf(houses));
  return {
    ...Object.fromEntries(houses.map(({ name, sdl }) => [`${name}.graphql`, sdl])),
    'supergraph.graphql': supergraph,
    'api.graphql': api,
    'operations.graphql': documentOf(operations),
    'operations.postman.json': postmanCollectionOf(operations),
  };
}

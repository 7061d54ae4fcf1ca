import { Supergraph } from '@apollo/federation-internals';
import { lexicographicSortSchema, printSchema } from 'graphql';
import { createHouses } from '../../gateway/embedded.js';
import { composeSupergraph, composeSupergraphWithApollo } from '../../gateway/supergraph.js';
import type { Services } from '../../platform/process/services.js';

/** Printing a schema touches no service; whatever does is a defect that shows here. */
const noServices = new Proxy({} as Services, {
  get: (_services, name) => {
    throw new Error(`A schema was printed with the service "${String(name)}".`);
  },
});

const subgraphUrl = (name: string): string => `http://${name}.internal/graphql`;

const apiSchemaOf = (supergraph: string): string =>
  `${printSchema(lexicographicSortSchema(Supergraph.build(supergraph).apiSchema().toGraphQLJSSchema()))}\n`;

/** The printed plans by file name: one SDL per house, the supergraph, and the API schema clients are typed by. */
export async function printPlans(): Promise<Record<string, string>> {
  const houses = await createHouses(noServices);
  const plans = houses.map(({ name, sdl }) => ({ name, url: subgraphUrl(name), sdl }));
  const supergraph = composeSupergraph(plans);
  const api = apiSchemaOf(supergraph);
  if (apiSchemaOf(composeSupergraphWithApollo(plans)) !== api)
    throw new Error('The two composers disagree about the API schema.');
  return {
    ...Object.fromEntries(houses.map(({ name, sdl }) => [`${name}.graphql`, sdl])),
    'supergraph.graphql': supergraph,
    'api.graphql': api,
  };
}

import { composeServices as composeWithApollo } from '@apollo/composition';
import { compositionHasErrors, composeServices as composeWithGuild } from '@theguild/federation-composition';
import { parse } from 'graphql';

/** One house's printed plan, and where it would be reached over HTTP. */
export interface SubgraphPlan {
  readonly name: string;
  readonly url: string;
  readonly sdl: string;
}

/** The houses do not fit together; the message names every contradiction. */
export class CompositionFailed extends Error {
  constructor(readonly problems: readonly string[]) {
    super(`The subgraphs do not compose:\n${problems.map((problem) => ` - ${problem}`).join('\n')}`);
    this.name = 'CompositionFailed';
  }
}

const toServices = (subgraphs: readonly SubgraphPlan[]) =>
  subgraphs.map(({ name, url, sdl }) => ({ name, url, typeDefs: parse(sdl) }));

/**
 * The supergraph of these houses.
 * @throws CompositionFailed when they contradict each other.
 */
export function composeSupergraph(subgraphs: readonly SubgraphPlan[]): string {
  const result = composeWithGuild(toServices(subgraphs));
  if (compositionHasErrors(result)) throw new CompositionFailed(result.errors.map((error) => error.message));
  return result.supergraphSdl;
}

/**
 * The same by Apollo's own composer, which is the second authority of the schema check: both must agree.
 * @throws CompositionFailed when they contradict each other.
 */
export function composeSupergraphWithApollo(subgraphs: readonly SubgraphPlan[]): string {
  const result = composeWithApollo(toServices(subgraphs));
  if (result.errors) throw new CompositionFailed(result.errors.map((error) => error.message));
  return result.supergraphSdl;
}

import type { DirectoryFilter } from '../../../../platform/providers/directory/directory.js';
import type { ProspectingCriteria } from './output.js';

/** The criteria as a directory search takes them; what was not understood asks for nothing. */
export function directoryFilterOf(criteria: ProspectingCriteria): DirectoryFilter {
  const { titles, roles, seniorities, functions, sectors, subIndustries, places, exclusions } = criteria;
  const { sizeMin, sizeMax, foundedAfter, foundedBefore } = criteria;
  return {
    titles,
    roles,
    seniorities,
    functions,
    sectors,
    subIndustries,
    places,
    ...(sizeMin === undefined ? {} : { sizeMin }),
    ...(sizeMax === undefined ? {} : { sizeMax }),
    ...(foundedAfter === undefined ? {} : { foundedAfter }),
    ...(foundedBefore === undefined ? {} : { foundedBefore }),
    exclusions,
  };
}

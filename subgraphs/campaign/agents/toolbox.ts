import { OfflineEngine } from '../../../platform/llm/offline-engine.js';
import type { Engine } from '../../../platform/llm/engine.js';
import type { ProspectDirectory } from '../../../platform/providers/directory/directory.js';
import { EmbeddedDirectory } from '../../../platform/providers/directory/embedded-directory.js';
import type { ProspectCriteria } from '../domain/criteria.js';
import { bantSolver } from './bant/offline.js';
import { directoryFilterOf } from './prospector/directory-filter.js';
import { parseCriteriaOffline } from './prospector/offline-solver.js';
import { prospectingCriteria } from './prospector/output.js';
import { parseCriteriaTask } from './prospector/task.js';
import { draftEmailOffline } from './scheduler/offline-solver.js';

/** A prospect as the preview of criteria shows it. */
interface SampledProspect {
  readonly name: string;
  readonly jobTitle: string;
  readonly companyName: string;
  readonly city: string | null;
  readonly region: string | null;
  readonly country: string | null;
}

/** What the agents and the people who instruct them work with. */
export interface AgentToolbox {
  readonly engine: Engine;
  readonly directory: ProspectDirectory;
  readonly readCriteria: (text: string) => Promise<ProspectCriteria>;
  readonly countProspects: (
    criteria: ProspectCriteria,
    sampleSize: number,
  ) => Promise<{ matching: number; sample: readonly SampledProspect[] }>;
}

/** The toolbox that needs no key and no network. */
export function createToolbox(): AgentToolbox {
  const engine = new OfflineEngine([parseCriteriaOffline, bantSolver, draftEmailOffline]);
  const directory = new EmbeddedDirectory();
  return {
    engine,
    directory,
    readCriteria: async (text) => (await engine.run(parseCriteriaTask, { text })).value,
    countProspects: async (criteria, sampleSize) => {
      const page = await directory.search(directoryFilterOf(prospectingCriteria.parse(criteria)), {
        limit: sampleSize,
      });
      return {
        matching: page.total,
        sample: page.prospects.map(({ firstName, lastName, jobTitle, company }) => ({
          name: `${firstName} ${lastName}`,
          jobTitle,
          companyName: company.name,
          city: company.city,
          region: company.region,
          country: company.country,
        })),
      };
    },
  };
}

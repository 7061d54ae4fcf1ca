import type { DirectoryProspect } from '../../../../platform/providers/directory/directory.js';
import type { RunEventWords } from '../../domain/run-event.js';
import { leadsPerStep, type Agent, type AgentStep, type AgentWork } from '../agent.js';
import { AddProspectsDocument, LeadsToAssessDocument, type ProspectInput } from '../operations.generated.js';
import { refuse } from '../refusal.js';
import { directoryFilterOf } from './directory-filter.js';
import { prospectingCriteria } from './output.js';

const toInput = (prospect: DirectoryProspect): ProspectInput => {
  const { company } = prospect;
  return {
    fullName: `${prospect.firstName} ${prospect.lastName}`,
    firstName: prospect.firstName,
    lastName: prospect.lastName,
    email: prospect.email,
    jobTitle: prospect.jobTitle,
    language: prospect.language === 'fr' ? 'FR' : 'EN',
    source: prospect.sourceName,
    fictitious: prospect.fictitious,
    externalId: prospect.id,
    company: {
      name: company.name,
      domain: prospect.email.slice(prospect.email.indexOf('@') + 1),
      industry: company.sector,
      subIndustry: company.subIndustry,
      city: company.city,
      region: company.region,
      country: company.country,
      listing: company.listing,
      foundedYear: company.foundedYear,
    },
    notes: prospect.notes.map((note) => ({ text: note.text, at: `${note.date.slice(0, 10)}T09:00:00.000Z` })),
  };
};

/** Searches the directory page by page and adds what it finds to the campaign. */
async function searchDirectory({ run, campaign, graph, toolbox, signal }: AgentWork): Promise<AgentStep> {
  const filter = directoryFilterOf(prospectingCriteria.parse(campaign.criteria));
  const limit = Math.min(leadsPerStep, campaign.leadsMax - run.counts.found);
  const page = await toolbox.directory.search(filter, {
    limit,
    ...(run.position === null ? {} : { after: run.position }),
  });
  const input = { runId: run.id, campaignId: campaign.id, prospects: page.prospects.map(toInput) };
  const { addProspects } =
    page.prospects.length > 0 ? await graph.execute(AddProspectsDocument, { input }, { signal }) : noProspects;
  const isOver = addProspects.__typename === 'PlanLimitReached' || addProspects.__typename === 'TrialEnded';
  if (isOver) return foundStep(0, { isFull: true }, null);
  if (addProspects.__typename !== 'ProspectsAdded') return refuse(addProspects.message);
  const found = addProspects.leads.length;
  const words = { sourceName: page.prospects[0]?.sourceName ?? toolbox.directory.id };
  if (addProspects.leftOutCount > 0) return foundStep(found, { ...words, isFull: true }, null);
  const enough = run.counts.found + found >= campaign.leadsMax;
  return foundStep(found, words, enough ? null : page.next);
}

/** A batch that was found, and where the search goes on; null ends it. */
const foundStep = (found: number, words: RunEventWords, nextPosition: string | null): AgentStep => ({
  nextPosition,
  leadCount: found,
  costMicroUsd: 0,
  events: [{ kind: 'LEADS_FOUND', agent: 'PROSPECTOR', words, foundCount: found, adds: { found } }],
  emails: [],
});

const noProspects = {
  addProspects: { __typename: 'ProspectsAdded' as const, addedCount: 0, knownCount: 0, leftOutCount: 0, leads: [] },
};

/** An imported list is found already: it is only counted. */
async function countImportedList({ run, campaign, graph, signal }: AgentWork): Promise<AgentStep> {
  const variables = { campaignId: campaign.id, runId: run.id, after: null, first: 1 };
  const { leadsToAssess } = await graph.execute(LeadsToAssessDocument, variables, { signal });
  const found = Math.min(leadsToAssess.total, campaign.leadsMax);
  return foundStep(found, {}, null);
}

/** Finds prospects by the campaign's criteria, or takes the list that people imported (V-03). */
export const prospector: Agent = (work) =>
  work.campaign.source === 'DIRECTORY' ? searchDirectory(work) : countImportedList(work);

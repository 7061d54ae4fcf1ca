import { z } from 'zod';
import { ApiFailed, type Api } from '../demo/api.js';
import { importList } from './list-import.js';
import { writePeopleList } from './people-list.js';

const created = z.object({
  createCampaign: z.object({ campaign: z.object({ id: z.string() }).optional(), message: z.string().optional() }),
});
const launched = z.object({
  launchCampaign: z.object({ run: z.object({ id: z.string() }).optional(), message: z.string().optional() }),
});
const eventShape = z.object({
  agentRunEvents: z.object({
    cursor: z.string(),
    kind: z.string(),
    final: z.boolean(),
    counts: z.object({ assessed: z.number(), drafted: z.number() }),
  }),
});
const subscription = `subscription ($runId: ID!, $after: String) {
  agentRunEvents(runId: $runId, after: $after) { cursor kind final counts { assessed drafted } }
}`;

/** What a campaign works on. */
export interface CampaignWork {
  readonly name: string;
  readonly source: 'DIRECTORY' | 'IMPORTED_LIST';
  readonly leadsMax: number;
}

/** How fast a list came in, from the start of its upload to its last row. */
export interface ImportFigures {
  readonly rows: number;
  readonly created: number;
  readonly rowsPerSecond: number;
}

/** How fast a run found, assessed and drafted, from its launch to its last event. */
export interface RunFigures {
  readonly runId: string;
  readonly leads: number;
  readonly drafts: number;
  readonly leadsPerSecond: number;
}

/** Creates a campaign that takes everybody; gives its id. @throws ApiFailed */
export async function createCampaign(api: Api, { name, source, leadsMax }: CampaignWork): Promise<string> {
  const input = {
    name,
    source,
    leadsMax,
    criteriaText: source === 'DIRECTORY' ? 'directors or VP or managers' : '',
    offer: 'A platform that prepares B2B prospecting.',
  };
  const { createCampaign: outcome } = await api.ask(
    'mutation ($input: CreateCampaignInput!) { createCampaign(input: $input) { ... on CampaignCreated { campaign { id } } ... on UserError { message } } }',
    { input },
    created,
  );
  if (!outcome.campaign) throw new ApiFailed(outcome.message ?? 'The campaign could not be created.');
  return outcome.campaign.id;
}

/** Writes a list of invented people, imports it and times the import. @throws ApiFailed unless every row came in */
export async function measureImport(
  api: Api,
  campaignId: string,
  { file, from, rows }: { readonly file: string; readonly from: number; readonly rows: number },
): Promise<ImportFigures> {
  await writePeopleList(file, from, rows);
  const startedAtMs = performance.now();
  const { createdCount, processedCount } = await importList(api, campaignId, file);
  const seconds = (performance.now() - startedAtMs) / 1_000;
  if (createdCount !== rows) throw new ApiFailed(`Of ${rows} rows only ${createdCount} became leads.`);
  return { rows: processedCount, created: createdCount, rowsPerSecond: rows / seconds };
}

/** Launches a campaign, follows its run to the end and times it. @throws ApiFailed unless it completes */
export async function measureRun(api: Api, campaignId: string): Promise<RunFigures> {
  const startedAtMs = performance.now();
  const { launchCampaign } = await api.ask(
    'mutation ($input: LaunchCampaignInput!) { launchCampaign(input: $input) { ... on CampaignLaunched { run { id } } ... on UserError { message } } }',
    { input: { campaignId } },
    launched,
  );
  const runId = launchCampaign.run?.id;
  if (runId === undefined) throw new ApiFailed(launchCampaign.message ?? 'The campaign could not be launched.');
  const events = api.follow(subscription, { runId }, (data) => {
    const item = eventShape.parse(data).agentRunEvents;
    return { item, cursor: item.cursor, final: item.final };
  });
  let last: z.infer<typeof eventShape>['agentRunEvents'] | undefined;
  for await (const event of events) last = event;
  const seconds = (performance.now() - startedAtMs) / 1_000;
  if (last?.kind !== 'RUN_COMPLETED') throw new ApiFailed(`The run ended with ${last?.kind ?? 'nothing'}.`);
  const { assessed, drafted } = last.counts;
  return { runId, leads: assessed, drafts: drafted, leadsPerSecond: assessed / seconds };
}

import { z } from 'zod';
import { ApiFailed, type Api } from './api.js';
import type { ProgressBar } from './progress.js';
import { localeOf, type DemoLanguage, type DemoWords } from './words.js';

const created = z.object({
  createCampaign: z.object({ campaign: z.object({ id: z.string() }).optional(), message: z.string().optional() }),
});
const updated = z.object({ updateCampaign: z.object({ message: z.string().optional() }) });
const launched = z.object({
  launchCampaign: z.object({ run: z.object({ id: z.string() }).optional(), message: z.string().optional() }),
});
const previewed = z.object({ previewCriteria: z.object({ criteria: z.object({ unread: z.array(z.string()) }) }) });
const countsShape = z.object({
  total: z.number(),
  found: z.number(),
  assessed: z.number(),
  qualified: z.number(),
  nurture: z.number(),
  rejected: z.number(),
  drafted: z.number(),
});
const eventShape = z.object({
  agentRunEvents: z.object({
    cursor: z.string(),
    sequence: z.number(),
    kind: z.string(),
    agent: z.enum(['PROSPECTOR', 'BANT_QUALIFIER', 'SCHEDULER']).nullable(),
    message: z.string(),
    foundCount: z.number().nullable(),
    score: z.number().nullable(),
    verdict: z.enum(['QUALIFIED', 'NURTURE', 'REJECTED']).nullable(),
    costMicroUsd: z.number(),
    final: z.boolean(),
    counts: countsShape,
    lead: z.object({ fullName: z.string(), company: z.object({ name: z.string() }).nullable() }).nullable(),
  }),
});

/** An event of a run. */
export type RunEvent = z.infer<typeof eventShape>['agentRunEvents'];

const subscription = `subscription ($runId: ID!, $after: String, $language: Locale!) {
  agentRunEvents(runId: $runId, after: $after) {
    cursor sequence kind agent message(language: $language) foundCount score verdict costMicroUsd final
    counts { total found assessed qualified nurture rejected drafted }
    lead { fullName company { name } }
  }
}`;

/** What the campaign of a demo is made of. */
export interface CampaignInput {
  readonly name: string;
  readonly criteriaText: string;
  readonly source: 'DIRECTORY' | 'IMPORTED_LIST';
  readonly offer: string;
  readonly leadsMax: number;
  readonly language: 'FR' | 'EN';
}

/** Creates a campaign and answers its id. @throws ApiFailed */
export async function createCampaign(api: Api, input: CampaignInput): Promise<string> {
  const { createCampaign: outcome } = await api.ask(
    'mutation ($input: CreateCampaignInput!) { createCampaign(input: $input) { ... on CampaignCreated { campaign { id } } ... on UserError { message } } }',
    { input },
    created,
  );
  if (!outcome.campaign) throw new ApiFailed(outcome.message ?? 'The campaign could not be created.');
  return outcome.campaign.id;
}

/** Makes the emails of a draft campaign one language, their offer too. @throws ApiFailed */
export async function writeIn(api: Api, campaignId: string, language: DemoLanguage, offer: string): Promise<void> {
  const { updateCampaign } = await api.ask(
    'mutation ($input: UpdateCampaignInput!) { updateCampaign(input: $input) { ... on UserError { message } } }',
    { input: { campaignId, offer, language: language === 'fr' ? 'FR' : 'EN' } },
    updated,
  );
  if (updateCampaign.message !== undefined) throw new ApiFailed(updateCampaign.message);
}

/** The parts of criteria that the prospector cannot read. @throws ApiFailed */
export async function unreadOf(api: Api, text: string): Promise<readonly string[]> {
  const { previewCriteria } = await api.ask(
    'query ($text: String!) { previewCriteria(text: $text) { criteria { unread } } }',
    { text },
    previewed,
  );
  return previewCriteria.criteria.unread;
}

/** Launches a campaign and answers the id of its run. @throws ApiFailed */
export async function launch(api: Api, campaignId: string): Promise<string> {
  const { launchCampaign } = await api.ask(
    'mutation ($input: LaunchCampaignInput!) { launchCampaign(input: $input) { ... on CampaignLaunched { run { id } } ... on UserError { message } } }',
    { input: { campaignId } },
    launched,
  );
  if (!launchCampaign.run) throw new ApiFailed(launchCampaign.message ?? 'The campaign could not be launched.');
  return launchCampaign.run.id;
}

/** An event in words; what only the run can say, such as why it stopped, stays in the run's own. */
function lineOf(event: RunEvent, words: DemoWords): string {
  const { kind, agent, lead, score, verdict, foundCount } = event;
  const company = lead?.company ? ` (${lead.company.name})` : '';
  const person = `${lead?.fullName ?? ''}${company}`;
  if (kind === 'RUN_STARTED') return words.runStarted;
  if (kind === 'RUN_COMPLETED') return words.runCompleted;
  if (kind === 'AGENT_STARTED' && agent) return words.agentStarts(words.agents[agent]);
  if (kind === 'AGENT_FINISHED' && agent) return words.agentDone(words.agents[agent]);
  if (kind === 'LEADS_FOUND' && foundCount !== null) return words.found(foundCount.toLocaleString(words.locale));
  if (kind === 'LEAD_ASSESSED' && lead && score !== null && verdict)
    return words.assessed(person, score, words.verdicts[verdict]);
  if (kind === 'EMAIL_DRAFTED' && lead) return words.drafted(person);
  return event.message;
}

const shareOf = ({ total, assessed, qualified, drafted }: RunEvent['counts']): number => {
  if (total === 0) return 0;
  const drafting = assessed >= total && qualified > 0 ? drafted / qualified : 0;
  return 0.8 * Math.min(1, assessed / total) + 0.2 * Math.min(1, drafting);
};

/** A run that is followed. */
export interface WatchedRun {
  readonly api: Api;
  readonly bar: ProgressBar;
  readonly words: DemoWords;
  readonly runId: string;
  /** No line per decision. */
  readonly quiet: boolean;
}

/** Follows the run to its end and answers its events' count, its cost and the last event. @throws ApiFailed */
export async function watch({ api, bar, words, runId, quiet }: WatchedRun): Promise<{
  events: number;
  last: RunEvent;
  cost: number;
}> {
  let last: RunEvent | undefined;
  let events = 0;
  let cost = 0;
  const language = localeOf(words);
  const stream = api.follow(subscription, { runId, language }, (data) => {
    const item = eventShape.parse(data).agentRunEvents;
    return { item, cursor: item.cursor, final: item.final };
  });
  for await (const event of stream) {
    events += 1;
    if (event.sequence !== events) throw new ApiFailed(`Event ${events} was expected and ${event.sequence} came.`);
    cost += event.costMicroUsd;
    last = event;
    if (!quiet) bar.line(`${String(event.sequence).padStart(6)}  ${lineOf(event, words)}`);
    const [assessed = '', total = '', drafted = ''] = [
      event.counts.assessed,
      event.counts.total,
      event.counts.drafted,
    ].map((count) => count.toLocaleString(words.locale));
    bar.show({
      label: words.campaigning,
      share: event.final ? 1 : shareOf(event.counts),
      detail: words.assessedAndDrafted(assessed, total, drafted),
    });
  }
  bar.end();
  if (!last) throw new ApiFailed('The run said nothing.');
  return { events, last, cost };
}

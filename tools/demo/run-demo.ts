import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { seedInstallation } from '../supervisor/demo-seed.js';
import { createSupervisor } from '../supervisor/supervisor.js';
import { Api, ApiFailed } from './api.js';
import { importList } from './import-list.js';
import { ProgressBar, table } from './progress.js';
import { verifyQuotes } from './verify-quotes.js';

/** What a person may choose on the command line. */
export interface DemoChoices {
  readonly file?: string | undefined;
  readonly criteria?: string | undefined;
  readonly offer?: string | undefined;
  readonly most?: string | undefined;
  readonly quiet?: boolean | undefined;
}

const defaultCriteria =
  'Directeurs commerciaux, VP Sales et directeurs marketing dans la santé, la technologie ou l’industrie, sauf Pfizer';
const defaultOffer =
  'Une plateforme qui prépare la prospection B2B : des prospects qualifiés avec preuves, des e-mails prêts à valider.';
const leadsOfDirectory = 300;
const leadsOfList = 100_000;

const created = z.object({
  createCampaign: z.object({ campaign: z.object({ id: z.string() }).optional(), message: z.string().optional() }),
});
const launched = z.object({
  launchCampaign: z.object({ run: z.object({ id: z.string() }).optional(), message: z.string().optional() }),
});
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
    message: z.string(),
    costMicroUsd: z.number(),
    final: z.boolean(),
    counts: countsShape,
    lead: z.object({ company: z.object({ name: z.string() }).nullable() }).nullable(),
  }),
});
type RunEvent = z.infer<typeof eventShape>['agentRunEvents'];

const subscription = `subscription ($runId: ID!, $after: String) {
  agentRunEvents(runId: $runId, after: $after) {
    cursor sequence kind message costMicroUsd final
    counts { total found assessed qualified nurture rejected drafted }
    lead { company { name } }
  }
}`;

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

async function createCampaign(api: Api, choices: DemoChoices): Promise<string> {
  const input = {
    name: choices.file === undefined ? 'Démonstration' : `Liste ${path.basename(choices.file)}`,
    criteriaText: choices.criteria ?? (choices.file === undefined ? defaultCriteria : ''),
    source: choices.file === undefined ? 'DIRECTORY' : 'IMPORTED_LIST',
    offer: choices.offer ?? defaultOffer,
    leadsMax:
      choices.most === undefined ? (choices.file === undefined ? leadsOfDirectory : leadsOfList) : Number(choices.most),
  };
  const { createCampaign: outcome } = await api.ask(
    'mutation ($input: CreateCampaignInput!) { createCampaign(input: $input) { ... on CampaignCreated { campaign { id } } ... on UserError { message } } }',
    { input },
    created,
  );
  if (!outcome.campaign) throw new ApiFailed(outcome.message ?? 'The campaign could not be created.');
  return outcome.campaign.id;
}

async function launch(api: Api, campaignId: string): Promise<string> {
  const { launchCampaign } = await api.ask(
    'mutation ($input: LaunchCampaignInput!) { launchCampaign(input: $input) { ... on CampaignLaunched { run { id } } ... on UserError { message } } }',
    { input: { campaignId } },
    launched,
  );
  if (!launchCampaign.run) throw new ApiFailed(launchCampaign.message ?? 'The campaign could not be launched.');
  return launchCampaign.run.id;
}

const shareOf = ({ total, assessed, qualified, drafted }: RunEvent['counts']): number => {
  if (total === 0) return 0;
  const drafting = assessed >= total && qualified > 0 ? drafted / qualified : 0;
  return 0.8 * Math.min(1, assessed / total) + 0.2 * Math.min(1, drafting);
};

/** Follows the run to its end and answers its events' count and the last event. */
async function watch(
  api: Api,
  bar: ProgressBar,
  runId: string,
  quiet: boolean,
): Promise<{ events: number; last: RunEvent; cost: number }> {
  let last: RunEvent | undefined;
  let events = 0;
  let cost = 0;
  const stream = api.follow(subscription, { runId }, (data) => {
    const item = eventShape.parse(data).agentRunEvents;
    return { item, cursor: item.cursor, final: item.final };
  });
  for await (const event of stream) {
    events += 1;
    if (event.sequence !== events) throw new ApiFailed(`Event ${events} was expected and ${event.sequence} came.`);
    cost += event.costMicroUsd;
    last = event;
    const company = event.lead?.company ? ` (${event.lead.company.name})` : '';
    if (!quiet) bar.line(`${String(event.sequence).padStart(6)}  ${event.message}${company}`);
    const { assessed, total, drafted } = event.counts;
    bar.show({
      label: 'campaign',
      share: event.final ? 1 : shareOf(event.counts),
      detail: `${assessed}/${total} assessed, ${drafted} drafts`,
    });
  }
  bar.end();
  if (!last) throw new ApiFailed('The run said nothing.');
  return { events, last, cost };
}

async function play(api: Api, choices: DemoChoices): Promise<number> {
  const bar = new ProgressBar(process.stdout);
  const startedAt = performance.now();
  const campaignId = await createCampaign(api, choices);
  const imported = choices.file === undefined ? null : await importList(api, bar, choices.file, campaignId);
  const { events, last, cost } = await watch(api, bar, await launch(api, campaignId), choices.quiet === true);
  const seconds = (performance.now() - startedAt) / 1000;
  const quotes = await verifyQuotes(api, campaignId);
  const { counts } = last;
  const importRows: [string, string][] = imported
    ? [
        ['rows read', String(imported.processedCount)],
        ['leads created', String(imported.createdCount)],
        ['rows refused', String(imported.refusedCount)],
        ['duplicate rows', String(imported.duplicateCount)],
      ]
    : [];
  say('');
  say(
    table([
      ...importRows,
      ['prospects found', String(counts.found)],
      ['assessed', String(counts.assessed)],
      ['qualified (60 and more)', String(counts.qualified)],
      ['nurture (40 to 59)', String(counts.nurture)],
      ['rejected (under 40)', String(counts.rejected)],
      ['emails drafted, waiting for approval', String(counts.drafted)],
      ['quotes verified', `${quotes.quotes - Math.min(quotes.faults, quotes.quotes)}/${quotes.quotes}`],
      ['events of the run', String(events)],
      ['cost of engines', `${(cost / 1_000_000).toFixed(2)} $`],
      ['seconds', seconds.toFixed(1)],
    ]),
  );
  say('');
  const whole =
    last.kind === 'RUN_COMPLETED' && quotes.faults === 0 && quotes.assessed === counts.assessed && counts.assessed > 0;
  say(
    whole ? 'Every lead was assessed and every quote stands in its source.' : `The demo did not hold: ${last.message}`,
  );
  return whole ? 0 : 1;
}

/** Starts a stack of its own beside any other, plays the main job over its API and answers the exit code. */
export async function runDemo(root: string, choices: DemoChoices): Promise<number> {
  mkdirSync(path.join(root, '.vectra-demo'), { recursive: true });
  const dataDirectory = mkdtempSync(path.join(root, '.vectra-demo', 'run-'));
  let login: { readonly email: string; readonly password: string } | undefined;
  const supervisor = createSupervisor({
    root,
    dataDirectory,
    ports: { gateway: 0, web: 0 },
    children: ['gateway', 'worker'],
    log: () => undefined,
    prepare: async (environment) => {
      const seeded = await seedInstallation(dataDirectory, environment);
      const manager = seeded?.logins.find(({ role }) => role === 'MANAGER');
      if (typeof manager?.password === 'string') login = { email: manager.email, password: manager.password };
    },
  });
  const interrupted = (): void => void supervisor.stop().finally(() => process.exit(130));
  process.once('SIGINT', interrupted);
  process.once('SIGTERM', interrupted);
  let exitCode = 1;
  try {
    say('Starting a stack for the demo ...');
    await supervisor.start();
    if (!login) throw new ApiFailed('The demo organization has no manager to sign in as.');
    const api = new Api(`http://127.0.0.1:${supervisor.status().ports.gateway}`);
    await api.login(login.email, login.password);
    exitCode = await play(api, {
      ...choices,
      ...(choices.file === undefined ? {} : { file: path.resolve(choices.file) }),
    });
    return exitCode;
  } finally {
    await supervisor.stop();
    if (exitCode === 0) rmSync(dataDirectory, { recursive: true, force: true });
    else say(`What the processes logged: ${path.join(dataDirectory, 'logs')}`);
  }
}

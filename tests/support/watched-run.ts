import { expect } from '@jest/globals';
import { z } from 'zod';
import { Api } from '../../tools/demo/api.js';
import type { RunningPlatform } from './running-platform.js';

const createShape = z.object({ createCampaign: z.object({ campaign: z.object({ id: z.string() }) }) });
const launchShape = z.object({ launchCampaign: z.object({ run: z.object({ id: z.string() }) }) });
const eventShape = z.object({
  agentRunEvents: z.object({
    cursor: z.string(),
    sequence: z.number(),
    kind: z.string(),
    final: z.boolean(),
    lead: z.object({ id: z.string(), company: z.object({ name: z.string() }).nullable() }).nullable(),
    counts: z.object({ found: z.number(), assessed: z.number(), qualified: z.number(), drafted: z.number() }),
  }),
});

/** One event of a run, with what the lead house adds to it. */
export type WatchedEvent = z.infer<typeof eventShape>['agentRunEvents'];

/** A campaign whose run has been launched. */
export interface LaunchedRun {
  readonly campaignId: string;
  readonly runId: string;
}

/** The API of a platform, as the demo organization's manager. */
export async function signIn({ gatewayUrl, logins }: RunningPlatform): Promise<Api> {
  const api = new Api(gatewayUrl);
  await api.login(logins.MANAGER.email, logins.MANAGER.password);
  return api;
}

/** Creates a campaign over the directory and launches it. */
export async function launchRun(api: Api, leadsMax: number): Promise<LaunchedRun> {
  const created = await api.ask(
    'mutation ($input: CreateCampaignInput!) { createCampaign(input: $input) { ... on CampaignCreated { campaign { id } } } }',
    { input: { name: 'Story', criteriaText: 'directors or VP or managers', offer: 'Something useful.', leadsMax } },
    createShape,
  );
  const campaignId = created.createCampaign.campaign.id;
  const launched = await api.ask(
    'mutation ($input: LaunchCampaignInput!) { launchCampaign(input: $input) { ... on CampaignLaunched { run { id } } } }',
    { input: { campaignId } },
    launchShape,
  );
  return { campaignId, runId: launched.launchCampaign.run.id };
}

const subscription = `subscription ($runId: ID!, $after: String) {
  agentRunEvents(runId: $runId, after: $after) {
    cursor sequence kind final lead { id company { name } } counts { found assessed qualified drafted }
  }
}`;

/** Follows a run to its last event, live, taking it up again when the connection is lost. */
export const followRun = (api: Api, runId: string): AsyncGenerator<WatchedEvent> =>
  api.follow(subscription, { runId }, (data) => {
    const item = eventShape.parse(data).agentRunEvents;
    return { item, cursor: item.cursor, final: item.final };
  });

/** Every event of a run, from its first to its last; when the first lead is assessed, something may be done to the platform. */
export async function eventsOfRun(
  api: Api,
  runId: string,
  atFirstAssessment: () => Promise<void> | void = () => undefined,
): Promise<readonly WatchedEvent[]> {
  const events: WatchedEvent[] = [];
  let assessed = false;
  for await (const event of followRun(api, runId)) {
    events.push(event);
    if (assessed || event.kind !== 'LEAD_ASSESSED') continue;
    assessed = true;
    await atFirstAssessment();
  }
  expect(assessed).toBe(true);
  return events;
}

/** What a watcher of a whole run has seen: every event once and in order, as many assessments as leads, and its end. */
export function expectWholeRun(seen: readonly WatchedEvent[], leadCount: number): void {
  expect(seen.at(-1)).toMatchObject({ kind: 'RUN_COMPLETED', counts: { found: leadCount, assessed: leadCount } });
  expect(seen.map(({ sequence }) => sequence)).toEqual(Array.from(seen, (_, index) => index + 1));
  expect(seen.filter(({ kind }) => kind === 'LEAD_ASSESSED')).toHaveLength(leadCount);
}

/** No lead was assessed twice; every house must have been there to complete the events. */
export function expectEachLeadOnce(seen: readonly WatchedEvent[]): void {
  const leads = seen.filter(({ kind }) => kind === 'LEAD_ASSESSED').map(({ lead }) => lead?.id);
  expect(leads).not.toContain(undefined);
  expect(new Set(leads).size).toBe(leads.length);
}

import { z } from 'zod';
import type { TestOrganization } from '../../platform/testing/test-services.js';
import type { TestPlatform } from './test-platform.js';

/** A campaign of an arranged organization. */
export interface ArrangedCampaign {
  readonly id: string;
  /** Null until it was launched. */
  readonly runId: string | null;
}

/** An import of an arranged organization. */
export interface ArrangedImport {
  readonly id: string;
  /** Where its file was uploaded: `/files/<id>`. */
  readonly uploadPath: string;
  /** Where the refused rows are; null when none was refused or it has not run. */
  readonly reportPath: string | null;
}

/** An organization with what was arranged for it, in the order it was arranged. */
export interface ArrangedOrganization extends TestOrganization {
  readonly campaigns: readonly ArrangedCampaign[];
  readonly imports: readonly ArrangedImport[];
}

/** What a campaign is about. */
export interface CampaignWish {
  readonly name?: string;
  readonly offer?: string;
  readonly criteriaText?: string;
  readonly source?: 'DIRECTORY' | 'IMPORTED_LIST';
  readonly leadsMax?: number;
}

const launched = z.object({ launchCampaign: z.object({ run: z.object({ id: z.string() }) }) });
const created = z.object({ createCampaign: z.object({ campaign: z.object({ id: z.string() }) }) });
const started = z.object({
  startLeadImport: z.object({ leadImport: z.object({ id: z.string(), uploadPath: z.string() }) }),
});
const queued = z.object({ runLeadImport: z.object({ leadImport: z.object({ id: z.string() }) }) });
const progressed = z.object({
  leadImportProgress: z.object({
    status: z.string(),
    reportPath: z.string().nullable(),
    failure: z.string().nullable(),
  }),
});

const offerOf = 'A planning tool that saves sales teams a day a week.';

/** Arranges an organization through the graph itself, as its manager would; nothing happens before `arrange()`. */
export class OrganizationArrangement {
  readonly #platform: TestPlatform;
  readonly #name: string;
  readonly #steps: ((arranged: Arranging) => Promise<void>)[] = [];

  constructor(platform: TestPlatform, name: string) {
    this.#platform = platform;
    this.#name = name;
  }

  /** Adds a draft. */
  withCampaign(wish: CampaignWish = {}): this {
    this.#steps.push((arranging) => arranging.createCampaign(wish));
    return this;
  }

  /** Launches the last campaign and waits until its run is over. */
  withFinishedRun(): this {
    this.#steps.push((arranging) => arranging.runLastCampaign());
    return this;
  }

  /** Uploads a file of people, into the last campaign when there is one, and waits until it is imported. */
  withImport(csv: string, fileName = 'people.csv'): this {
    this.#steps.push((arranging) => arranging.importPeople(csv, fileName, true));
    return this;
  }

  /** Uploads a file of people whose import nobody has started yet. */
  withWaitingImport(csv: string, fileName = 'people.csv'): this {
    this.#steps.push((arranging) => arranging.importPeople(csv, fileName, false));
    return this;
  }

  /** Does all of it. */
  async arrange(): Promise<ArrangedOrganization> {
    const organization = await this.#platform.services.anOrganization(this.#name);
    const arranging = new Arranging(this.#platform, organization);
    for (const step of this.#steps) await step(arranging);
    return { ...organization, campaigns: arranging.campaigns, imports: arranging.imports };
  }
}

/** Begins to arrange an organization. */
export const anOrganization = (platform: TestPlatform, name = 'Test organization'): OrganizationArrangement =>
  new OrganizationArrangement(platform, name);

class Arranging {
  readonly campaigns: ArrangedCampaign[] = [];
  readonly imports: ArrangedImport[] = [];
  readonly #platform: TestPlatform;
  readonly #organization: TestOrganization;

  constructor(platform: TestPlatform, organization: TestOrganization) {
    this.#platform = platform;
    this.#organization = organization;
  }

  async createCampaign({ name = 'A campaign', offer = offerOf, ...wish }: CampaignWish): Promise<void> {
    const { createCampaign } = await this.#ask(
      'mutation ($input: CreateCampaignInput!) { createCampaign(input: $input) { ... on CampaignCreated { campaign { id } } } }',
      { input: { name, offer, criteriaText: '', ...wish } },
      created,
    );
    this.campaigns.push({ id: createCampaign.campaign.id, runId: null });
  }

  async runLastCampaign(): Promise<void> {
    const campaign = this.campaigns.pop();
    if (!campaign) throw new Error('Arrange a campaign before its run.');
    const { launchCampaign } = await this.#ask(
      'mutation ($input: LaunchCampaignInput!) { launchCampaign(input: $input) { ... on CampaignLaunched { run { id } } } }',
      { input: { campaignId: campaign.id } },
      launched,
    );
    const { id } = launchCampaign.run;
    const events = await this.#platform.subscribe(
      this.#manager,
      'subscription ($runId: ID!) { agentRunEvents(runId: $runId) { kind message final } }',
      { runId: id },
    );
    const last = await lastOf(events);
    if (!JSON.stringify(last).includes('RUN_COMPLETED'))
      throw new Error(`The run did not complete: ${JSON.stringify(last)}`);
    this.campaigns.push({ id: campaign.id, runId: id });
  }

  async importPeople(csv: string, fileName: string, isRun: boolean): Promise<void> {
    const { startLeadImport } = await this.#ask(
      `mutation ($input: StartLeadImportInput!) {
        startLeadImport(input: $input) { ... on LeadImportStarted { leadImport { id uploadPath } } }
      }`,
      { input: { fileName, campaignId: this.campaigns.at(-1)?.id ?? null } },
      started,
    );
    const { id, uploadPath } = startLeadImport.leadImport;
    const uploaded = await fetch(`${this.#platform.url}${uploadPath}`, {
      method: 'PUT',
      headers: { 'content-type': 'text/csv', ...(await this.#platform.credentials(this.#manager)) },
      body: csv,
    });
    if (!uploaded.ok) throw new Error(`The upload was refused: ${await uploaded.text()}`);
    this.imports.push({ id, uploadPath, reportPath: isRun ? await this.#runImport(id) : null });
  }

  async #runImport(importId: string): Promise<string | null> {
    await this.#ask(
      'mutation ($input: RunLeadImportInput!) { runLeadImport(input: $input) { ... on LeadImportQueued { leadImport { id } } } }',
      { input: { importId } },
      queued,
    );
    const progress = await this.#platform.subscribe(
      this.#manager,
      'subscription ($id: ID!) { leadImportProgress(importId: $id) { status reportPath failure } }',
      { id: importId },
    );
    const { leadImportProgress } = progressed.parse((await lastOf(progress))?.data);
    if (leadImportProgress.status !== 'COMPLETED')
      throw new Error(`The import did not complete: ${leadImportProgress.failure ?? ''}`);
    return leadImportProgress.reportPath;
  }

  get #manager() {
    return this.#organization.member('MANAGER');
  }

  async #ask<Data>(query: string, variables: Record<string, unknown>, shape: z.ZodType<Data>): Promise<Data> {
    const answer = await this.#platform.ask(this.#manager, query, variables);
    const parsed = shape.safeParse(answer.data);
    if (!parsed.success) throw new Error(`The graph answered otherwise: ${JSON.stringify(answer)}`);
    return parsed.data;
  }
}

/** The last result of a stream: the first that says it is final, else the one before its end. */
async function lastOf<Result>(stream: AsyncIterable<Result>): Promise<Result | null> {
  let last: Result | null = null;
  for await (const result of stream) {
    last = result;
    if (JSON.stringify(result).includes('"final":true')) break;
  }
  return last;
}

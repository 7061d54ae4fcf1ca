import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { TestClock } from '../../../platform/testing/test-clock.js';
import {
  startTestServices,
  type TestOrganization,
  type TestServices,
} from '../../../platform/testing/test-services.js';
import { ready } from '../../../platform/use-case/define-use-case.js';
import { haveUsed, putOnPlan } from '../../../tests/support/house-rows.js';
import { inWaves } from '../../../tests/support/in-waves.js';
import { storeFactory } from '../context.js';
import { leadSources } from '../domain/lead-source.js';
import type { Language } from '../domain/language.js';
import type { LeadImport } from '../domain/lead-import.js';
import type { Prospect } from '../domain/read-prospect.js';
import { runImportHandler } from '../handlers/run-import.handler.js';
import { addProspects } from './add-prospects.js';
import { runLeadImport } from './run-lead-import.js';
import { startLeadImport } from './start-lead-import.js';

const clock = new TestClock();
const month = '2026-03';
const ended = new Date(clock.now().getTime() - 1);
let services: TestServices;
let organization: TestOrganization;

beforeAll(async () => {
  services = await startTestServices({ clock });
});
afterAll(() => services.close());
beforeEach(async () => {
  organization = await services.anOrganization();
});

const store = () => storeFactory(services)(organization.scope, organization.trail);
const rowsIn = async (table: string): Promise<number> =>
  (await services.owner.query(`SELECT 1 FROM lead.${table} WHERE organization_id = $1`, [organization.id])).rowCount ??
  0;

const prospect = (name: string): Prospect => ({
  fullName: `${name} Dupont`,
  email: `${name}@${name}.example`,
  jobTitle: 'CFO',
  language: 'EN',
  source: leadSources[1] ?? '',
  fictitious: true,
  company: { name: `${name} Inc`, domain: `${name}.example` },
  notes: [{ text: `${name} has a budget.`, at: clock.now() }],
});
const add = (names: readonly string[], runId = randomUUID()) =>
  ready(addProspects, { viewer: organization.agents(runId), store: store(), clock })({
    runId,
    campaignId: '0199c0de-0000-7000-8000-000000000001',
    prospects: names.map(prospect),
  });
const names = (count: number, prefix = 'p') => Array.from({ length: count }, (_, place) => `${prefix}${place}`);

describe('a run that finds more than the plan has room for (O-07)', () => {
  test('keeps what fits whole, and leaves the rest out whole', async () => {
    await putOnPlan(services, organization, 'STARTER');
    await haveUsed(services, organization, { metric: 'LEADS', period: month, used: 598 });
    expect(await add(names(5))).toMatchObject({
      kind: 'ProspectsAdded',
      addedCount: 2,
      knownCount: 0,
      leftOutCount: 3,
    });
    expect([await rowsIn('leads'), await rowsIn('companies'), await rowsIn('interactions')]).toEqual([2, 2, 4]);
  });

  test('adds nobody more, but still completes those it knows', async () => {
    await putOnPlan(services, organization, 'STARTER');
    await add(['p0']);
    await services.owner.query('UPDATE platform.usage_counters SET used = 600 WHERE organization_id = $1', [
      organization.id,
    ]);
    expect(await add(['p0', 'p1'])).toMatchObject({ addedCount: 0, knownCount: 1, leftOutCount: 1 });
    expect(await add(['p1', 'p2'])).toMatchObject({
      kind: 'PlanLimitReached',
      metric: 'LEADS',
      used: 600,
      limit: 500,
      plan: 'STARTER',
    });
    expect(await rowsIn('companies')).toBe(1);
  });

  test('never passes the plan when 50 batches arrive at once', async () => {
    await putOnPlan(services, organization, 'TRIAL');
    const outcomes = await inWaves(names(50, 'b'), (batch) => add(names(3, batch)));
    const added = outcomes.map((outcome) => (outcome.kind === 'ProspectsAdded' ? outcome.addedCount : 0));
    expect(added.reduce((sum, count) => sum + count, 0)).toBe(120);
    expect(await rowsIn('leads')).toBe(120);
  });

  test('finds people again next month', async () => {
    await putOnPlan(services, organization, 'STARTER');
    await haveUsed(services, organization, { metric: 'LEADS', period: '2026-02', used: 600 });
    expect(await add(['p0'])).toMatchObject({ kind: 'ProspectsAdded', addedCount: 1 });
  });

  test('stops when the trial is over', async () => {
    await putOnPlan(services, organization, 'TRIAL', ended);
    expect(await add(['p0'])).toMatchObject({ kind: 'TrialEnded', endedAt: ended });
    expect(await rowsIn('companies')).toBe(0);
  });
});

const chunks = async function* (text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text, 'utf8');
};
const importNeeds = () => ({ viewer: organization.member('MANAGER'), store: store(), files: services.files, clock });
const start = (language?: Language) =>
  ready(startLeadImport, importNeeds())({ fileName: 'people.csv', campaignId: null, language });
const peopleOf = (count: number): string =>
  `Email,Name,Company\n${names(count)
    .map((name) => `${name}@${name}.example,${name} Dupont,${name} Inc`)
    .join('\n')}\n`;

/** An uploaded file that waits to be run. */
async function uploaded(text: string, language?: Language): Promise<LeadImport> {
  const started = await start(language);
  if (started.kind !== 'LeadImportStarted') throw new Error(started.message);
  await services.files.receive(organization.scope, started.leadImport.fileId, chunks(text), { bytesMax: 10_000_000 });
  return started.leadImport;
}
const run = (importId: string) => ready(runLeadImport, importNeeds())({ importId });

/** A worker does the import to its end. */
async function worked(importId: string): Promise<LeadImport> {
  const handler = runImportHandler({
    storeOf: storeFactory(services),
    files: services.files,
    clock,
    logger: services.logger,
  });
  await handler.handle(
    { organizationId: organization.id, importId },
    { signal: new AbortController().signal, attempt: 1 },
  );
  const leadImport = await store().imports.findById(importId);
  if (!leadImport) throw new Error('No import.');
  return leadImport;
}

async function reportOf({ reportFileId }: LeadImport): Promise<readonly string[]> {
  const parts: Uint8Array[] = [];
  for await (const part of services.files.read(organization.scope, reportFileId ?? '')) parts.push(part);
  return Buffer.concat(parts).toString('utf8').trim().split('\r\n');
}

describe('an import of more people than the plan has room for (O-07)', () => {
  test('imports what fits, and reports every other row with the reason', async () => {
    await putOnPlan(services, organization, 'TRIAL');
    const { id } = await uploaded(`${peopleOf(130)}p129@p129.example,p129 Dupont,p129 Inc\n`);
    await run(id);
    const leadImport = await worked(id);
    expect(leadImport).toMatchObject({
      status: 'COMPLETED',
      rowCount: 131,
      processedCount: 131,
      createdCount: 120,
      duplicateCount: 0,
      refusedCount: 11,
      limitedCount: 11,
    });
    expect([await rowsIn('leads'), await rowsIn('companies')]).toEqual([120, 120]);
    const report = await reportOf(leadImport);
    expect(report).toHaveLength(12);
    expect(report[1]).toMatch(/^122,.*TRIAL allows 100 new leads, and 120 are used.*p120@p120\.example/u);
  });

  test('says in French to whoever imports in French that the plan has no room', async () => {
    await putOnPlan(services, organization, 'STARTER');
    await haveUsed(services, organization, { metric: 'LEADS', period: month, used: 599 });
    const { id } = await uploaded(peopleOf(2), 'FR');
    await run(id);
    const [, row] = await reportOf(await worked(id));
    expect(row).toContain('La formule Starter permet 500 nouveaux leads\u00a0; utilisation\u00a0: 600.');
  });

  test('is not even begun when nobody more fits', async () => {
    await putOnPlan(services, organization, 'STARTER');
    await haveUsed(services, organization, { metric: 'LEADS', period: month, used: 600 });
    const { id } = await uploaded(peopleOf(1));
    expect(await run(id)).toMatchObject({ kind: 'PlanLimitReached', metric: 'LEADS', limit: 500 });
    expect((await store().imports.findById(id))?.status).toBe('AWAITING_FILE');
  });

  test('is refused from the start once the trial is over', async () => {
    const { id } = await uploaded(peopleOf(1));
    await putOnPlan(services, organization, 'TRIAL', ended);
    expect(await run(id)).toMatchObject({ kind: 'TrialEnded' });
    expect(await start()).toMatchObject({ kind: 'TrialEnded', endedAt: ended });
  });
});

import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { TestClock } from '../../../platform/testing/test-clock.js';
import {
  startTestServices,
  type TestOrganization,
  type TestServices,
} from '../../../platform/testing/test-services.js';
import { ready } from '../../../platform/use-case/define-use-case.js';
import { storeFactory } from '../context.js';
import type { LeadStore } from '../data/lead-store.js';
import type { Language } from '../domain/language.js';
import type { LeadImport } from '../domain/lead-import.js';
import { runLeadImport } from '../use-cases/run-lead-import.js';
import { startLeadImport } from '../use-cases/start-lead-import.js';
import { runImportHandler } from './run-import.handler.js';

let services: TestServices;
let organization: TestOrganization;
let store: LeadStore;
const clock = new TestClock();

beforeAll(async () => {
  services = await startTestServices({ clock });
});
afterAll(() => services.close());
beforeEach(async () => {
  organization = await services.anOrganization();
  store = storeFactory(services)(organization.scope, organization.trail);
});

const chunks = async function* (text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text, 'utf8');
};

/** An import whose file is uploaded and that waits for a worker. */
async function queued(text: string, campaignId: string | null = null, language?: Language): Promise<string> {
  const needs = { viewer: organization.member('MANAGER'), store, files: services.files, clock };
  const started = await ready(startLeadImport, needs)({ fileName: 'people.csv', campaignId, language });
  if (started.kind !== 'LeadImportStarted') throw new Error(started.message);
  await services.files.receive(organization.scope, started.leadImport.fileId, chunks(text), { bytesMax: 100_000_000 });
  const outcome = await ready(runLeadImport, needs)({ importId: started.leadImport.id });
  if (outcome.kind !== 'LeadImportQueued') throw new Error(outcome.message);
  return outcome.leadImport.id;
}

/** A worker answers the bell of an import. */
const work = (importId: string, organizationId = organization.id): Promise<void> => {
  const handler = runImportHandler({
    storeOf: storeFactory(services),
    files: services.files,
    clock,
    logger: services.logger,
  });
  return handler.handle({ organizationId, importId }, { signal: new AbortController().signal, attempt: 1 });
};

async function imported(text: string, campaignId: string | null = null, language?: Language): Promise<LeadImport> {
  const id = await queued(text, campaignId, language);
  await work(id);
  return stateOf(id);
}

async function stateOf(id: string): Promise<LeadImport> {
  const leadImport = await store.imports.findById(id);
  if (!leadImport) throw new Error('No import.');
  return leadImport;
}

async function reportOf({ reportFileId }: LeadImport): Promise<string> {
  const parts: Uint8Array[] = [];
  for await (const part of services.files.read(organization.scope, reportFileId ?? '')) parts.push(part);
  return Buffer.concat(parts).toString('utf8');
}

interface LeadRow {
  readonly id: string;
  readonly email: string | null;
  readonly campaign_id: string | null;
}

const leads = async (): Promise<readonly LeadRow[]> => {
  const { rows } = await services.owner.query<LeadRow>(
    'SELECT * FROM lead.leads WHERE organization_id = $1 ORDER BY id',
    [organization.id],
  );
  return rows;
};
const interactionCount = async (): Promise<number> => {
  const { rows } = await services.owner.query<{ count: number }>(
    'SELECT count(*)::int AS count FROM lead.interactions WHERE organization_id = $1',
    [organization.id],
  );
  return rows[0]?.count ?? 0;
};

const header = 'Prénom;Nom;E-mail;Société;Commentaire\n';
const people = (from: number, to: number): string =>
  Array.from(
    { length: to - from + 1 },
    (_, index) => `Zoé;Nom${from + index};p${from + index}@acme.example;Acme SAS;note ${from + index}\n`,
  ).join('');

describe('a file that can be read', () => {
  test('keeps what a repeated row adds to its person, also batches later, and counts it as a repeat', async () => {
    const state = await imported(
      `${header}Zoé;Durand;zoe@bois.example;;Premier appel\n${people(1, 1_200)};;ZOE@bois.example;Bois SAS;Budget validé\n`,
    );
    expect(state).toMatchObject({ processedCount: 1_202, createdCount: 1_201, updatedCount: 0, duplicateCount: 1 });
    const { rows } = await services.owner.query<{ text: string; company: string }>(
      `SELECT i.text, c.name AS company FROM lead.interactions i JOIN lead.leads l ON l.id = i.lead_id
       JOIN lead.companies c ON c.id = l.company_id WHERE l.email = 'zoe@bois.example' AND l.organization_id = $1
       AND i.kind = 'NOTE' ORDER BY i.text`,
      [organization.id],
    );
    expect(rows.map(({ text, company }) => `${company}: ${text}`)).toEqual([
      'Bois SAS: Commentaire: Budget validé',
      'Bois SAS: Commentaire: Premier appel',
    ]);
  });

  test('becomes leads with company, note and history, formulas and markup word for word', async () => {
    const state = await imported(
      `${header}=cmd|' /C calc'!A0;<script>alert(1)</script>;zoe@acme.example;Acme SAS;Budget validé\n`,
    );
    expect(state).toMatchObject({
      status: 'COMPLETED',
      rowCount: 1,
      processedCount: 1,
      createdCount: 1,
      refusedCount: 0,
      reportFileId: null,
      failure: null,
    });
    const [lead] = await leads();
    expect(lead).toMatchObject({
      first_name: "=cmd|' /C calc'!A0",
      last_name: '<script>alert(1)</script>',
      email: 'zoe@acme.example',
      status: 'NEW',
      source: 'List imported by the organization',
      campaign_id: null,
    });
    const history = await store.interactions.page(lead?.id ?? '', null, 10);
    expect(history.map(({ kind, text }) => [kind, text]).sort()).toEqual([
      ['IMPORTED', 'Importé de « people.csv », ligne 2.'],
      ['NOTE', 'Commentaire: Budget validé'],
    ]);
  });

  test('puts its leads into the campaign, except those another campaign has', async () => {
    const [mine, theirs] = [randomUUID(), randomUUID()];
    await imported(`${header}${people(1, 2)}`, theirs);
    await imported(`${header}${people(2, 3)}`, mine);
    expect((await leads()).map((lead) => [lead.email, lead.campaign_id])).toEqual([
      ['p1@acme.example', theirs],
      ['p2@acme.example', theirs],
      ['p3@acme.example', mine],
    ]);
  });

  test('again changes nothing, and completes only blank fields', async () => {
    await imported(`${header}${people(1, 3)}`);
    const before = [await leads(), await interactionCount()];
    expect(await imported(`${header}${people(1, 3)}`)).toMatchObject({
      createdCount: 0,
      updatedCount: 0,
      unchangedCount: 3,
    });
    expect([await leads(), await interactionCount()]).toEqual(before);
    const state = await imported('E-mail;Nom;Fonction\np1@acme.example;Autre;PDG\n');
    expect(state).toMatchObject({ updatedCount: 1, createdCount: 0 });
    expect((await leads())[0]).toMatchObject({ last_name: 'Nom1', job_title: 'PDG' });
  });

  test('counts rows that repeat earlier ones, and reports refused rows so that they can be mended', async () => {
    const state = await imported(`${header}${people(1, 2)};;pas une adresse;;=1+1\n${people(1, 1)}`);
    expect(state).toMatchObject({
      status: 'COMPLETED',
      rowCount: 4,
      processedCount: 4,
      createdCount: 2,
      duplicateCount: 1,
      refusedCount: 1,
    });
    const report = await services.files.describe(organization.scope, state.reportFileId ?? '');
    expect(report).toMatchObject({ name: 'refused-people.csv', permission: 'lead:import', status: 'COMPLETE' });
    const [head, row] = (await reportOf(state)).replace('\ufeff', '').split('\r\n');
    expect(head).toBe('Line;Reasons;Prénom;Nom;E-mail;Société;Commentaire');
    expect(row).toMatch(/^4;.*E-mail.*;pas une adresse;;'=1\+1$/);
  });

  test('is reported in French to whoever imports in French, and the mended report is imported as it is', async () => {
    const rows = `${people(1, 1)}Zoé;Martin;zoe(at)acme.example;Acme SAS;Budget validé\n;;;;\n;;;;seule\n`;
    const state = await imported(header.replace('Commentaire', '') + rows, null, 'FR');
    expect(state).toMatchObject({ language: 'FR', createdCount: 1, refusedCount: 2 });
    const report = await reportOf(state);
    const [head, first, second] = report.replace('\ufeff', '').split('\r\n');
    expect(head).toBe('Ligne;Motifs;Prénom;Nom;E-mail;Société;Colonne 5');
    expect(first).toContain('E-mail\u00a0: «\u00a0zoe(at)acme.example\u00a0» ne contient pas de @');
    expect(second).toContain('Personne ne peut être identifié');

    const mended = await imported(report.replaceAll('zoe(at)', 'zoe@').replaceAll(';;;;seule', ';Durand;;Bois;seule'));
    expect(mended).toMatchObject({ createdCount: 2, refusedCount: 0 });
    expect((await leads()).slice(1).map(({ email }) => email)).toEqual(['zoe@acme.example', null]);
    const { rows: notes } = await services.owner.query(
      `SELECT text FROM lead.interactions WHERE organization_id = $1 AND kind = 'NOTE' AND text ~ 'Ligne|Motifs'`,
      [organization.id],
    );
    expect(notes).toEqual([]);
  });

  test('takes ten batches of a few statements for 10,000 rows', async () => {
    const id = await queued(`${header}${people(1, 10_000)}`);
    const before = services.database.statementCount;
    await work(id);
    expect(await stateOf(id)).toMatchObject({ status: 'COMPLETED', createdCount: 10_000 });
    expect(services.database.statementCount - before).toBeLessThan(150);
  }, 120_000);
});

describe('a file that breaks its own rules', () => {
  test.each([
    ['EN', 'opened in the row of line 1502'],
    ['FR', 'ouvert à la ligne 1502'],
  ] as const)('is refused with the line to mend, in %s, and nothing of it is imported', async (language, words) => {
    const text = `${header}${people(1, 1_500)}Zoé;"Nom;x@acme.example;Acme;\n`;
    const state = await imported(text, null, language);
    expect(state).toMatchObject({ status: 'FAILED', rowCount: null, processedCount: 0 });
    expect(state.failure).toContain(words);
    expect(await leads()).toEqual([]);
  });
});

test('a payload that is not the job’s is never tried again', async () => {
  await expect(work('not-an-id')).rejects.toThrow('Payload of job lead.run-import');
});

test('an import of another organization is not found by its id', async () => {
  const id = await queued(`${header}${people(1, 1)}`);
  await work(id, (await services.anOrganization()).id);
  expect((await stateOf(id)).status).toBe('QUEUED');
});

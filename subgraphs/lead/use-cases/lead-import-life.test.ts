import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { TestClock } from '../../../platform/testing/test-clock.js';
import {
  startTestServices,
  type TestOrganization,
  type TestServices,
} from '../../../platform/testing/test-services.js';
import { NotPermitted, ready } from '../../../platform/use-case/define-use-case.js';
import { importRows } from '../../../tests/support/house-rows.js';
import { storeFactory } from '../context.js';
import type { LeadStore } from '../data/lead-store.js';
import type { Language } from '../domain/language.js';
import { cancelLeadImport } from './cancel-lead-import.js';
import { inspectImportFile } from './inspect-import-file.js';
import { runLeadImport, type RunLeadImportInput } from './run-lead-import.js';
import { startLeadImport } from './start-lead-import.js';

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
  store = storeOf(organization);
});

const storeOf = ({ scope, trail }: TestOrganization) => storeFactory(services)(scope, trail);
const needs = (viewer = organization.member('MANAGER')) => ({ viewer, store, files: services.files, clock });
const chunks = async function* (text: string | Buffer): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text);
};

async function started(campaignId: string | null = null, language?: Language) {
  const outcome = await ready(startLeadImport, needs())({ fileName: 'people.csv', campaignId, language });
  if (outcome.kind !== 'LeadImportStarted') throw new Error(outcome.message);
  return outcome.leadImport;
}

async function uploaded(content: string | Buffer, language?: Language) {
  const leadImport = await started(null, language);
  await services.files.receive(organization.scope, leadImport.fileId, chunks(content), { bytesMax: 10_000_000 });
  return leadImport;
}

const run = (input: RunLeadImportInput) => ready(runLeadImport, needs())(input);
const jobs = async () => {
  const { rows } = await services.owner.query<{ payload: unknown }>(
    `SELECT payload FROM platform.job_outbox WHERE organization_id = $1`,
    [organization.id],
  );
  return rows;
};
const french =
  'Prénom;Nom;E-mail;Société;Âge\nZoé;Dupont;zoe@acme.example;Acme;33\nAbel;Martin;abel@acme.example;Acme;44\n';

describe('starting', () => {
  test('makes room for a file that only importers may send', async () => {
    const campaignId = randomUUID();
    const leadImport = await started(campaignId);
    expect(leadImport).toMatchObject({ status: 'AWAITING_FILE', campaignId, fileName: 'people.csv', rowCount: null });
    expect(await services.files.describe(organization.scope, leadImport.fileId)).toMatchObject({
      status: 'AWAITING',
      permission: 'lead:import',
    });
  });

  test('is refused for a campaign that cannot exist and for a file without a name', async () => {
    const start = ready(startLeadImport, needs());
    expect(await start({ fileName: 'a.csv', campaignId: 'x' })).toMatchObject({
      kind: 'ImportCampaignNotFound',
      campaignId: 'x',
    });
    expect(await start({ fileName: ' \0 ' })).toMatchObject({ kind: 'InvalidInput', problems: [{ path: 'fileName' }] });
    expect(await start({ fileName: 'x'.repeat(256) })).toMatchObject({ kind: 'InvalidInput' });
  });
});

describe('looking at the file', () => {
  test('says how it is written and what its columns are', async () => {
    const { fileId } = await uploaded(Buffer.from(french, 'latin1'));
    const inspected = await inspectImportFile(services.files, organization.scope, fileId);
    expect(inspected).toMatchObject({
      kind: 'TABLE',
      format: { encoding: 'windows-1252', delimiter: ';', hasHeader: true },
    });
    const fields = inspected.kind === 'TABLE' ? inspected.columns.map(({ field }) => field) : [];
    expect(fields).toEqual(['firstName', 'lastName', 'email', 'companyName', null]);
  });

  test('says why it is no table, and that it is still awaited', async () => {
    const { fileId } = await uploaded(Buffer.from([0x50, 0x4b, 0x03, 0x04, 0, 0]));
    expect(await inspectImportFile(services.files, organization.scope, fileId)).toMatchObject({
      kind: 'NO_TABLE',
      sentence: { FR: expect.stringContaining('classeur Excel'), EN: expect.stringContaining('Excel workbook') },
    });
    expect(await inspectImportFile(services.files, organization.scope, (await started()).fileId)).toEqual({
      kind: 'AWAITED',
    });
  });
});

describe('running', () => {
  test('queues the import with the suggested columns and rings for a worker', async () => {
    const { id } = await uploaded(french);
    expect(await run({ importId: id })).toMatchObject({ kind: 'LeadImportQueued', leadImport: { status: 'QUEUED' } });
    const plan = await importRows(services, organization).planOf(id);
    expect(plan?.columns.map(({ field }) => field)).toEqual(['firstName', 'lastName', 'email', 'companyName', null]);
  });

  test('takes the columns and the header as people say', async () => {
    const { id } = await uploaded('zoe@acme.example,Zoé\n');
    const mapping = [
      { columnIndex: 1, field: 'fullName' },
      { columnIndex: 0, field: 'email' },
    ] as const;
    expect(await run({ importId: id, mapping, hasHeader: false })).toMatchObject({ kind: 'LeadImportQueued' });
    const plan = await importRows(services, organization).planOf(id);
    expect(plan).toMatchObject({
      format: { hasHeader: false },
      columns: [
        { columnIndex: 1, field: 'fullName' },
        { columnIndex: 0, field: 'email' },
      ],
    });
  });

  test('is refused before the file is there, and twice', async () => {
    const { id } = await started();
    expect(await run({ importId: id })).toMatchObject({ kind: 'LeadImportNotReady', status: 'AWAITING_FILE' });
    const other = await uploaded(french);
    await run({ importId: other.id });
    expect(await run({ importId: other.id })).toMatchObject({ kind: 'LeadImportNotReady', status: 'QUEUED' });
  });

  test('twice at the same time queues once', async () => {
    const { id } = await uploaded(french);
    const outcomes = await Promise.all([run({ importId: id }), run({ importId: id }), run({ importId: id })]);
    expect(outcomes.filter(({ kind }) => kind === 'LeadImportQueued')).toHaveLength(1);
  });

  test('is refused for columns that tell nobody apart, and for a file that is no table; nothing is queued', async () => {
    const { id } = await uploaded(french);
    expect(await run({ importId: id, mapping: [{ columnIndex: 9, field: 'city' }] })).toMatchObject({
      kind: 'InvalidInput',
      problems: [{ path: 'mapping.0.columnIndex' }, { path: 'mapping' }],
    });
    const binary = await uploaded(Buffer.from([0x50, 0x4b, 0x03, 0x04, 0, 0]));
    expect(await run({ importId: binary.id })).toMatchObject({
      kind: 'InvalidInput',
      problems: [{ path: 'importId', message: expect.stringContaining('Excel workbook') }],
    });
    expect(await jobs()).toEqual([]);
    expect((await store.imports.findById(id))?.status).toBe('AWAITING_FILE');
  });
});

describe('an import in French', () => {
  test('says in French why it is refused, and everybody else is told in English', async () => {
    const start = ready(startLeadImport, needs());
    expect(await start({ fileName: '', language: 'FR' })).toMatchObject({
      message: 'Donnez au fichier un nom de 255 caractères au plus.',
    });
    expect(await start({ fileName: 'a.csv', campaignId: 'x', language: 'FR' })).toMatchObject({
      message: 'Cette campagne n’existe pas.',
    });
    const awaited = await started(null, 'FR');
    expect(awaited.language).toBe('FR');
    expect(await run({ importId: awaited.id })).toMatchObject({ message: 'Envoyez d’abord le fichier.' });
    const { id } = await uploaded(french, 'FR');
    const mapping = [{ columnIndex: 4, field: 'notes' }] as const;
    expect(await run({ importId: id, mapping })).toMatchObject({ message: expect.stringMatching(/^Indiquez/) });
    const binary = await uploaded(Buffer.from([0x50, 0x4b, 0x03, 0x04, 0, 0]), 'FR');
    expect(await run({ importId: binary.id })).toMatchObject({ message: expect.stringContaining('classeur Excel') });
    await run({ importId: id });
    expect(await run({ importId: id })).toMatchObject({ message: expect.stringContaining('déjà été lancé') });
    const cancel = ready(cancelLeadImport, needs());
    await cancel({ importId: id });
    expect(await cancel({ importId: id })).toMatchObject({ message: 'Cet import est déjà terminé.' });

    const english = await uploaded(french);
    expect(english.language).toBe('EN');
    expect(await run({ importId: english.id, mapping })).toMatchObject({
      message: expect.stringMatching(/^Say which/),
    });
  });
});

describe('cancelling', () => {
  test('ends an import that is not over, once', async () => {
    const { id } = await uploaded(french);
    const cancel = ready(cancelLeadImport, needs());
    expect(await cancel({ importId: id })).toMatchObject({
      kind: 'LeadImportCancelled',
      leadImport: { status: 'CANCELLED', finishedAt: clock.now() },
    });
    expect(await cancel({ importId: id })).toMatchObject({ kind: 'LeadImportNotReady', status: 'CANCELLED' });
    expect(await run({ importId: id })).toMatchObject({ kind: 'LeadImportNotReady', status: 'CANCELLED' });
  });
});

describe('an import that is not there', () => {
  test('is not found: unknown ids, ids that are none, and another organization’s', async () => {
    const { id } = await uploaded(french);
    const other = await services.anOrganization();
    const theirs = { viewer: other.member('OWNER'), store: storeOf(other), files: services.files, clock };
    for (const importId of [randomUUID(), 'x']) {
      expect(await run({ importId })).toMatchObject({ kind: 'LeadImportNotFound', importId });
      expect(await ready(cancelLeadImport, needs())({ importId })).toMatchObject({ kind: 'LeadImportNotFound' });
    }
    expect(await ready(runLeadImport, theirs)({ importId: id })).toMatchObject({ kind: 'LeadImportNotFound' });
    expect(await ready(cancelLeadImport, theirs)({ importId: id })).toMatchObject({ kind: 'LeadImportNotFound' });
  });
});

describe('whoever may not import', () => {
  test('is refused every act', async () => {
    for (const viewer of [
      organization.member('VIEWER'),
      organization.member('OPERATOR'),
      organization.agents(randomUUID()),
    ]) {
      await expect(ready(startLeadImport, needs(viewer))({ fileName: 'a.csv' })).rejects.toThrow(NotPermitted);
      await expect(ready(runLeadImport, needs(viewer))({ importId: randomUUID() })).rejects.toThrow(NotPermitted);
      await expect(ready(cancelLeadImport, needs(viewer))({ importId: randomUUID() })).rejects.toThrow(NotPermitted);
    }
  });
});

import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { FileStore } from '../../../platform/files/file-store.js';
import { TestClock } from '../../../platform/testing/test-clock.js';
import { startTestServices, type TestOrganization, type TestServices } from '../../../platform/testing/test-services.js';
import { ready } from '../../../platform/use-case/define-use-case.js';
import { storeFactory } from '../context.js';
import type { LeadStore } from '../data/lead-store.js';
import { importGiveUpMs, importLeaseMs, type LeadImport } from '../domain/lead-import.js';
import { cancelLeadImport } from '../use-cases/cancel-lead-import.js';
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
  store = storeFactory(services)(organization.scope);
});

const chunks = async function* (text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text, 'utf8');
};

/** An import whose file is uploaded and that waits for a worker. */
async function queued(text: string, campaignId: string | null = null): Promise<string> {
  const needs = { viewer: organization.member('MANAGER'), store, files: services.files, clock };
  const started = await ready(startLeadImport, needs)({ fileName: 'people.csv', campaignId });
  if (started.kind !== 'LeadImportStarted') throw new Error(started.message);
  await services.files.receive(organization.scope, started.leadImport.fileId, chunks(text), { bytesMax: 100_000_000 });
  const outcome = await ready(runLeadImport, needs)({ importId: started.leadImport.id });
  if (outcome.kind !== 'LeadImportQueued') throw new Error(outcome.message);
  return outcome.leadImport.id;
}

interface Attempt {
  readonly signal?: AbortSignal;
  readonly attempt?: number;
  readonly files?: Pick<FileStore, 'read'>;
}

/** A worker answers the bell of an import. */
const work = (importId: string, { signal = new AbortController().signal, attempt = 1, files }: Attempt = {}) => {
  const given = files ? Object.assign(Object.create(services.files) as FileStore, { read: files.read }) : services.files;
  const handler = runImportHandler({ storeOf: storeFactory(services), files: given, clock, logger: services.logger });
  return handler.handle({ organizationId: organization.id, importId }, { signal, attempt });
};

async function imported(text: string, campaignId: string | null = null): Promise<LeadImport> {
  const id = await queued(text, campaignId);
  await work(id);
  return stateOf(id);
}

async function stateOf(id: string): Promise<LeadImport> {
  const leadImport = await store.imports.findById(id);
  if (!leadImport) throw new Error('No import.');
  return leadImport;
}

const leads = async () => {
  const { rows } = await services.owner.query('SELECT * FROM lead.leads WHERE organization_id = $1 ORDER BY id', [organization.id]);
  return rows;
};
const interactionCount = async (): Promise<number> => {
  const { rows } = await services.owner.query('SELECT count(*)::int AS count FROM lead.interactions WHERE organization_id = $1', [organization.id]);
  return rows[0]?.count;
};

const header = 'Prénom;Nom;E-mail;Société;Commentaire\n';
const people = (from: number, to: number): string =>
  Array.from({ length: to - from + 1 }, (_, index) => `Zoé;Nom${from + index};p${from + index}@acme.example;Acme SAS;note ${from + index}\n`).join('');

describe('a file that can be read', () => {
  test('becomes leads with company, note and history, formulas and markup word for word', async () => {
    const state = await imported(`${header}=cmd|' /C calc'!A0;<script>alert(1)</script>;zoe@acme.example;Acme SAS;Budget validé\n`);
    expect(state).toMatchObject({ status: 'COMPLETED', rowCount: 1, processedCount: 1, createdCount: 1, refusedCount: 0, reportFileId: null, failure: null });
    const [lead] = await leads();
    expect(lead).toMatchObject({
      first_name: "=cmd|' /C calc'!A0",
      last_name: '<script>alert(1)</script>',
      email: 'zoe@acme.example',
      status: 'NEW',
      source: 'List imported by the organization',
      campaign_id: null,
    });
    const history = await store.interactions.page(lead?.id, null, 10);
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
    expect(await imported(`${header}${people(1, 3)}`)).toMatchObject({ createdCount: 0, updatedCount: 0, unchangedCount: 3 });
    expect([await leads(), await interactionCount()]).toEqual(before);
    const state = await imported('E-mail;Nom;Fonction\np1@acme.example;Autre;PDG\n');
    expect(state).toMatchObject({ updatedCount: 1, createdCount: 0 });
    expect((await leads())[0]).toMatchObject({ last_name: 'Nom1', job_title: 'PDG' });
  });

  test('counts rows that repeat earlier ones, and reports refused rows so that they can be mended', async () => {
    const state = await imported(`${header}${people(1, 2)};;pas une adresse;;=1+1\n${people(1, 1)}`);
    expect(state).toMatchObject({ status: 'COMPLETED', rowCount: 4, processedCount: 4, createdCount: 2, duplicateCount: 1, refusedCount: 1 });
    const report = await services.files.describe(organization.scope, state.reportFileId ?? '');
    expect(report).toMatchObject({ name: 'refused-people.csv', permission: 'lead:import', status: 'COMPLETE' });
    const parts: Buffer[] = [];
    for await (const part of services.files.read(organization.scope, state.reportFileId ?? '')) parts.push(part);
    const [head, row] = Buffer.concat(parts).toString('utf8').replace('\ufeff', '').split('\r\n');
    expect(head).toBe('Line;Reasons;Prénom;Nom;E-mail;Société;Commentaire');
    expect(row).toMatch(/^4;.*E-mail.*;pas une adresse;;'=1\+1$/);
  });

  test('imports 10,000 rows in a few seconds', async () => {
    const id = await queued(`${header}${people(1, 10_000)}`);
    const startedAt = performance.now();
    await work(id);
    expect(performance.now() - startedAt).toBeLessThan(15_000);
    expect(await stateOf(id)).toMatchObject({ status: 'COMPLETED', createdCount: 10_000 });
  });
});

describe('a file that breaks its own rules', () => {
  test('is refused with the line to mend, and nothing of it is imported', async () => {
    const state = await imported(`${header}${people(1, 1_500)}Zoé;"Nom;x@acme.example;Acme;\n`);
    expect(state).toMatchObject({ status: 'FAILED', rowCount: null, processedCount: 0 });
    expect(state.failure).toContain('line 1502');
    expect(await leads()).toEqual([]);
  });
});

describe('an interrupted import', () => {
  /** Reads the file whole the first time, then dies in the middle of it, as after kill -9 between two batches. */
  const dyingFiles = (): Pick<FileStore, 'read'> => {
    let readings = 0;
    return {
      async *read(scope, id) {
        readings += 1;
        const lastReading = readings;
        for await (const chunk of services.files.read(scope, id)) {
          if (lastReading <= 2) yield chunk;
          else {
            for (let start = 0; start < chunk.length; start += 20_000) {
              if (start >= 100_000) throw new Error('killed');
              yield chunk.subarray(start, start + 20_000);
            }
          }
        }
      },
    };
  };

  test('goes on behind its last batch, without repeating or losing a row', async () => {
    const id = await queued(`${header}${people(1, 3_200)}${people(10, 40)}`);
    await expect(work(id, { files: dyingFiles() })).rejects.toThrow('killed');
    const half = await stateOf(id);
    expect(half.status).toBe('RUNNING');
    expect(half.processedCount).toBeGreaterThan(0);
    expect(half.processedCount).toBeLessThan(3_000);
    await work(id, { attempt: 2 });
    expect(await stateOf(id)).toMatchObject({
      status: 'COMPLETED',
      rowCount: 3_231,
      processedCount: 3_231,
      createdCount: 3_200,
      updatedCount: 0,
      unchangedCount: 0,
      duplicateCount: 31,
    });
    expect(await leads()).toHaveLength(3_200);
    expect(await interactionCount()).toBe(6_400);
  });

  test('of a worker that vanished is taken over when its lease ends, and not before', async () => {
    const id = await queued(`${header}${people(1, 2)}`);
    await store.transaction(({ imports }) => imports.claim({ importId: id, worker: 'vanished' }, clock.now()));
    await work(id);
    expect(await stateOf(id)).toMatchObject({ status: 'RUNNING', processedCount: 0 });
    clock.advance(importLeaseMs + 1);
    await work(id);
    expect(await stateOf(id)).toMatchObject({ status: 'COMPLETED', createdCount: 2 });
  });

  test('of a process that drains is free at once for the next worker', async () => {
    const id = await queued(`${header}${people(1, 2)}`);
    await work(id, { signal: AbortSignal.abort() });
    expect(await stateOf(id)).toMatchObject({ status: 'RUNNING', processedCount: 0 });
    const waiting = await services.systemRows('SELECT organization_id, id FROM lead.imports_waiting($1)', [clock.now()]);
    expect(waiting).toContainEqual({ organization_id: organization.id, id });
    await work(id);
    expect(await stateOf(id)).toMatchObject({ status: 'COMPLETED', createdCount: 2 });
  });

  test('writes nothing once another worker has it', async () => {
    const id = await queued(`${header}${people(1, 2)}`);
    const takeOver: Pick<FileStore, 'read'> = {
      async *read(scope, fileId) {
        yield* services.files.read(scope, fileId);
        await services.owner.query(`UPDATE lead.lead_imports SET claimed_by = 'another' WHERE id = $1 AND row_count IS NOT NULL`, [id]);
      },
    };
    await work(id, { files: takeOver });
    expect(await stateOf(id)).toMatchObject({ status: 'RUNNING', processedCount: 0 });
    expect(await leads()).toEqual([]);
  });
});

describe('a cancelled import', () => {
  test('stops before its next batch and keeps what was imported', async () => {
    const id = await queued(`${header}${people(1, 3_000)}`);
    let readings = 0;
    const cancelling: Pick<FileStore, 'read'> = {
      async *read(scope, fileId) {
        readings += 1;
        const isImporting = readings > 2;
        for await (const chunk of services.files.read(scope, fileId)) {
          yield chunk.subarray(0, 80_000);
          if (isImporting) await ready(cancelLeadImport, { viewer: organization.member('MANAGER'), store, clock })({ importId: id });
          yield chunk.subarray(80_000);
        }
      },
    };
    await work(id, { files: cancelling });
    const state = await stateOf(id);
    expect(state.status).toBe('CANCELLED');
    expect(await leads()).toHaveLength(state.processedCount);
    expect(state.processedCount).toBeLessThan(3_000);
    await work(id);
    expect(await stateOf(id)).toEqual(state);
  });
});

describe('an import that keeps failing', () => {
  const broken: Pick<FileStore, 'read'> = {
    read: () => {
      throw new Error('the store is away');
    },
  };

  test('is tried again by its job and given up after the fourth time, in words for people', async () => {
    const id = await queued(`${header}${people(1, 2)}`);
    for (const attempt of [1, 2, 3]) {
      await expect(work(id, { files: broken, attempt })).rejects.toThrow('the store is away');
      expect((await stateOf(id)).status).toBe('RUNNING');
    }
    await expect(work(id, { files: broken, attempt: 4 })).rejects.toThrow('the store is away');
    const { status, failure } = await stateOf(id);
    expect(status).toBe('FAILED');
    expect(failure).toContain('Start a new import');
    expect(failure).not.toContain('the store is away');
  });

  test('is given up by a sweep once it has failed for long', async () => {
    const id = await queued(`${header}${people(1, 2)}`);
    await expect(work(id, { files: broken })).rejects.toThrow();
    clock.advance(importGiveUpMs + 1);
    await expect(work(id, { files: broken })).rejects.toThrow();
    expect((await stateOf(id)).status).toBe('FAILED');
  });
});

test('a payload that is not the job’s is never tried again', async () => {
  const handler = runImportHandler({ storeOf: storeFactory(services), files: services.files, clock, logger: services.logger });
  await expect(handler.handle({ importId: 'x' }, { signal: new AbortController().signal, attempt: 1 })).rejects.toThrow('Payload of job lead.run-import');
});

test('an import of another organization is not found by its id', async () => {
  const id = await queued(`${header}${people(1, 1)}`);
  const other = await services.anOrganization();
  const handler = runImportHandler({ storeOf: storeFactory(services), files: services.files, clock, logger: services.logger });
  await handler.handle({ organizationId: other.id, importId: id }, { signal: new AbortController().signal, attempt: 1 });
  expect((await stateOf(id)).status).toBe('QUEUED');
});

import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { FileStore } from '../../../platform/files/file-store.js';
import { TestClock } from '../../../platform/testing/test-clock.js';
import {
  startTestServices,
  type TestOrganization,
  type TestServices,
} from '../../../platform/testing/test-services.js';
import { ready } from '../../../platform/use-case/define-use-case.js';
import { importRows } from '../../../tests/support/house-rows.js';
import { storeFactory } from '../context.js';
import type { LeadStore } from '../data/lead-store.js';
import type { Language } from '../domain/language.js';
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

interface Attempt {
  readonly signal?: AbortSignal;
  readonly attempt?: number;
  readonly files?: Pick<FileStore, 'read'>;
}

/** A worker answers the bell of an import. */
const work = (importId: string, { signal = new AbortController().signal, attempt = 1, files }: Attempt = {}) => {
  const given = files
    ? Object.assign(Object.create(services.files) as FileStore, { read: files.read })
    : services.files;
  const handler = runImportHandler({ storeOf: storeFactory(services), files: given, clock, logger: services.logger });
  return handler.handle({ organizationId: organization.id, importId }, { signal, attempt });
};

async function stateOf(id: string): Promise<LeadImport> {
  const leadImport = await store.imports.findById(id);
  if (!leadImport) throw new Error('No import.');
  return leadImport;
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

describe('an interrupted import', () => {
  /** Yields 20 KB of a chunk at a time and dies behind 100 KB, as after kill -9 between two batches. */
  async function* dying(chunk: Uint8Array): AsyncGenerator<Buffer> {
    for (let start = 0; start < Math.min(chunk.length, 100_000); start += 20_000)
      yield Buffer.from(chunk.subarray(start, start + 20_000));
    throw new Error('killed');
  }

  /** Reads the file whole for the scan, then dies in the middle of it. */
  const dyingFiles = (): Pick<FileStore, 'read'> => {
    let readings = 0;
    return {
      async *read(scope, id) {
        readings += 1;
        const isImporting = readings > 2;
        for await (const chunk of services.files.read(scope, id)) yield* isImporting ? dying(chunk) : [chunk];
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
    await importRows(services, organization).claim({ importId: id, worker: 'vanished' }, clock.now());
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
    const waiting = await services.systemRows('SELECT organization_id, id FROM lead.imports_waiting($1)', [
      clock.now(),
    ]);
    expect(waiting).toContainEqual({ organization_id: organization.id, id });
    await work(id);
    expect(await stateOf(id)).toMatchObject({ status: 'COMPLETED', createdCount: 2 });
  });

  test('writes nothing once another worker has it', async () => {
    const id = await queued(`${header}${people(1, 2)}`);
    const takeOver: Pick<FileStore, 'read'> = {
      async *read(scope, fileId) {
        yield* services.files.read(scope, fileId);
        await services.owner.query(
          `UPDATE lead.lead_imports SET claimed_by = 'another' WHERE id = $1 AND row_count IS NOT NULL`,
          [id],
        );
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
          if (isImporting)
            await ready(cancelLeadImport, { viewer: organization.member('MANAGER'), store, clock })({ importId: id });
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

  test('is given up by a sweep once it has failed for long, in the words of who imports', async () => {
    const id = await queued(`${header}${people(1, 2)}`, null, 'FR');
    await expect(work(id, { files: broken })).rejects.toThrow();
    clock.advance(importGiveUpMs + 1);
    await expect(work(id, { files: broken })).rejects.toThrow();
    expect(await stateOf(id)).toMatchObject({
      status: 'FAILED',
      failure: expect.stringMatching(/^L’import s’est arrêté/),
    });
  });
});

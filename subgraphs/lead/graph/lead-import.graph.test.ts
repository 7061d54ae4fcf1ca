import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { execute, parse, subscribe, validate, type ExecutionResult } from 'graphql';
import { z } from 'zod';
import type { Subgraph } from '../../../platform/graphql/subgraph.js';
import {
  startTestServices,
  type TestOrganization,
  type TestServices,
} from '../../../platform/testing/test-services.js';
import type { Viewer } from '../../../platform/viewer/viewer.js';
import { createLeadSubgraph } from '../subgraph.js';
import { createLeadWorker } from '../worker.js';

let services: TestServices;
let house: Subgraph;
let organization: TestOrganization;
let other: TestOrganization;

beforeAll(async () => {
  services = await startTestServices();
  house = await createLeadSubgraph(services);
});
afterAll(() => services.close());
beforeEach(async () => {
  organization = await services.anOrganization();
  other = await services.anOrganization();
});

const contextOf = (viewer: Viewer): object =>
  house.createContext({ viewer, requestId: randomUUID(), clientAddress: null });

async function ask(viewer: Viewer, source: string, variables: Record<string, unknown> = {}): Promise<ExecutionResult> {
  const document = parse(source);
  expect(validate(house.schema, document)).toEqual([]);
  return execute({ schema: house.schema, document, variableValues: variables, contextValue: contextOf(viewer) });
}

const codesOf = ({ errors = [] }: ExecutionResult): readonly unknown[] =>
  errors.map((error) => error.extensions['code'] ?? error.message);

describe('an import over the graph', () => {
  const fields =
    'id status language failure byteCount uploadPath reportPath preview { delimiter hasHeader columns { index header suggestedField reason } rows }';
  const starting = (input: string) =>
    `mutation { startLeadImport(input: { fileName: "a.csv" ${input} }) { ... on LeadImportStarted { leadImport { ${fields} } } } }`;
  const start = starting('');
  const read = `query ($id: ID!) { leadImport(id: $id) { ${fields} } }`;
  const run = `mutation ($id: ID!) { runLeadImport(input: { importId: $id, hasHeader: true, mapping: [{ columnIndex: 0, field: EMAIL }] }) { __typename ... on LeadImportQueued { leadImport { status } } } }`;

  const started = z.object({
    startLeadImport: z.object({ leadImport: z.object({ id: z.string(), uploadPath: z.string() }) }),
  });

  async function uploaded(content: Buffer, source = start): Promise<string> {
    const { data } = await ask(organization.member('MANAGER'), source);
    const { leadImport } = started.parse(data).startLeadImport;
    const bytes = async function* () {
      yield content;
    };
    await services.files.receive(organization.scope, leadImport.uploadPath.replace('/files/', ''), bytes(), {
      bytesMax: 1_000_000,
    });
    return leadImport.id;
  }

  test('waits for its file, then for its columns, and shows the beginning of the file', async () => {
    const { data } = await ask(organization.member('MANAGER'), start);
    expect(data).toMatchObject({
      startLeadImport: {
        leadImport: { status: 'AWAITING_FILE', language: 'EN', byteCount: null, preview: null, reportPath: null },
      },
    });
    const id = await uploaded(Buffer.from('E-mail;Note\na@acme.example;x\n'));
    expect(await ask(organization.member('MANAGER'), read, { id })).toMatchObject({
      data: {
        leadImport: {
          status: 'AWAITING_MAPPING',
          byteCount: 29,
          failure: null,
          preview: {
            delimiter: ';',
            hasHeader: true,
            columns: [
              { index: 0, header: 'E-mail', suggestedField: 'EMAIL', reason: 'The header says so.' },
              { index: 1, header: 'Note', suggestedField: 'NOTES' },
            ],
            rows: [['a@acme.example', 'x']],
          },
        },
      },
    });
  });

  test('says why an uploaded file is no table', async () => {
    const id = await uploaded(Buffer.from([0x50, 0x4b, 0x03, 0x04, 0, 0]));
    const { data } = await ask(organization.member('MANAGER'), read, { id });
    expect(data).toMatchObject({
      leadImport: { status: 'AWAITING_MAPPING', preview: null, failure: expect.stringContaining('Excel') },
    });
  });

  test('speaks French to whoever starts it in French: its columns and its failure', async () => {
    const inFrench = starting('language: FR');
    const table = await uploaded(Buffer.from('E-mail;Note\na@acme.example;x\n'), inFrench);
    expect(await ask(organization.member('MANAGER'), read, { id: table })).toMatchObject({
      data: { leadImport: { language: 'FR', preview: { columns: [{ reason: 'L’en-tête l’indique.' }, {}] } } },
    });
    const binary = await uploaded(Buffer.from([0x50, 0x4b, 0x03, 0x04, 0, 0]), inFrench);
    expect(await ask(organization.member('MANAGER'), read, { id: binary })).toMatchObject({
      data: { leadImport: { failure: expect.stringContaining('Ceci est un classeur Excel') } },
    });
  });

  test('streams each of its changes to its own organization and ends behind the last', async () => {
    const id = await uploaded(Buffer.from('E-mail\na@acme.example\nnobody\n'));
    expect(await ask(organization.member('MANAGER'), run, { id })).toMatchObject({
      data: { runLeadImport: { leadImport: { status: 'QUEUED' } } },
    });
    const [binding] = createLeadWorker(services).bindings;
    await binding?.handle(
      { organizationId: organization.id, importId: id },
      { signal: new AbortController().signal, attempt: 1 },
    );
    const follow = async (viewer: Viewer): Promise<readonly unknown[]> => {
      const document = parse(
        `subscription { leadImportProgress(importId: "${id}") { status rowCount processedCount createdCount refusedCount reportPath } }`,
      );
      const stream = await subscribe({ schema: house.schema, document, contextValue: contextOf(viewer) });
      if (!(Symbol.asyncIterator in stream)) return codesOf(stream);
      const seen: unknown[] = [];
      for await (const { data } of stream) seen.push(data?.['leadImportProgress']);
      return seen;
    };
    expect(await follow(organization.member('MANAGER'))).toEqual([
      { status: 'QUEUED', rowCount: null, processedCount: 0, createdCount: 0, refusedCount: 0, reportPath: null },
      { status: 'RUNNING', rowCount: null, processedCount: 0, createdCount: 0, refusedCount: 0, reportPath: null },
      { status: 'RUNNING', rowCount: 2, processedCount: 0, createdCount: 0, refusedCount: 0, reportPath: null },
      { status: 'RUNNING', rowCount: 2, processedCount: 2, createdCount: 1, refusedCount: 1, reportPath: null },
      {
        status: 'COMPLETED',
        rowCount: 2,
        processedCount: 2,
        createdCount: 1,
        refusedCount: 1,
        reportPath: expect.stringMatching(/^\/files\/[0-9a-f-]{36}$/),
      },
    ]);
    expect(await follow(other.member('OWNER'))).toEqual([]);
    expect(await follow(organization.member('VIEWER'))).toEqual(['FORBIDDEN']);
  });

  test('is not for members who may not import, and not for another organization', async () => {
    const id = await uploaded(Buffer.from('E-mail\na@acme.example\n'));
    expect(codesOf(await ask(organization.member('OPERATOR'), read, { id }))).toEqual(['FORBIDDEN']);
    expect(codesOf(await ask(organization.member('OPERATOR'), run, { id }))).toEqual(['FORBIDDEN']);
    expect(await ask(other.member('OWNER'), read, { id })).toEqual({ data: { leadImport: null } });
    expect(await ask(other.member('OWNER'), run, { id })).toMatchObject({
      data: { runLeadImport: { __typename: 'LeadImportNotFound' } },
    });
  });
});

import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { ApiFailed, type Api } from './api.js';
import type { ProgressBar } from './progress.js';
import { localeOf, type DemoWords } from './words.js';

const started = z.object({
  startLeadImport: z.object({
    leadImport: z.object({ id: z.string(), uploadPath: z.string() }).optional(),
    message: z.string().optional(),
  }),
});
const previewed = z.object({
  leadImport: z.object({
    failure: z.string().nullable(),
    preview: z
      .object({
        columns: z.array(z.object({ index: z.number(), header: z.string(), suggestedField: z.string().nullable() })),
      })
      .nullable(),
  }),
});
const queued = z.object({ runLeadImport: z.object({ message: z.string().optional() }) });
const progress = z.object({
  leadImportProgress: z.object({
    status: z.string(),
    rowCount: z.number().nullable(),
    processedCount: z.number(),
    createdCount: z.number(),
    updatedCount: z.number(),
    unchangedCount: z.number(),
    duplicateCount: z.number(),
    refusedCount: z.number(),
    reportPath: z.string().nullable(),
    failure: z.string().nullable(),
  }),
});
const readers = z.object({ leads: z.object({ nodes: z.array(z.object({ language: z.enum(['FR', 'EN']) })) }) });

/** How an import ended. */
export type ImportCounts = z.infer<typeof progress>['leadImportProgress'];

const progressFields =
  'status rowCount processedCount createdCount updatedCount unchangedCount duplicateCount refusedCount reportPath failure';
const finalStatuses = new Set(['COMPLETED', 'FAILED', 'CANCELLED']);
const columnsListed = 40;

/** Where a list is read into, and how one talks about it. */
export interface ListImport {
  readonly api: Api;
  readonly bar: ProgressBar;
  readonly words: DemoWords;
  readonly file: string;
  readonly campaignId: string;
}

const listed = (names: readonly string[]): string =>
  names.length <= columnsListed ? names.join(', ') : `${names.slice(0, columnsListed).join(', ')} ...`;

function sayColumns({ bar, words }: ListImport, preview: z.infer<typeof previewed>['leadImport']['preview']): void {
  const columns = (preview?.columns ?? []).map(({ header, index, suggestedField }) => ({
    name: header === '' ? `#${index + 1}` : header,
    field: suggestedField,
  }));
  const used = columns.flatMap(({ name, field }) => (field === null ? [] : [`${name} → ${words.columnName(field)}`]));
  const leftOut = columns.flatMap(({ name, field }) => (field === null ? [name] : []));
  if (used.length > 0) bar.line(words.columnsUsed(listed(used)));
  if (leftOut.length > 0) bar.line(words.columnsLeftOut(listed(leftOut)));
}

/** Uploads a list, takes the suggested mapping and waits until every row is in or refused. @throws ApiFailed */
export async function importList(list: ListImport): Promise<ImportCounts> {
  const { api, file, campaignId, words } = list;
  const { startLeadImport } = await api.ask(
    `mutation ($input: StartLeadImportInput!) { startLeadImport(input: $input) { ... on LeadImportStarted { leadImport { id uploadPath } } ... on UserError { message } } }`,
    { input: { fileName: path.basename(file), campaignId, language: localeOf(words) } },
    started,
  );
  if (!startLeadImport.leadImport) throw new ApiFailed(startLeadImport.message ?? 'The import could not start.');
  const { id, uploadPath } = startLeadImport.leadImport;
  await api.upload(uploadPath, file);
  const { leadImport } = await api.ask(
    'query ($id: ID!) { leadImport(id: $id) { failure preview { columns { index header suggestedField } } } }',
    { id },
    previewed,
  );
  if (leadImport.failure !== null) throw new ApiFailed(leadImport.failure);
  sayColumns(list, leadImport.preview);
  const { runLeadImport } = await api.ask(
    'mutation ($input: RunLeadImportInput!) { runLeadImport(input: $input) { ... on UserError { message } } }',
    { input: { importId: id } },
    queued,
  );
  if (runLeadImport.message !== undefined) throw new ApiFailed(runLeadImport.message);
  return followImport(list, id);
}

async function followImport({ api, bar, words }: ListImport, importId: string): Promise<ImportCounts> {
  const updates = api.follow(
    `subscription ($importId: ID!) { leadImportProgress(importId: $importId) { ${progressFields} } }`,
    { importId },
    (data) => {
      const item = progress.parse(data).leadImportProgress;
      return { item, cursor: null, final: finalStatuses.has(item.status) };
    },
  );
  let last: ImportCounts | undefined;
  for await (const update of updates) {
    last = update;
    const share = update.rowCount ? update.processedCount / update.rowCount : 0;
    const detail = words.rowsDone(update.processedCount.toLocaleString(words.locale));
    bar.show({ label: words.importing, share, detail });
  }
  bar.end();
  if (last?.status !== 'COMPLETED') throw new ApiFailed(last?.failure ?? 'The import did not complete.');
  return last;
}

/** The language most leads of a list read, of the first hundred; null for an empty one. */
export async function languageOfList(api: Api, campaignId: string): Promise<'fr' | 'en' | null> {
  const { leads } = await api.ask(
    'query ($campaignId: ID!) { leads(first: 100, filter: { campaignId: $campaignId }) { nodes { language } } }',
    { campaignId },
    readers,
  );
  if (leads.nodes.length === 0) return null;
  const french = leads.nodes.filter(({ language }) => language === 'FR').length;
  return french * 2 >= leads.nodes.length ? 'fr' : 'en';
}

/** @throws ApiFailed when the list is no file */
export function requireFile(file: string): void {
  if (!existsSync(file) || !statSync(file).isFile()) throw new ApiFailed(`There is no file ${file}.`);
}

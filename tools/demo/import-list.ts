import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { ApiFailed, type Api } from './api.js';
import type { ProgressBar } from './progress.js';

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
        encoding: z.string(),
        delimiter: z.string(),
        columns: z.array(z.object({ header: z.string(), suggestedField: z.string().nullable() })),
      })
      .nullable(),
  }),
});
const queued = z.object({ runLeadImport: z.object({ __typename: z.string(), message: z.string().optional() }) });
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
    failure: z.string().nullable(),
  }),
});

/** How an import ended. */
export type ImportCounts = z.infer<typeof progress>['leadImportProgress'];

const progressFields =
  'status rowCount processedCount createdCount updatedCount unchangedCount duplicateCount refusedCount failure';
const finalStatuses = new Set(['COMPLETED', 'FAILED', 'CANCELLED']);

/** Uploads a list, takes the suggested mapping and waits until every row is in or refused. @throws ApiFailed */
export async function importList(api: Api, bar: ProgressBar, file: string, campaignId: string): Promise<ImportCounts> {
  if (!existsSync(file) || !statSync(file).isFile()) throw new ApiFailed(`There is no file ${file}.`);
  const { startLeadImport } = await api.ask(
    `mutation ($input: StartLeadImportInput!) { startLeadImport(input: $input) { ... on LeadImportStarted { leadImport { id uploadPath } } ... on UserError { message } } }`,
    { input: { fileName: path.basename(file), campaignId } },
    started,
  );
  if (!startLeadImport.leadImport) throw new ApiFailed(startLeadImport.message ?? 'The import could not start.');
  const { id, uploadPath } = startLeadImport.leadImport;
  await api.upload(uploadPath, file);
  const { leadImport } = await api.ask(
    'query ($id: ID!) { leadImport(id: $id) { failure preview { encoding delimiter columns { header suggestedField } } } }',
    { id },
    previewed,
  );
  if (leadImport.failure !== null) throw new ApiFailed(leadImport.failure);
  const understood = leadImport.preview?.columns.filter((column) => column.suggestedField !== null) ?? [];
  bar.line(
    `Columns understood: ${understood.map((column) => `${column.header} → ${column.suggestedField ?? ''}`).join(', ')}`,
  );
  const { runLeadImport } = await api.ask(
    'mutation ($input: RunLeadImportInput!) { runLeadImport(input: $input) { __typename ... on UserError { message } } }',
    { input: { importId: id } },
    queued,
  );
  if (runLeadImport.message !== undefined) throw new ApiFailed(runLeadImport.message);
  return followImport(api, bar, id);
}

async function followImport(api: Api, bar: ProgressBar, importId: string): Promise<ImportCounts> {
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
    bar.show({ label: 'import', share, detail: `${update.processedCount} rows` });
  }
  bar.end();
  if (last?.status !== 'COMPLETED') throw new ApiFailed(last?.failure ?? 'The import did not complete.');
  return last;
}

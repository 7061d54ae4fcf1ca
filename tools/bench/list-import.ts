import path from 'node:path';
import { z } from 'zod';
import { ApiFailed, type Api } from '../demo/api.js';

const started = z.object({
  startLeadImport: z.object({
    leadImport: z.object({ id: z.string(), uploadPath: z.string() }).optional(),
    message: z.string().optional(),
  }),
});
const previewed = z.object({ leadImport: z.object({ failure: z.string().nullable() }) });
const queued = z.object({ runLeadImport: z.object({ message: z.string().optional() }) });
const progress = z.object({
  leadImportProgress: z.object({
    status: z.string(),
    processedCount: z.number(),
    createdCount: z.number(),
    failure: z.string().nullable(),
  }),
});

/** How an import ended. */
type ImportProgress = z.infer<typeof progress>['leadImportProgress'];

const finalStatuses = new Set(['COMPLETED', 'FAILED', 'CANCELLED']);

/**
 * Uploads a list, takes the suggested mapping and waits until every row is in.
 * @throws ApiFailed with the reason
 */
export async function importList(api: Api, campaignId: string, file: string): Promise<ImportProgress> {
  const { startLeadImport } = await api.ask(
    'mutation ($input: StartLeadImportInput!) { startLeadImport(input: $input) { ... on LeadImportStarted { leadImport { id uploadPath } } ... on UserError { message } } }',
    { input: { fileName: path.basename(file), campaignId } },
    started,
  );
  if (!startLeadImport.leadImport) throw new ApiFailed(startLeadImport.message ?? 'The import could not start.');
  const { id, uploadPath } = startLeadImport.leadImport;
  await api.upload(uploadPath, file);
  const preview = 'query ($id: ID!) { leadImport(id: $id) { failure preview { columns { suggestedField } } } }';
  const { leadImport } = await api.ask(preview, { id }, previewed);
  if (leadImport.failure !== null) throw new ApiFailed(leadImport.failure);
  const { runLeadImport } = await api.ask(
    'mutation ($input: RunLeadImportInput!) { runLeadImport(input: $input) { ... on UserError { message } } }',
    { input: { importId: id } },
    queued,
  );
  if (runLeadImport.message !== undefined) throw new ApiFailed(runLeadImport.message);
  return followImport(api, id);
}

async function followImport(api: Api, importId: string): Promise<ImportProgress> {
  const updates = api.follow(
    'subscription ($importId: ID!) { leadImportProgress(importId: $importId) { status processedCount createdCount failure } }',
    { importId },
    (data) => {
      const item = progress.parse(data).leadImportProgress;
      return { item, cursor: null, final: finalStatuses.has(item.status) };
    },
  );
  let last: ImportProgress | undefined;
  for await (const update of updates) last = update;
  if (last?.status !== 'COMPLETED') throw new ApiFailed(last?.failure ?? 'The import did not complete.');
  return last;
}

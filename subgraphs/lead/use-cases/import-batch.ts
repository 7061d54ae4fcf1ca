import { done, nothingDone, type Done } from '../../../platform/audit/recorded-transaction.js';
import type { Clock } from '../../../platform/config/clock.js';
import { quotaSentence } from '../../../platform/quota/quota-problems.js';
import { defineUseCase } from '../../../platform/use-case/define-use-case.js';
import type { Viewer } from '../../../platform/viewer/viewer.js';
import type { ImportClaim } from '../data/lead-import.repository.js';
import type { LeadStore, LeadTransaction } from '../data/lead-store.js';
import { inHistory, interactionSentences } from '../domain/interaction.js';
import { importAct } from '../domain/lead-acts.js';
import type { ImportCounts, LeadImport } from '../domain/lead-import.js';
import type { PersonMerge } from '../domain/merge-people.js';
import { refusedRow, type SortedRow } from '../domain/sort-rows.js';
import { writePeople } from './write-people.js';

/** What importing a batch can come to; an interrupted batch left no trace and is done again later. */
export type ImportBatchOutcome =
  | { readonly kind: 'BatchImported'; readonly leadImport: LeadImport }
  | { readonly kind: 'ImportInterrupted' };

/** A batch of rows in the order of the file. */
export interface ImportBatch {
  readonly leadImport: LeadImport;
  readonly worker: string;
  /** Rows done before this batch. */
  readonly fromRow: number;
  readonly rows: readonly SortedRow[];
}

interface Needs {
  readonly viewer: Viewer;
  readonly store: LeadStore;
  readonly clock: Clock;
}

const countOf = (merges: readonly PersonMerge[], outcome: PersonMerge['outcome']): number =>
  merges.filter((merge) => merge.outcome === outcome).length;

async function writeBatch(
  transaction: LeadTransaction,
  { leadImport, worker, fromRow, rows }: ImportBatch,
  now: Date,
): Promise<Done<ImportBatchOutcome>> {
  const persons = rows.filter((row) => row.kind === 'PERSON');
  const refused = rows.filter((row) => row.kind === 'REFUSED');
  const repeats = rows.filter((row) => row.kind === 'DUPLICATE');
  const incoming = [...persons, ...repeats];
  const { merges, shortage } = await writePeople(transaction, {
    people: incoming.map(({ person }) => person),
    rule: { campaignId: leadImport.campaignId, leavesOthersAlone: false },
    now,
    runId: null,
    arrivalOf: (place, { outcome }) => {
      const row = persons[place];
      if (!row || outcome === 'UNCHANGED') return null;
      const sentence = interactionSentences.imported(leadImport.fileName, row.lineNumber);
      return { kind: 'IMPORTED', ...inHistory(sentence, row.person.language), key: `imported:${leadImport.id}` };
    },
  });
  const limited = incoming.flatMap(({ row }, place) =>
    merges[place]?.outcome === 'NO_ROOM'
      ? [refusedRow(row, shortage ? [quotaSentence(shortage)[leadImport.language]] : [])]
      : [],
  );
  await transaction.imports.addRefusedRows(leadImport.id, [...refused.map(({ row }) => row), ...limited]);
  const first = merges.slice(0, persons.length);
  const counts: ImportCounts = {
    created: countOf(first, 'CREATED'),
    updated: countOf(first, 'UPDATED'),
    unchanged: countOf(first, 'UNCHANGED'),
    duplicate: repeats.length - countOf(merges.slice(persons.length), 'NO_ROOM'),
    refused: refused.length + limited.length,
    limited: limited.length,
  };
  const claim: ImportClaim = { importId: leadImport.id, worker };
  const committed = await transaction.imports.commitBatch({ ...claim, fromRow, rows: rows.length, counts, now });
  if (!committed) return nothingDone({ kind: 'ImportInterrupted' });
  return done({ kind: 'BatchImported', leadImport: committed }, importAct('batch-imported', committed, { ...counts }));
}

/** Imports a batch with its counters in one transaction: cancelled or taken over meanwhile, it writes nothing. */
export const importBatch = defineUseCase({
  permission: 'agent:record',

  async run({ store, clock }: Needs, batch: ImportBatch): Promise<ImportBatchOutcome> {
    return store.transaction((transaction) => writeBatch(transaction, batch, clock.now()));
  },
});

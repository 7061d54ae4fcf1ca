import { done, nothingDone } from '../../../platform/audit/recorded-transaction.js';
import type { Clock } from '../../../platform/config/clock.js';
import { defineUseCase } from '../../../platform/use-case/define-use-case.js';
import type { Viewer } from '../../../platform/viewer/viewer.js';
import type { LeadStore } from '../data/lead-store.js';
import { importAct } from '../domain/lead-acts.js';
import type { Sentence } from '../domain/language.js';
import type { LeadImport } from '../domain/lead-import.js';
import {
  leadImportNotFound,
  leadImportNotReady,
  type LeadImportNotFound,
  type LeadImportNotReady,
} from '../domain/lead-problems.js';

/** What cancelling an import can come to. */
export type CancelLeadImportOutcome =
  | { readonly kind: 'LeadImportCancelled'; readonly leadImport: LeadImport }
  | LeadImportNotFound
  | LeadImportNotReady;

interface Needs {
  readonly viewer: Viewer;
  readonly store: LeadStore;
  readonly clock: Clock;
}

const isOverAlready: Sentence = {
  FR: 'Cet import est déjà terminé.',
  EN: 'This import is over already.',
};

/** Ends an import; the batch under way is not committed, and what was imported before stays. */
export const cancelLeadImport = defineUseCase({
  permission: 'lead:import',

  async run({ store, clock }: Needs, { importId }: { readonly importId: string }): Promise<CancelLeadImportOutcome> {
    const leadImport = await store.imports.findById(importId);
    if (!leadImport) return leadImportNotFound(importId);
    return store.transaction<CancelLeadImportOutcome>(async ({ imports }) => {
      const cancelled = await imports.cancel(importId, clock.now());
      if (cancelled)
        return done({ kind: 'LeadImportCancelled', leadImport: cancelled }, importAct('cancelled', cancelled));
      const { status, language } = (await imports.findById(importId)) ?? leadImport;
      return nothingDone(leadImportNotReady(status, isOverAlready[language]));
    });
  },
});

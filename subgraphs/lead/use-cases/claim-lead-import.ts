import { done, nothingDone } from '../../../platform/audit/recorded-transaction.js';
import type { Clock } from '../../../platform/config/clock.js';
import { defineUseCase } from '../../../platform/use-case/define-use-case.js';
import type { Viewer } from '../../../platform/viewer/viewer.js';
import type { ImportPlan } from '../data/import-plan.js';
import type { ImportClaim } from '../data/lead-import.repository.js';
import type { LeadStore } from '../data/lead-store.js';
import { importAct } from '../domain/lead-acts.js';
import type { LeadImport } from '../domain/lead-import.js';

/** What taking up an import can come to. */
export type ClaimLeadImportOutcome =
  | { readonly kind: 'ImportClaimed'; readonly leadImport: LeadImport; readonly plan: ImportPlan }
  | { readonly kind: 'NothingToDo' };

interface Needs {
  readonly viewer: Viewer;
  readonly store: LeadStore;
  readonly clock: Clock;
}

/** A worker takes an import up by compare-and-set. */
export const claimLeadImport = defineUseCase({
  permission: 'agent:record',

  async run({ store, clock }: Needs, claim: ImportClaim): Promise<ClaimLeadImportOutcome> {
    return store.transaction<ClaimLeadImportOutcome>(async ({ imports }) => {
      const leadImport = await imports.claim(claim, clock.now());
      const plan = leadImport ? await imports.planOf(claim.importId) : null;
      if (!leadImport || !plan) return nothingDone({ kind: 'NothingToDo' });
      return done({ kind: 'ImportClaimed', leadImport, plan }, importAct('taken-up', leadImport));
    });
  },
});

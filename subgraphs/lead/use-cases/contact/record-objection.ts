import { done, nothingDone } from '../../../../platform/audit/recorded-transaction.js';
import type { Clock } from '../../../../platform/config/clock.js';
import { defineUseCase } from '../../../../platform/use-case/define-use-case.js';
import type { Viewer } from '../../../../platform/viewer/viewer.js';
import type { LeadStore } from '../../data/lead-store.js';
import { leadHasNoAddress, type LeadHasNoAddress } from '../../domain/contact/contact-problems.js';
import { inHistory, interactionSentences } from '../../domain/interaction.js';
import type { Lead } from '../../domain/lead.js';
import { objectionRecorded } from '../../domain/lead-acts.js';
import { leadNotFound, type LeadNotFound } from '../../domain/lead-problems.js';

/** What recording an objection can come to. */
export type RecordObjectionOutcome =
  | { readonly kind: 'ObjectionRecorded'; readonly lead: Lead }
  | LeadNotFound
  | LeadHasNoAddress;

interface Needs {
  readonly viewer: Viewer;
  readonly store: LeadStore;
  readonly clock: Clock;
}

/**
 * The person told somebody not to write any more: from now on and for good nobody of the organization does, whatever
 * becomes of the lead. Recording it again changes nothing.
 */
export const recordObjection = defineUseCase({
  permission: 'lead:annotate',

  async run({ viewer, store, clock }: Needs, { leadId }: { readonly leadId: string }): Promise<RecordObjectionOutcome> {
    const lead = await store.leads.findById(leadId);
    if (!lead) return leadNotFound(leadId);
    const { email, id, language } = lead;
    if (email === null) return leadHasNoAddress(id);
    return store.transaction<RecordObjectionOutcome>(async ({ interactions, suppressions }) => {
      const now = clock.now();
      const { userId } = viewer;
      const objection = { campaignId: null, origin: 'ASKED', recordedBy: userId } as const;
      const isNew = await suppressions.object(email, objection, now);
      if (!isNew) return nothingDone({ kind: 'ObjectionRecorded', lead });
      const words = inHistory(interactionSentences.objected(), language);
      await interactions.append([
        { leadId: id, kind: 'OBJECTED', ...words, at: now, authorId: userId, runId: null, key: 'objected' },
      ]);
      return done({ kind: 'ObjectionRecorded', lead }, objectionRecorded(id));
    });
  },
});

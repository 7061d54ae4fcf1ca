import { done } from '../../../platform/audit/recorded-transaction.js';
import type { Clock } from '../../../platform/config/clock.js';
import { defineUseCase } from '../../../platform/use-case/define-use-case.js';
import type { Viewer } from '../../../platform/viewer/viewer.js';
import type { LeadStore } from '../data/lead-store.js';
import { noteLengthMax, type Interaction } from '../domain/interaction.js';
import type { Lead } from '../domain/lead.js';
import { noteAdded } from '../domain/lead-acts.js';
import { invalidInput, leadNotFound, type InvalidInput, type LeadNotFound } from '../domain/lead-problems.js';
import { storableText } from '../domain/storable-text.js';

/** What writing a note can come to. */
export type AddLeadNoteOutcome =
  | { readonly kind: 'LeadNoteAdded'; readonly lead: Lead; readonly interaction: Interaction }
  | LeadNotFound
  | InvalidInput;

interface Needs {
  readonly viewer: Viewer;
  readonly store: LeadStore;
  readonly clock: Clock;
}

/** A person writes what they know about a lead; it stays in the history as written (V-17). */
export const addLeadNote = defineUseCase({
  permission: 'lead:annotate',

  async run(
    { viewer, store, clock }: Needs,
    input: { readonly leadId: string; readonly text: string },
  ): Promise<AddLeadNoteOutcome> {
    const text = storableText(input.text).trim();
    if (text === '' || text.length > noteLengthMax) {
      return invalidInput([{ path: 'text', message: `Write a note of 1 to ${noteLengthMax} characters.` }]);
    }
    const lead = await store.leads.findById(input.leadId);
    if (!lead) return leadNotFound(input.leadId);
    return store.transaction<AddLeadNoteOutcome>(async ({ interactions }) => {
      const interaction = await interactions.addNote(lead.id, text, viewer.userId, clock.now());
      return done({ kind: 'LeadNoteAdded', lead, interaction }, noteAdded(lead.id, interaction.id));
    });
  },
});

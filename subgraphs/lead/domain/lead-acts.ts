import type { Verdict } from './assessment.js';
import type { LeadImport } from './lead-import.js';

/** An act as the audit log keeps it: figures, states and ids; never a name, an address or a text of people. */
interface LeadAct {
  readonly action: string;
  readonly subject: { readonly type: string; readonly id: string };
  readonly after?: Readonly<Record<string, unknown>>;
}

/** How many assessments of a batch came to what. */
export interface AssessmentCounts {
  /** Answered in all, those of an earlier attempt included. */
  readonly answered: number;
  readonly qualified: number;
  readonly nurture: number;
  readonly rejected: number;
}

/** A person wrote a note; what it says stays in the lead's history. */
export const noteAdded = (leadId: string, interactionId: string): LeadAct => ({
  action: 'lead.note-added',
  subject: { type: 'Lead', id: leadId },
  after: { interactionId },
});

/** An organization wrote to prospects; what it said stays with the message. */
export const prospectsNotified = (
  messageId: string,
  counts: { readonly sentCount: number; readonly refusedCount: number; readonly contactedCount: number },
): LeadAct => ({
  action: 'prospect-message.sent',
  subject: { type: 'ProspectMessage', id: messageId },
  after: { ...counts },
});

/** A person told somebody not to write to them any more. */
export const objectionRecorded = (leadId: string): LeadAct => ({
  action: 'lead.objection-recorded',
  subject: { type: 'Lead', id: leadId },
  after: { channel: 'EMAIL', origin: 'ASKED' },
});

/** A run added what it found. */
export const prospectsAdded = (
  runId: string,
  counts: {
    readonly campaignId: string;
    readonly addedCount: number;
    readonly knownCount: number;
    readonly leftOutCount: number;
  },
): LeadAct => ({ action: 'lead.prospects-added', subject: { type: 'AgentRun', id: runId }, after: { ...counts } });

/** The verdicts of what was recorded anew. */
export const assessmentCounts = (
  added: readonly { readonly verdict: Verdict }[],
  answered: number,
): AssessmentCounts => {
  const countOf = (wanted: Verdict) => added.filter(({ verdict }) => verdict === wanted).length;
  return {
    answered,
    qualified: countOf('QUALIFIED'),
    nurture: countOf('NURTURE'),
    rejected: countOf('REJECTED'),
  };
};

/** A run recorded a batch of assessments. */
export const assessmentsRecorded = (runId: string, counts: AssessmentCounts): LeadAct => ({
  action: 'lead.assessments-recorded',
  subject: { type: 'AgentRun', id: runId },
  after: { ...counts },
});

/** Something happened to an import. */
export const importAct = (
  act: 'started' | 'queued' | 'taken-up' | 'scanned' | 'batch-imported' | 'completed' | 'failed' | 'cancelled',
  { id, status, campaignId, rowCount, processedCount }: LeadImport,
  more: Readonly<Record<string, number>> = {},
): LeadAct => ({
  action: `lead-import.${act}`,
  subject: { type: 'LeadImport', id },
  after: { status, campaignId, rowCount, processedCount, ...more },
});

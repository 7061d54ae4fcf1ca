import type { Language } from './language.js';
import type { LeadImportStatus } from './lead-import.js';

/** No such lead in this organization; another organization's gives the same answer. */
export interface LeadNotFound {
  readonly kind: 'LeadNotFound';
  readonly message: string;
  readonly leadId: string;
}

/** No such import in this organization. */
export interface LeadImportNotFound {
  readonly kind: 'LeadImportNotFound';
  readonly message: string;
  readonly importId: string;
}

/** The import's state does not allow this. */
export interface LeadImportNotReady {
  readonly kind: 'LeadImportNotReady';
  readonly message: string;
  readonly status: LeadImportStatus;
}

/** The campaign that the imported leads should join cannot exist. */
export interface ImportCampaignNotFound {
  readonly kind: 'ImportCampaignNotFound';
  readonly message: string;
  readonly campaignId: string;
}

/** One thing that is wrong with an input. */
export interface FieldProblem {
  readonly path: string;
  readonly message: string;
}

/** The input is not acceptable; each problem names its path. */
export interface InvalidInput {
  readonly kind: 'InvalidInput';
  readonly message: string;
  readonly problems: readonly FieldProblem[];
}

/** The verifier refuses a batch of assessments; nothing of it was written. */
export interface AssessmentRefused {
  readonly kind: 'AssessmentRefused';
  readonly message: string;
  readonly problems: readonly FieldProblem[];
}

export const leadNotFound = (leadId: string): LeadNotFound => ({
  kind: 'LeadNotFound',
  message: 'No such lead.',
  leadId,
});

export const leadImportNotFound = (importId: string): LeadImportNotFound => ({
  kind: 'LeadImportNotFound',
  message: 'No such import.',
  importId,
});

export const leadImportNotReady = (status: LeadImportStatus, message: string): LeadImportNotReady => ({
  kind: 'LeadImportNotReady',
  message,
  status,
});

export const importCampaignNotFound = (campaignId: string, language: Language): ImportCampaignNotFound => ({
  kind: 'ImportCampaignNotFound',
  message: language === 'FR' ? 'Cette campagne n’existe pas.' : 'No such campaign.',
  campaignId,
});

const sentences = (problems: readonly FieldProblem[]): string =>
  [...new Set(problems.map((problem) => problem.message))].join(' ');

export const invalidInput = (problems: readonly FieldProblem[]): InvalidInput => ({
  kind: 'InvalidInput',
  message: sentences(problems),
  problems,
});

export const assessmentRefused = (problems: readonly FieldProblem[]): AssessmentRefused => ({
  kind: 'AssessmentRefused',
  message: `Nothing was recorded: ${problems.length} ${problems.length === 1 ? 'thing is' : 'things are'} wrong with the assessments.`,
  problems,
});

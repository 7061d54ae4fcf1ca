import type { AssessmentSource, BantAssessment } from './assessment.js';
import type { Company } from './company.js';
import type { Interaction } from './interaction.js';
import type { Lead } from './lead.js';

/** The most notes of a dossier; the newest are kept. */
export const dossierNotesMax = 20;

/** Everything an agent may read and quote about one lead. */
export interface LeadDossier {
  readonly lead: Lead;
  readonly sources: readonly AssessmentSource[];
  /** The day from which relative dates count. */
  readonly referenceDate: Date;
  /** The assessment of the asking run; null before it assessed the lead. */
  readonly assessment: BantAssessment | null;
}

/** One page of dossiers. */
export interface DossierPage {
  readonly leads: readonly LeadDossier[];
  /** Give it as `after` to continue; null on the last page. */
  readonly next: string | null;
}

/** Key of a note as a source. */
export const noteKey = (interactionId: string): string => `interaction:${interactionId}`;

/** The id of the note behind a source key, null when the key names no note. */
export const noteOfKey = (key: string): string | null =>
  key.startsWith('interaction:') ? key.slice('interaction:'.length) : null;

const filled = (key: string, label: string, text: string | null, at: Date | null = null): AssessmentSource[] =>
  text === null || text.trim() === '' ? [] : [{ key, label, text, at: at?.toISOString() ?? null }];

/** The stored texts of a lead that an assessment may quote, under stable keys; blank ones are left out. */
export function sourcesOf(
  lead: Pick<Lead, 'jobTitle'>,
  company: Company | null,
  notes: readonly Pick<Interaction, 'id' | 'text' | 'at'>[],
): readonly AssessmentSource[] {
  const location = [company?.city, company?.region, company?.country].filter(Boolean);
  return [
    ...filled('lead.jobTitle', 'Job title', lead.jobTitle),
    ...filled('company.name', 'Company', company?.name ?? null),
    ...filled('company.industry', 'Industry', company?.industry ?? null),
    ...filled('company.subIndustry', 'Sub-industry', company?.subIndustry ?? null),
    ...filled('company.employees', 'Employees', company?.employees ?? null),
    ...filled('company.listing', 'Stock index', company?.listing ?? null),
    ...filled('company.location', 'Location', location.join(', ')),
    ...filled('company.founded', 'Founded', company?.foundedYear?.toString() ?? null),
    ...notes.flatMap((note) =>
      filled(noteKey(note.id), `Note, ${note.at.toISOString().slice(0, 10)}`, note.text, note.at),
    ),
  ];
}

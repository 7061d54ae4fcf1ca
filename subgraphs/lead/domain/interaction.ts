import type { Verdict } from './assessment.js';
import type { Language, LeadStatus } from './lead.js';

/** What can happen with a lead. */
export const interactionKinds = [
  'FOUND',
  'IMPORTED',
  'NOTE',
  'ASSESSED',
  'STATUS_CHANGED',
  'MESSAGE_SENT',
  'OBJECTED',
] as const;

/** What happened. */
export type InteractionKind = (typeof interactionKinds)[number];

/** Something that happened with a lead. Written once, never changed (V-17). */
export interface Interaction {
  readonly id: string;
  readonly organizationId: string;
  readonly leadId: string;
  readonly kind: InteractionKind;
  readonly text: string;
  readonly at: Date;
  /** The person who wrote it; null for what agents and imports did. */
  readonly authorId: string | null;
}

/** An interaction about to be written; the key is unique within its lead, so writing it again changes nothing. */
export interface InteractionDraft {
  readonly leadId: string;
  readonly kind: InteractionKind;
  readonly text: string;
  readonly at: Date;
  readonly authorId: string | null;
  readonly runId: string | null;
  readonly key: string;
}

/** Longest note, in UTF-16 code units. */
export const noteLengthMax = 10_000;

const verdictNames: Readonly<Record<Language, Readonly<Record<Verdict, string>>>> = {
  FR: { QUALIFIED: 'qualifié', NURTURE: 'à suivre', REJECTED: 'écarté' },
  EN: { QUALIFIED: 'qualified', NURTURE: 'nurture', REJECTED: 'rejected' },
};

const statusNames: Readonly<Record<Language, Readonly<Record<LeadStatus, string>>>> = {
  FR: {
    NEW: 'nouveau',
    ENRICHED: 'enrichi',
    QUALIFIED: 'qualifié',
    CONTACTED: 'contacté',
    RESPONDED: 'a répondu',
    MEETING: 'rendez-vous',
    CONVERTED: 'converti',
    REJECTED: 'écarté',
    BOUNCED: 'adresse en erreur',
  },
  EN: {
    NEW: 'new',
    ENRICHED: 'enriched',
    QUALIFIED: 'qualified',
    CONTACTED: 'contacted',
    RESPONDED: 'responded',
    MEETING: 'meeting',
    CONVERTED: 'converted',
    REJECTED: 'rejected',
    BOUNCED: 'bounced',
  },
};

/** The sentences of a lead's history, in the lead's language. */
export const interactionTexts = (language: Language) => {
  const french = language === 'FR';
  return {
    found: (source: string) =>
      french ? `Trouvé par le prospecteur. Source : ${source}.` : `Found by the prospector. Source: ${source}.`,
    imported: (fileName: string, lineNumber: number) =>
      french ? `Importé de « ${fileName} », ligne ${lineNumber}.` : `Imported from "${fileName}", line ${lineNumber}.`,
    assessed: (total: number, verdict: Verdict) =>
      french
        ? `Évalué : ${total}/100, ${verdictNames.FR[verdict]}.`
        : `Assessed: ${total}/100, ${verdictNames.EN[verdict]}.`,
    messageSent: (subject: string) => (french ? `Message envoyé : « ${subject} ».` : `Message sent: "${subject}".`),
    objected: () => (french ? 'Ne souhaite plus être contacté.' : 'Does not want to be contacted any more.'),
    statusChanged: (from: LeadStatus, to: LeadStatus) =>
      french
        ? `Statut : ${statusNames.FR[from]} → ${statusNames.FR[to]}.`
        : `Status: ${statusNames.EN[from]} → ${statusNames.EN[to]}.`,
  };
};

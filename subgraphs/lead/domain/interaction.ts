import type { Verdict } from './assessment.js';
import type { Language, Sentence, Translations } from './language.js';
import type { LeadStatus } from './lead.js';
import { sourceIn } from './lead-source.js';

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
  /** The same in the languages it is known in; a person's note is in none but its own. */
  readonly translations: Translations;
  readonly at: Date;
  /** The person who wrote it; null for what agents and imports did. */
  readonly authorId: string | null;
}

/** An interaction about to be written; the key is unique within its lead, so writing it again changes nothing. */
export interface InteractionDraft {
  readonly leadId: string;
  readonly kind: InteractionKind;
  readonly text: string;
  /** The same in the languages it is known in; a person's note is in none but its own. */
  readonly translations: Translations;
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

/** The sentences of a lead's history. */
export const interactionSentences = {
  found: (source: string): Sentence => ({
    FR: `Trouvé par le prospecteur. Source : ${sourceIn('FR', source)}.`,
    EN: `Found by the prospector. Source: ${sourceIn('EN', source)}.`,
  }),
  imported: (fileName: string, lineNumber: number): Sentence => ({
    FR: `Importé de « ${fileName} », ligne ${lineNumber}.`,
    EN: `Imported from "${fileName}", line ${lineNumber}.`,
  }),
  assessed: (total: number, verdict: Verdict): Sentence => ({
    FR: `Évalué : ${total}/100, ${verdictNames.FR[verdict]}.`,
    EN: `Assessed: ${total}/100, ${verdictNames.EN[verdict]}.`,
  }),
  messageSent: (subject: string): Sentence => ({
    FR: `Message envoyé : « ${subject} ».`,
    EN: `Message sent: "${subject}".`,
  }),
  objected: (): Sentence => ({
    FR: 'Ne souhaite plus être contacté.',
    EN: 'Does not want to be contacted any more.',
  }),
  statusChanged: (from: LeadStatus, to: LeadStatus): Sentence => ({
    FR: `Statut : ${statusNames.FR[from]} → ${statusNames.FR[to]}.`,
    EN: `Status: ${statusNames.EN[from]} → ${statusNames.EN[to]}.`,
  }),
} as const;

/** A sentence as it is written down: in the lead's language, and in the others beside it. */
export const inHistory = (
  sentence: Sentence,
  language: Language,
): { readonly text: string; readonly translations: Translations } => ({
  text: sentence[language],
  translations: sentence,
});

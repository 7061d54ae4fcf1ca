import type { Language } from './campaign.js';
import { offerWordsMax } from './offer.js';
import type { RunEvent, RunEventKind, SkipReason, Verdict } from './run-event.js';
import type { AgentType } from './run.js';

/** What a sentence is made from. */
export type SpokenEvent = Pick<RunEvent, 'kind' | 'agent' | 'verdict' | 'score' | 'foundCount' | 'words'>;

interface Phrases {
  readonly agents: Readonly<Record<AgentType, string>>;
  readonly verdicts: Readonly<Record<Verdict, string>>;
  readonly skipReasons: Readonly<Record<SkipReason, string>>;
}

const french: Phrases = {
  agents: { PROSPECTOR: 'Le prospecteur', BANT_QUALIFIER: 'Le qualificateur BANT', SCHEDULER: 'Le rédacteur' },
  verdicts: { QUALIFIED: 'qualifié', NURTURE: 'à suivre', REJECTED: 'écarté' },
  skipReasons: {
    NO_ADDRESS: 'pas d’adresse e-mail.',
    OBJECTION: 'cette personne ne veut pas être contactée.',
    NO_SLOT: 'aucun créneau de rendez-vous à proposer.',
    OFFER_NOT_USABLE: 'décrivez l’offre en une affirmation, sans question, lien ni balise.',
    OFFER_TOO_LONG: `décrivez l’offre en ${offerWordsMax} mots au plus.`,
    SENDER_NOT_USABLE: 'le nom de l’organisation doit être simple : 60 caractères et 8 mots au plus.',
    SENDER_ADDRESS_MISSING: 'ajoutez l’adresse postale de l’organisation : chaque message doit la porter.',
    FIRST_CONTACT_NOT_USABLE: 'la source des coordonnées ne peut pas être écrite telle quelle.',
    NOT_VERIFIED: 'le texte n’a pas passé la vérification.',
  },
};

const english: Phrases = {
  agents: { PROSPECTOR: 'The prospector', BANT_QUALIFIER: 'The BANT qualifier', SCHEDULER: 'The writer' },
  verdicts: { QUALIFIED: 'qualified', NURTURE: 'nurture', REJECTED: 'rejected' },
  skipReasons: {
    NO_ADDRESS: 'no e-mail address.',
    OBJECTION: 'this person does not want to be contacted.',
    NO_SLOT: 'no meeting time to offer.',
    OFFER_NOT_USABLE: 'describe the offer in one statement, without questions, links or markup.',
    OFFER_TOO_LONG: `describe the offer in ${offerWordsMax} words or fewer.`,
    SENDER_NOT_USABLE: 'the name of the organization must be plain: at most 60 characters and 8 words.',
    SENDER_ADDRESS_MISSING: 'add the postal address of the organization: every message must carry it.',
    FIRST_CONTACT_NOT_USABLE: 'the source of the contact details cannot be written as it is.',
    NOT_VERIFIED: 'the text did not pass its verification.',
  },
};

type Sentences = Readonly<Record<RunEventKind, (event: SpokenEvent) => string>>;

const skipped = ({ words }: SpokenEvent, phrases: Phrases): string =>
  (words.skipReasons ?? []).map((reason) => phrases.skipReasons[reason]).join(' ');

const agentOf = ({ agent }: SpokenEvent, phrases: Phrases): string => phrases.agents[agent ?? 'PROSPECTOR'];
const verdictOf = ({ verdict }: SpokenEvent, phrases: Phrases): string => phrases.verdicts[verdict ?? 'REJECTED'];
const leadOf = ({ words }: SpokenEvent): string => words.leadName ?? '';

const frenchSentences: Sentences = {
  RUN_STARTED: ({ words }) => `La campagne « ${words.campaignName ?? ''} » démarre.`,
  AGENT_STARTED: (event) => `${agentOf(event, french)} se met au travail.`,
  AGENT_FINISHED: (event) => `${agentOf(event, french)} a terminé.`,
  LEADS_FOUND: ({ foundCount, words }) => {
    const count = foundCount ?? 0;
    const found = `${count} ${count > 1 ? 'prospects trouvés' : 'prospect trouvé'} (${words.sourceName ?? 'liste importée'}).`;
    const full = 'La formule n’a plus de place pour de nouveaux prospects : la recherche s’arrête ici.';
    return words.isFull === true ? [...(count > 0 ? [found] : []), full].join(' ') : found;
  },
  LEAD_ASSESSED: (event) => `${leadOf(event)} : ${event.score ?? 0}/100, ${verdictOf(event, french)}.`,
  EMAIL_DRAFTED: (event) => `Brouillon écrit pour ${leadOf(event)}.`,
  DRAFT_SKIPPED: (event) => `Pas de brouillon pour ${leadOf(event)} : ${skipped(event, french)}`,
  RUN_PAUSED: () => 'Campagne mise en pause.',
  RUN_RESUMED: () => 'Campagne reprise.',
  RUN_COMPLETED: () => 'Campagne terminée.',
  RUN_CANCELLED: () => 'Campagne annulée.',
  RUN_FAILED: () =>
    'La campagne s’est arrêtée sur une erreur inattendue : reprenez-la pour essayer encore, rien n’est perdu.',
};

const englishSentences: Sentences = {
  RUN_STARTED: ({ words }) => `Campaign "${words.campaignName ?? ''}" starts.`,
  AGENT_STARTED: (event) => `${agentOf(event, english)} starts.`,
  AGENT_FINISHED: (event) => `${agentOf(event, english)} is done.`,
  LEADS_FOUND: ({ foundCount, words }) => {
    const count = foundCount ?? 0;
    const found = `${count} ${count === 1 ? 'prospect' : 'prospects'} found (${words.sourceName ?? 'imported list'}).`;
    const full = 'The plan has no room for more leads: the search ends here.';
    return words.isFull === true ? [...(count > 0 ? [found] : []), full].join(' ') : found;
  },
  LEAD_ASSESSED: (event) => `${leadOf(event)}: ${event.score ?? 0}/100, ${verdictOf(event, english)}.`,
  EMAIL_DRAFTED: (event) => `Draft written for ${leadOf(event)}.`,
  DRAFT_SKIPPED: (event) => `No draft for ${leadOf(event)}: ${skipped(event, english)}`,
  RUN_PAUSED: () => 'Campaign paused.',
  RUN_RESUMED: () => 'Campaign resumed.',
  RUN_COMPLETED: () => 'Campaign completed.',
  RUN_CANCELLED: () => 'Campaign cancelled.',
  RUN_FAILED: () => 'The campaign stopped at an unexpected error: resume it to try again, nothing is lost.',
};

const sentences: Readonly<Record<Language, Sentences>> = { FR: frenchSentences, EN: englishSentences };

/** What happened in a run, as a sentence in the language of whoever reads it. */
export const runMessage = (event: SpokenEvent, language: Language): string => sentences[language][event.kind](event);

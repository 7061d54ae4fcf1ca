import type { Language } from './campaign.js';
import type { AgentType } from './run.js';
import type { Verdict } from './run-event.js';

const agentNames: Readonly<Record<Language, Readonly<Record<AgentType, string>>>> = {
  FR: { PROSPECTOR: 'Le prospecteur', BANT_QUALIFIER: 'Le qualificateur BANT', SCHEDULER: 'Le rédacteur' },
  EN: { PROSPECTOR: 'The prospector', BANT_QUALIFIER: 'The BANT qualifier', SCHEDULER: 'The writer' },
};

const verdictNames: Readonly<Record<Language, Readonly<Record<Verdict, string>>>> = {
  FR: { QUALIFIED: 'qualifié', NURTURE: 'à suivre', REJECTED: 'écarté' },
  EN: { QUALIFIED: 'qualified', NURTURE: 'nurture', REJECTED: 'rejected' },
};

/** The sentences of a run, in the language of the people who watch it. */
export const runMessages = (language: Language) => {
  const french = language === 'FR';
  return {
    runStarted: (name: string) => (french ? `La campagne « ${name} » démarre.` : `Campaign "${name}" starts.`),
    agentStarted: (agent: AgentType) =>
      french ? `${agentNames.FR[agent]} se met au travail.` : `${agentNames.EN[agent]} starts.`,
    agentFinished: (agent: AgentType) =>
      french ? `${agentNames.FR[agent]} a terminé.` : `${agentNames.EN[agent]} is done.`,
    leadsFound: (count: number, source: string) =>
      french ? `${count} prospects trouvés (${source}).` : `${count} prospects found (${source}).`,
    noRoom: french
      ? 'La formule n’a plus de place pour de nouveaux prospects : la recherche s’arrête ici.'
      : 'The plan has no room for more leads: the search ends here.',
    leadAssessed: (name: string, score: number, verdict: Verdict) =>
      french
        ? `${name} : ${score}/100, ${verdictNames.FR[verdict]}.`
        : `${name}: ${score}/100, ${verdictNames.EN[verdict]}.`,
    emailDrafted: (name: string) => (french ? `Brouillon écrit pour ${name}.` : `Draft written for ${name}.`),
    draftSkipped: (name: string, reason: string) =>
      french ? `Pas de brouillon pour ${name} : ${reason}` : `No draft for ${name}: ${reason}`,
    obstacles: french
      ? { noAddress: 'pas d’adresse e-mail.', objection: 'cette personne ne veut pas être contactée.' }
      : { noAddress: 'no e-mail address.', objection: 'this person does not want to be contacted.' },
    paused: french ? 'Campagne mise en pause.' : 'Campaign paused.',
    resumed: french ? 'Campagne reprise.' : 'Campaign resumed.',
    completed: french ? 'Campagne terminée.' : 'Campaign completed.',
    cancelled: french ? 'Campagne annulée.' : 'Campaign cancelled.',
    failed: (reason: string) => (french ? `La campagne s’est arrêtée : ${reason}` : `The campaign stopped: ${reason}`),
  };
};

import type { Language } from '../../../../platform/llm/offline/language.js';

/** What each signal means, in one plain sentence, French then English. */
const REASONS: Readonly<Record<string, readonly [string, string]>> = {
  UNKNOWN: ['Inconnu : aucune source ne le dit.', 'Unknown: no source says it.'],
  BUDGET_SIZE: [
    "La taille de l'entreprise donne le budget probable.",
    'The size of the company suggests the likely budget.',
  ],
  BUDGET_FROZEN: ['Le budget est gelé, coupé ou épuisé.', 'The budget is frozen, cut or spent.'],
  BUDGET_NONE: ["Il n'y a pas de budget.", 'There is no budget.'],
  BUDGET_NO_MEANS: [
    "Le lead n'a pas les moyens ou juge le prix hors budget.",
    'The lead cannot afford it or finds it out of budget.',
  ],
  BUDGET_PRICE_OBJECTION: ['Le prix est jugé trop élevé.', 'The price is found too high.'],
  BUDGET_SMALL: ['Le budget est limité.', 'The budget is limited.'],
  BUDGET_UNDECIDED: ["Le budget n'est pas encore décidé.", 'The budget is not decided yet.'],
  BUDGET_PLANNED: ['Un budget est prévu.', 'A budget is planned.'],
  BUDGET_APPROVED: ['Le budget est validé.', 'The budget is approved.'],
  BUDGET_AMOUNT: ['Un montant est annoncé pour le projet.', 'A sum is stated for the project.'],
  BUDGET_CURRENT_SPEND: ['Le lead dépense déjà pour ce poste.', 'The lead already spends on this.'],
  AUTHORITY_INDIVIDUAL: ["Le poste ne porte pas de décision d'achat.", 'The job carries no buying decision.'],
  AUTHORITY_MANAGER: ['Le lead est responsable ou manager.', 'The lead is a manager.'],
  AUTHORITY_DIRECTOR: ['Le lead est directeur.', 'The lead is a director.'],
  AUTHORITY_VP: ['Le lead est vice-président ou équivalent.', 'The lead is a vice president or equivalent.'],
  AUTHORITY_C_LEVEL: [
    "Le lead dirige l'entreprise ou siège à sa direction.",
    'The lead runs the company or sits on its executive team.',
  ],
  AUTHORITY_DECIDES: ['Le lead décide ou signe.', 'The lead decides or signs.'],
  AUTHORITY_MUST_ASK: [
    "Le lead doit obtenir l'accord de quelqu'un d'autre.",
    "The lead needs somebody else's approval.",
  ],
  AUTHORITY_OTHER_DECIDES: ["Quelqu'un d'autre décide.", 'Somebody else decides.'],
  NEED_SECTOR: ['Seul le secteur laisse supposer un besoin.', 'Only the sector suggests a need.'],
  NEED_WEAK: ["De l'intérêt, sans besoin exprimé.", 'Some interest, no stated need.'],
  NEED_STRONG: ['Des difficultés ou un projet montrent le besoin.', 'Difficulties or a project show the need.'],
  NEED_EXPLICIT: ['Le besoin est dit clairement.', 'The need is stated outright.'],
  NEED_DENIED: ["Le lead n'a pas de besoin ou n'est pas intéressé.", 'The lead has no need or is not interested.'],
  NEED_NOT_PRIORITY: ["Le sujet n'est pas une priorité.", 'The subject is not a priority.'],
  NEED_CLOSED: ['Le besoin est déjà couvert.', 'The need is already met.'],
  TIMELINE_CLOSED: ['Le choix est déjà fait.', 'The choice has already been made.'],
  TIMELINE_NO_PROJECT: ["Rien n'est prévu à court terme.", 'Nothing is planned in the short term.'],
  TIMELINE_POSTPONED: ['Le projet est reporté ou arrêté.', 'The project is postponed or stopped.'],
  TIMELINE_URGENT: ['Le lead veut avancer tout de suite.', 'The lead wants to move right away.'],
  TIMELINE_BUYING: ["Des signes d'achat sont visibles.", 'Buying signals are visible.'],
  TIMELINE_MEETING: ['Un rendez-vous proche est prévu.', 'A meeting is planned soon.'],
  TIMELINE_RECENT: ['Il y a une activité récente.', 'There is recent activity.'],
  TIMELINE_ACTIVITY: ['Il y a des échanges ordinaires.', 'There are ordinary exchanges.'],
  TIMELINE_CALLBACK: ['Le lead demande à être rappelé à une date.', 'The lead asks to be called back at a date.'],
  TIMELINE_LATER: ['Le projet ne commencera pas avant une date.', 'The project will not start before a date.'],
  TIMELINE_DEADLINE: ['Une échéance est annoncée.', 'A deadline is stated.'],
  TIMELINE_FAR: ["L'échéance est lointaine.", 'The deadline is far away.'],
};

/** The sentence that explains a signal: in the lead's language, and in each of the two for whoever reads it. */
export function reasonOf(
  code: string,
  language: Language,
): { readonly reason: string; readonly translations: Readonly<Record<Language, string>> } {
  const [fr, en] = REASONS[code] ?? ['Indice relevé dans les sources.', 'A sign was found in the sources.'];
  return { reason: language === 'fr' ? fr : en, translations: { fr, en } };
}

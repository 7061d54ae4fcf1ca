/** A language of the terminal and of the emails. */
export type DemoLanguage = 'en' | 'fr';

const columnNames: Readonly<Record<string, readonly [string, string]>> = {
  EMAIL: ['email', 'e-mail'],
  FIRST_NAME: ['first name', 'prénom'],
  LAST_NAME: ['last name', 'nom'],
  FULL_NAME: ['full name', 'nom complet'],
  JOB_TITLE: ['job title', 'fonction'],
  PHONE: ['phone', 'téléphone'],
  LINKEDIN_URL: ['LinkedIn page', 'page LinkedIn'],
  COMPANY_NAME: ['company', 'entreprise'],
  COMPANY_DOMAIN: ['web site', 'site web'],
  INDUSTRY: ['industry', 'secteur'],
  EMPLOYEES: ['employees', 'effectif'],
  CITY: ['city', 'ville'],
  REGION: ['region', 'région'],
  COUNTRY: ['country', 'pays'],
  LANGUAGE: ['language', 'langue'],
  NOTES: ['notes', 'notes'],
  EXTERNAL_ID: ['identifier', 'identifiant'],
};

const english = {
  locale: 'en-GB',
  campaign: 'Demo',
  list: (file: string) => `List ${file}`,
  criteria:
    'Sales directors, VP Sales and marketing directors in health care, technology or industrials, except Pfizer',
  offer: 'A platform that prepares B2B prospecting: prospects qualified with evidence, emails ready to approve.',
  starting: 'Starting a database, a gateway and a worker for this demo ...',
  stopped: 'Stopped: nothing keeps running, and nothing of this demo is kept.',
  lookingFor: (criteria: string) => `Looking in the embedded directory for: ${criteria}`,
  notUnderstood: (phrases: string) => `Not understood, and left out of the search: ${phrases}`,
  readingList: (file: string) => `Reading ${file}`,
  columnName: (field: string) => columnNames[field]?.[0] ?? field,
  columnsUsed: (columns: string) => `Columns used: ${columns}`,
  columnsLeftOut: (columns: string) => `Columns left out: ${columns}`,
  importing: 'import',
  campaigning: 'campaign',
  rowsDone: (count: string) => `${count} rows`,
  assessedAndDrafted: (assessed: string, total: string, drafts: string) =>
    `${assessed} of ${total} assessed, ${drafts} drafts`,
  agents: { PROSPECTOR: 'The prospector', BANT_QUALIFIER: 'The BANT qualifier', SCHEDULER: 'The writer' },
  agentStarts: (agent: string) => `${agent} starts.`,
  agentDone: (agent: string) => `${agent} is done.`,
  runStarted: 'The campaign starts.',
  runCompleted: 'The campaign is completed.',
  found: (count: string) => `${count} prospects found.`,
  verdicts: { QUALIFIED: 'qualified', NURTURE: 'nurture', REJECTED: 'rejected' },
  assessed: (lead: string, score: number, verdict: string) => `${lead}: ${score}/100, ${verdict}`,
  drafted: (lead: string) => `Draft written for ${lead}`,
  rows: {
    read: 'rows read',
    created: '= new leads',
    updated: '+ known leads completed',
    unchanged: '+ known leads, nothing new',
    duplicates: '+ repeats of an earlier row',
    refused: '+ refused',
    found: 'prospects found',
    assessed: 'assessed',
    qualified: 'qualified (60 and more)',
    nurture: 'nurture (40 to 59)',
    rejected: 'rejected (under 40)',
    drafted: 'emails drafted, waiting for approval',
    quotes: 'quotes found again in their source',
    events: 'events of the run',
    cost: 'cost of engines',
    seconds: 'seconds',
  },
  source: (name: string) => `Leads come from: ${name}`,
  qualifiedFor: 'Qualified, for example, with one of their quotes:',
  scored: (who: string, score: number) => `${who}: ${score}/100`,
  criteriaNames: { BUDGET: 'budget', AUTHORITY: 'authority', NEED: 'need', TIMELINE: 'timeline' },
  quoted: (criterion: string, points: number, quote: string, source: string) =>
    `${criterion} ${points}/25: "${quote}" [${source}]`,
  reasonOfLine: (line: string, reason: string) => `  line ${line}: ${reason}`,
  refusedRows: (count: string) => `Rows refused: ${count}, for example`,
  report: (file: string) => `All of them with their reasons, to mend and import again: ${file}`,
  oneDraft: (lead: string) => `One draft, to ${lead}, as it waits for approval:`,
  subject: (subject: string) => `Subject: ${subject}`,
  nobodyInList: 'Nobody was assessed: no row of the list names a person who can be contacted.',
  nobodyInDirectory: (criteria: string) =>
    `Nobody was assessed: the directory holds nobody for "${criteria}". Name wider roles, industries or places with --criteria.`,
  nobodyQualified:
    'Nobody reached 60 points: points are only given for what a text says. A list with notes, or columns such as Need, Budget, Timeline and Decision maker, gives the agents something to quote.',
  whole: 'Every lead was assessed, and every quote stands in its source.',
  notWhole: (assessed: string, found: string, faults: string) =>
    `This did not hold: ${assessed} of ${found} leads assessed, ${faults} quotes or totals wrong.`,
  ended: (message: string) => `The run did not complete: ${message}`,
  logs: (path: string) => `What the processes logged: ${path}`,
};

/** Everything the demo says in one language. */
export type DemoWords = typeof english;

/** The language of the terminal as the API names it. */
export const localeOf = ({ locale }: DemoWords): 'FR' | 'EN' => (locale.startsWith('fr') ? 'FR' : 'EN');

const french: DemoWords = {
  locale: 'fr-FR',
  campaign: 'Démonstration',
  list: (file) => `Liste ${file}`,
  criteria:
    'Directeurs commerciaux, VP Sales et directeurs marketing dans la santé, la technologie ou l’industrie, sauf Pfizer',
  offer:
    'Une plateforme qui prépare la prospection B2B : des prospects qualifiés avec preuves, des e-mails prêts à valider.',
  starting: 'Démarrage d’une base de données, d’une passerelle et d’un worker pour cette démonstration ...',
  stopped: 'Arrêté : rien ne tourne plus, et rien de cette démonstration n’est gardé.',
  lookingFor: (criteria) => `Recherche dans l’annuaire embarqué : ${criteria}`,
  notUnderstood: (phrases) => `Non compris, et laissé hors de la recherche : ${phrases}`,
  readingList: (file) => `Lecture de ${file}`,
  columnName: (field) => columnNames[field]?.[1] ?? field,
  columnsUsed: (columns) => `Colonnes utilisées : ${columns}`,
  columnsLeftOut: (columns) => `Colonnes laissées de côté : ${columns}`,
  importing: 'import',
  campaigning: 'campagne',
  rowsDone: (count) => `${count} lignes`,
  assessedAndDrafted: (assessed, total, drafts) => `${assessed} sur ${total} évalués, ${drafts} brouillons`,
  agents: { PROSPECTOR: 'Le prospecteur', BANT_QUALIFIER: 'Le qualificateur BANT', SCHEDULER: 'Le rédacteur' },
  agentStarts: (agent) => `${agent} se met au travail.`,
  agentDone: (agent) => `${agent} a terminé.`,
  runStarted: 'La campagne démarre.',
  runCompleted: 'La campagne est terminée.',
  found: (count) => `${count} prospects trouvés.`,
  verdicts: { QUALIFIED: 'qualifié', NURTURE: 'à suivre', REJECTED: 'écarté' },
  assessed: (lead, score, verdict) => `${lead} : ${score}/100, ${verdict}`,
  drafted: (lead) => `Brouillon écrit pour ${lead}`,
  rows: {
    read: 'lignes lues',
    created: '= nouveaux leads',
    updated: '+ leads connus, complétés',
    unchanged: '+ leads connus, rien de nouveau',
    duplicates: '+ répétitions d’une ligne précédente',
    refused: '+ refusées',
    found: 'prospects trouvés',
    assessed: 'évalués',
    qualified: 'qualifiés (60 et plus)',
    nurture: 'à suivre (40 à 59)',
    rejected: 'écartés (moins de 40)',
    drafted: 'e-mails rédigés, en attente de validation',
    quotes: 'citations retrouvées dans leur source',
    events: 'événements de l’exécution',
    cost: 'coût des moteurs',
    seconds: 'secondes',
  },
  source: (name) =>
    `Provenance des leads : ${name === 'List imported by the organization' ? 'liste importée' : 'annuaire d’exemple de Vectra (contacts fictifs)'}`,
  qualifiedFor: 'Qualifiés, par exemple, avec une de leurs citations :',
  scored: (who, score) => `${who} : ${score}/100`,
  criteriaNames: { BUDGET: 'budget', AUTHORITY: 'autorité', NEED: 'besoin', TIMELINE: 'échéance' },
  quoted: (criterion, points, quote, source) => `${criterion} ${points}/25 : « ${quote} » [${source}]`,
  reasonOfLine: (line, reason) => `  ligne ${line} : ${reason}`,
  refusedRows: (count) => `Lignes refusées : ${count}, par exemple`,
  report: (file) => `Toutes avec leurs raisons, à corriger et à réimporter : ${file}`,
  oneDraft: (lead) => `Un brouillon, pour ${lead}, tel qu’il attend sa validation :`,
  subject: (subject) => `Objet : ${subject}`,
  nobodyInList: 'Personne n’a été évalué : aucune ligne de la liste ne nomme une personne que l’on puisse contacter.',
  nobodyInDirectory: (criteria) =>
    `Personne n’a été évalué : l’annuaire ne connaît personne pour « ${criteria} ». Élargissez les fonctions, secteurs ou lieux avec --criteria.`,
  nobodyQualified:
    'Personne n’atteint 60 points : il n’y a de points que pour ce qu’un texte dit. Une liste avec des notes, ou des colonnes comme Besoin, Budget, Échéance et Décideur, donne aux agents de quoi citer.',
  whole: 'Chaque lead a été évalué, et chaque citation figure dans sa source.',
  notWhole: (assessed, found, faults) =>
    `Cela n’a pas tenu : ${assessed} leads évalués sur ${found}, ${faults} citations ou totaux faux.`,
  ended: (message) => `L’exécution ne s’est pas terminée : ${message}`,
  logs: (path) => `Journaux des processus : ${path}`,
};

/** Everything the demo says, in one language throughout. */
export const demoWords: Readonly<Record<DemoLanguage, DemoWords>> = { en: english, fr: french };

/** The language asked for, else French on a machine set to French and English on every other; null when it is unknown. */
export function chooseLanguage(asked: string | undefined, locale: string): DemoLanguage | null {
  if (asked === undefined) return locale.toLowerCase().startsWith('fr') ? 'fr' : 'en';
  const wanted = asked.toLowerCase();
  return wanted === 'en' || wanted === 'fr' ? wanted : null;
}

import { parseIsoDay } from '../../../../platform/llm/offline/calendar.js';
import { findDates, type DateMention } from '../../../../platform/llm/offline/dates.js';
import { foldText } from '../../../../platform/llm/offline/fold.js';
import { clauseAround, countNegations } from '../../../../platform/llm/offline/polarity.js';
import { CLOSED_RULE } from './need.js';
import { BARGAIN, REFUSAL } from './need-situations.js';
import type { Passage, Reading } from './passages.js';
import {
  evidenceOf,
  findSignals,
  isAboutTheLeadToday,
  prevailing,
  strongest,
  weakest,
  type Signal,
  type SignalRule,
} from './signals.js';

function pattern(source: string): RegExp {
  return new RegExp(`(?<![a-z])(?:${source})(?![a-z])`, 'g');
}

const DAYS_OF_HALF_YEAR = 184;
const DAYS_OF_YEAR = 366;
/** Fewer words tell no exchange. */
const WORDS_OF_AN_EXCHANGE = 4;

/** What is said of time without a date. */
const RULES: readonly SignalRule[] = [
  { ...CLOSED_RULE, code: 'TIMELINE_CLOSED', points: 2 },
  { code: 'TIMELINE_NO_PROJECT', points: 2, isNegative: true, hasOwnNegation: true, pattern: REFUSAL },
  {
    code: 'TIMELINE_NO_PROJECT',
    points: 3,
    isNegative: true,
    hasOwnNegation: true,
    pattern: pattern(
      "(?:pas|aucun|aucune|plus|rien|pa|ni)(?: \\w+){0,2}? (?:de |d')?(?:projets?|echeances?|calendrier|urgence|urgent\\w*|presse\\w*|planning|delais?|prevu\\w*|planifie\\w*|le (?:bon )?moment|maintenant|pour (?:le moment|l'instant|cette annee)|d'actualite|cette annee|a court terme|dans l'immediat)|rien (?:de )?(?:prevu|planifie|a court terme)|(?:no|not|isn'?t|nothing|without)(?: \\w+){0,2}? (?:rush|hurry|timeline|timing|deadline|plans?|project|urgency|urgent|now|this (?:year|quarter)|any ?time soon|right now|planned|scheduled|at (?:this|the) (?:time|moment)|time frame|timeframe|immediate)|(?:un jour|one day|some ?day|eventually|plus tard|later on|maybe later|later|down the (?:road|line)|on verra|we'?ll see|long terme|long[ -]term)",
    ),
  },
  {
    code: 'TIMELINE_POSTPONED',
    points: 4,
    isNegative: true,
    pattern: pattern(
      "(?:report|repouss|decal|ajourn)(?:e|es|ee|ees|er|ons|ent)|postponed?|delayed|pushed (?:back|out)|deferred|put off|on hold|en pause|en stand-?by|stand-?by|gele\\w*|suspendu\\w*|a l'arret|shelved|backburner|back burner|frozen|mis(?:e)? de cote|abandonne\\w*|abandoned|cancell?ed|annule\\w*",
    ),
  },
  {
    code: 'TIMELINE_URGENT',
    points: 19,
    pattern: pattern(
      'urgen(?:t|te|ts|ce|tly|cy)|urgemment|asap|des que possible|au plus vite|le plus (?:vite|rapidement) possible|immediat\\w*|right away|immediately|as soon as possible|au plus tot|tres rapidement|tres vite|without delay|sans (?:attendre|tarder|delai)|(?:besoins?|needs?|veu\\w+|wants?|faut|cherch\\w+|must)[^.;]{0,40}(?:rapidement|vite|quickly|fast|soon|now)|ready to (?:sign|start|buy|go|move)|prets? a (?:signer|demarrer|commander|avancer)',
    ),
  },
  {
    code: 'TIMELINE_BUYING',
    points: 18,
    mayBeAsked: true,
    pattern: pattern(
      "devis|chiffrage|(?<!don't |not |can't |cant |dont )quote|quotation|quotes|propositions? (?:commerciale|tarifaire|chiffree|financiere)s?|propale|offre (?:commerciale|chiffree)|(?:send|received?|review\\w*|asked for|wants?|waiting for|need|share) (?:\\w+ ){0,3}proposal|(?:what'?s|what is) the (?:price|cost)|how much (?:is|does|would|for)|combien (?:ca |cela )?cout\\w+|quels? (?:est |sont |serait )?(?:le |les |vos |votre )?(?:prix|tarifs?|couts?)|pricing|price list|tarifs?|tarification|grille tarifaire|appels? d'offres?|\\bao\\b|rfp|rfq|rfi|tender|cahier des charges|poc|proof of concept|pilote|pilot|periode d'essai|essai gratuit|free trial|trial|demos?|demonstration|short-?list\\w*|(?:compar|evalu)(?:e|ons|ent|er|ing|ating|ates|ate|es|ait) (?:\\w+ ){0,4}(?:solutions?|offres?|outils?|prestataires?|fournisseurs?|vendors?|options?|tools?|providers?|suppliers?|plusieurs|several|concurrents?|alternatives?)|(?:rdv|rendez-vous|meeting|reunion|visio|call|appel)(?: \\w+){0,3} (?:pris|fixe|cale|confirme|planifie|programme|booked|scheduled|set up|arranged|confirmed)\\w*|(?:booked|scheduled|fixe|cale|planifie|confirme|pris|prendre|set up|book|schedule) (?:un |une |a |the |le )?(?:rdv|rendez-vous|meeting|reunion|visio|call|demo)|(?:contract|legal|security|procurement|vendor) (?:review|terms|process|onboarding|assessment)|conditions? (?:contractuelles|generales|de paiement)|bon de commande|purchase order|references? clients?|customer references?|benchmark\\w*|finalistes?|finalists?|(?:veu\\w+|voul\\w+|demand\\w+|wants?|asks?|asked for)(?: (?:un|des|les|le|a|the|our|nos|votre|your)){0,1} (?:prix|price|prices)",
    ),
  },
  { code: 'TIMELINE_BUYING', points: 18, mayBeHypothetical: true, pattern: BARGAIN },
  {
    code: 'TIMELINE_RECENT',
    points: 13,
    pattern: pattern(
      "vien(?:t|nent|s) (?:de |d')(?:lever|recruter|ouvrir|lancer|nommer|racheter|prendre|rejoindre|arriver|telecharger|s'inscrire|creer|fusionner)|venons (?:de |d')(?:lever|recruter|ouvrir|lancer|racheter|creer|fusionner)|levee de fonds|(?:has |have |just )raised|series [a-d]|fundrais\\w+|recrut\\w+|hiring|embauch\\w+|(?:nouveau|nouvelle|new) (?:poste|directeur|directrice|site|bureau|agence|usine|ceo|cto|cmo|cro|head|vp|director|office|role|plant)|just (?:joined|started|opened|launched|hired|downloaded|moved)|newly appointed|a pris ses fonctions|telecharg\\w+|downloaded|webinaires?|webinars?|salon|trade ?show|inscrite?s?|signed up|registered|attended|a assiste|a participe|visite (?:du|de notre|notre|le) site|visited (?:our|the)|a (?:ouvert|clique)|opened (?:our|the)|clicked|inbound|entrant|demande entrante|(?:echang|discut|call|appel|rdv|spoke|talk|met|rencontr|meeting|repond|replied|visit|e?mail|contact|demand|asked)\\w*[^.;]{0,50}(?:hier|yesterday|ce matin|this morning|today|aujourd'?hui|cette semaine|this week|last week|last month|la semaine derniere|le mois dernier|recemment|recently)|acquisition|rachat|fusion|merger|expansion|croissance",
    ),
  },
  {
    code: 'TIMELINE_ACTIVITY',
    points: 8,
    mayBeHypothetical: true,
    pattern: pattern(
      "echang\\w+|discut\\w+|appel\\w*|call(?:ed)?|spoke|talked|chatted|met|rencontr\\w+|repond\\w*|replied|answered|reponse|contact\\w*|e?mails?|connected|meeting|rdv|rendez-vous|reunion|visio|follow[ -]?ups?|interess\\w+|interested|m'a (?:dit|repondu|confirme|explique|indique)|told (?:me|us)|said|asked|demande (?:de|des|une?|la|le|a)|forwarded|will forward|would forward|transmet\\w*|envoye\\w*|sent",
    ),
  },
];

/** The clause speaks of the purchase or of the project itself. */
const PROJECT =
  /\b(?:deadline|echeances?|date limite|au plus tard|no later|go[ -]?live|lives?|lancement|lance\w*|launch\w*|demarr\w+|start\w*|kick[ -]?off|deploi\w+|deploy\w*|mise en (?:place|service|production|oeuvre|route)|mis en place|implement\w*|install\w*|roll[ -]?out|operationnel\w*|operational|up and running|decisions?|decid\w+|trancher|choisir|choix|choose|select\w*|sign\w+|contrats?|contracts?|renouvel\w+|renew\w*|expir\w+|migr\w+|bascul\w+|needs?|besoins?|faut|faudra\w*|equip\w+|achet\w+|achats?|buy\w*|purchas\w+|projets?|project\w*|in place|en place|ready|prets?|livr\w+|deliver\w*|audit|conformite|compliance|appel d'offres|tender|rfp|poc|pilot\w*|solution|outil|tool|replac\w+|remplac\w+|switch\w*|chang\w+|objectif|goal|budget|must|want\w*|souhait\w+|veu\w+|voul\w+|doi\w+|devons|timeline|timing|delai|planning|calendrier|horizon|commenc\w+|begin|finali[sz]\w+|boucl\w+|close|complete\w*|urgent\w*|ouvr\w+|opening|termin\w+|ends?|fin de contrat|look(?:ing)? (?:into|at)|consider\w*|regarder|etudier|revoir|cutover|arbitrages?|codir|comex|comite|board|production|order|command\w+|vot(?:e|es|ent|er|ed|ing)|deliber\w+|statu(?:e|er|era|ent)|go ?\/ ?no[ -]?go|go[ -]no[ -]go|(?:answer|reponse|feedback|retour)s? (?:\w+ )?(?:attendue?s?|due|expected))\b/;
/** The clause is about the next contact, not about the purchase. */
const CONTACT =
  /\b(?:rappel\w*|re?lanc(?:er|e moi|ez|e)|re-?contact\w*|call (?:me |us |him |her |them )?back|call again|follow[ -]?up|touch base|check (?:back|in)|circle back|reach (?:back )?out|reconnect|ping|revenir vers|reviens vers|recontact\w*|on (?:s'|se )?en reparle\w*|reparl\w+|se reparl\w+|talk again|speak again|revisit|get back|come back)\b/;
const MEETING =
  /\b(?:rdv|rendez-vous|meetings?|reunions?|visio\w*|demos?|demonstration|call|appel|point|entretien|coffee|cafe|dejeuner|lunch|zoom|teams)\b/;
const ABSENCE =
  /\b(?:conges?|vacances|vacation|holidays?|absente?s?|ooo|out of (?:the )?office|away|leave|retour|depuis|since|fondee?|founded|created|creee?|ne en|anciennete|chiffre d'affaires|turnover|revenue|ca)\b/;
const LATER =
  /\b(?:pas avant|not before|not until|pas d'ici|no decision before|report\w+ (?:a|au|en|de)|repouss\w+|decal\w+|postponed|delayed|pushed|deferred|rien (?:\w+ ){0,3}avant|nothing (?:\w+ ){0,3}before|earliest|au plus tot)\b/;
/** Even with a meeting in it, the clause is about the decision. */
const STRICT_PROJECT = /\b(?:deadline|decision|contrat|contract|avant|before|d'ici|go[ -]?live|deploy\w*|deploi\w*)\b/;
/** The date is only a possibility. */
const MAYBE =
  /\b(?:might|maybe|perhaps|possibly|peut[ -]etre|eventuel\w*|could|pourrait|pourrions|theoriquement|if|si)\b/;
const NO_HURRY =
  /\b(?:no (?:rush|hurry|urgency)|not? urgent|pas (?:d'urgence|urgent|presse\w*|de (?:rush|precipitation)))\b/;
const NOT_RENEWED =
  /\b(?:renouvel\w+|renew\w*|reconduir\w+|no later|pas plus tard|not later|(?:ne|n') ?\w+ (?:plus|pas) et)\b/;
const FIELD_OF_TIME = /(?:timeline|deadline|delai|echeance)/i;

function dayOf(iso: string): number {
  return parseIsoDay(iso) ?? 0;
}

function deadlinePoints(days: number): number {
  if (days <= DAYS_OF_HALF_YEAR) return 23;
  if (days <= DAYS_OF_YEAR) return 18;
  return days <= 2 * DAYS_OF_YEAR ? 8 : 3;
}

function laterPoints(days: number): number {
  if (days <= 92) return 12;
  return days <= DAYS_OF_YEAR ? 8 : 3;
}

interface Dated {
  readonly code: string;
  readonly points: number;
  readonly isNegative: boolean;
}

/** The words that say what a date is for: its clause when it says something, else the whole sentence. */
function scopeOf(passage: Passage, mention: DateMention): string {
  const text = passage.folded.text;
  const lead = foldText(passage.text.slice(0, mention.start)).text.length;
  const length = foldText(passage.text.slice(mention.start, mention.end)).text.length;
  const clause = clauseAround(text, lead, lead + length);
  const words = text.slice(clause.start, clause.end);
  return [LATER, CONTACT, MEETING, PROJECT, ABSENCE].some((context) => context.test(words)) ? words : text;
}

/** How far a date is from today, in days. */
interface Distance {
  readonly start: number;
  readonly end: number;
}

/** What a date means that is not the project's own: a postponement, the next contact, a meeting. */
function contactMeaning(words: string, { start, end }: Distance): Dated | undefined {
  if (LATER.test(words))
    return { code: 'TIMELINE_LATER', points: laterPoints(start > 0 ? start : end), isNegative: true };
  const callback = { code: 'TIMELINE_CALLBACK', points: 8, isNegative: false };
  if (CONTACT.test(words)) return { ...callback, points: Math.max(start, 0) <= 45 ? 12 : 8 };
  if (!MEETING.test(words) || STRICT_PROJECT.test(words)) return undefined;
  return end <= 62 ? { code: 'TIMELINE_MEETING', points: 17, isNegative: false } : callback;
}

function projectMeaning(mention: DateMention, { start, end }: Distance): Dated {
  if (mention.relation === 'after') {
    return { code: 'TIMELINE_LATER', points: start <= DAYS_OF_HALF_YEAR ? 17 : laterPoints(start), isNegative: false };
  }
  const code = end <= DAYS_OF_YEAR ? 'TIMELINE_DEADLINE' : 'TIMELINE_FAR';
  return { code, points: deadlinePoints(end), isNegative: end > 2 * DAYS_OF_YEAR };
}

function meaningOf(passage: Passage, mention: DateMention, reference: string): Dated | undefined {
  const today = dayOf(reference);
  const distance = { start: dayOf(mention.from) - today, end: dayOf(mention.to ?? mention.from) - today };
  if (distance.end < 0) return undefined;
  if (passage.source.kind === 'field' && FIELD_OF_TIME.test(passage.source.key))
    return projectMeaning(mention, distance);
  const words = scopeOf(passage, mention);
  const contact = contactMeaning(words, distance);
  if (contact) return contact;
  return ABSENCE.test(words) || !PROJECT.test(words) ? undefined : projectMeaning(mention, distance);
}

/** The words around the date deny it; a contract that is not renewed still ends. */
function isDenied(scope: string): boolean {
  return !NOT_RENEWED.test(scope) && countNegations(scope) % 2 === 1;
}

/** A date that is only possible or only wished for is no deadline; one that goes with a price to be agreed nearly is. */
function mostPoints(passage: Passage, scope: string): number {
  if (NO_HURRY.test(passage.folded.text)) return 17;
  if (!MAYBE.test(scope)) return 25;
  return passage.folded.text.search(BARGAIN) >= 0 ? 18 : 12;
}

function datedSignals(passage: Passage, reading: Reading): Signal[] {
  if (passage.isQuestion) return [];
  const whole = passage.folded.text;
  const written = passage.date !== undefined && passage.date <= reading.reference ? passage.date : reading.reference;
  const signals: Signal[] = [];
  for (const mention of findDates(passage.text, { reference: written, language: passage.language })) {
    const meaning = meaningOf(passage, mention, reading.reference);
    if (!meaning || (!passage.isTrusted && !meaning.isNegative)) continue;
    if (!isAboutTheLeadToday(passage, 0, whole.length)) continue;
    const text = scopeOf(passage, mention);
    if (!meaning.isNegative && isDenied(text)) continue;
    const points = Math.min(meaning.points, mostPoints(passage, text));
    signals.push({ ...meaning, points, evidence: evidenceOf(passage, mention.start, mention.end), date: passage.date });
  }
  return signals;
}

const SILENCE =
  /\b(?:pas de reponse|sans reponse|no (?:answer|reply|response)|voicemail|messagerie|repondeur|injoignable|unreachable|ne repond pas|n'a pas repondu|did(?:n't| not) (?:answer|reply|respond|pick)|laisse un message|left (?:a )?(?:message|vm)|bounced?|npai|en conges|out of (?:the )?office|ooo|absence du bureau|absente? (?:du bureau|jusqu)|en mon absence|in my absence|on (?:vacation|leave|holiday)|looking forward to)\b/;

/** Old activity is only activity. */
function aged(signal: Signal, reference: string): Signal {
  const age = signal.date === undefined ? 0 : dayOf(reference) - dayOf(signal.date);
  if (signal.isNegative || signal.points <= 10) return signal;
  const isStale =
    (signal.code === 'TIMELINE_RECENT' && age > 120) || (!/DEADLINE|LATER|FAR/.test(signal.code) && age > 300);
  return isStale ? { ...signal, code: 'TIMELINE_ACTIVITY', points: 8 } : signal;
}

/** An exchange written within the last 30 days is recent activity. */
function freshened(signal: Signal, reference: string): Signal {
  const age = signal.date === undefined ? undefined : dayOf(reference) - dayOf(signal.date);
  return signal.code === 'TIMELINE_ACTIVITY' && age !== undefined && age >= 0 && age <= 30
    ? { ...signal, code: 'TIMELINE_RECENT', points: 12 }
    : signal;
}

function signalsOf(passage: Passage, reading: Reading): Signal[] {
  if (SILENCE.test(passage.folded.text)) return [];
  const dated = datedSignals(passage, reading);
  const isPlaced = dated.some(({ code }) => code === 'TIMELINE_LATER' || code === 'TIMELINE_CALLBACK');
  const hasSoftDate = NO_HURRY.test(passage.folded.text) && dated.some(({ isNegative }) => !isNegative);
  const plain = findSignals(passage, RULES).filter(
    ({ code }) =>
      !(isPlaced && (code === 'TIMELINE_POSTPONED' || code === 'TIMELINE_NO_PROJECT')) &&
      !(hasSoftDate && code === 'TIMELINE_NO_PROJECT'),
  );
  return [...dated, ...plain].map((signal) => freshened(aged(signal, reading.reference), reading.reference));
}

/** A dated note is itself ordinary activity, whatever its words; silence, orders and questions are not. */
function notesTaken(reading: Reading): readonly Signal[] {
  const quiet = new Set(
    reading.passages
      .filter(({ folded, isTrusted }) => !isTrusted || SILENCE.test(folded.text))
      .map(({ source }) => source.key),
  );
  return reading.passages
    .filter(({ source, isQuestion, date, folded }) => {
      if (source.kind !== 'note' || isQuestion || date === undefined || quiet.has(source.key)) return false;
      const age = dayOf(reading.reference) - dayOf(date);
      return age >= 0 && age <= DAYS_OF_YEAR && folded.text.trim().split(/\s+/).length >= WORDS_OF_AN_EXCHANGE;
    })
    .map((passage) => ({
      code: 'TIMELINE_ACTIVITY',
      points: 8,
      isNegative: false,
      evidence: evidenceOf(passage, 0, passage.folded.text.length),
      date: passage.date,
    }));
}

/** What the sources say of the time to a decision: none, activity, recent activity, buying signals, a deadline. */
export function assessTimeline(reading: Reading): readonly Signal[] {
  const side = prevailing(reading.passages.flatMap((passage) => signalsOf(passage, reading)));
  const worst = weakest(side.filter(({ isNegative }) => isNegative));
  const best = worst ?? strongest(side) ?? strongest(notesTaken(reading));
  return best ? [best] : [];
}

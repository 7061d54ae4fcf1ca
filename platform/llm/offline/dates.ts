import {
  addPeriods,
  dayOf,
  isoOf,
  parseIsoDay,
  startOfPeriod,
  yearOf,
  type DayNumber,
  type Grain,
} from './calendar.js';
import { MONTH, NUMBER, numberValue, UNIT, ordinalValue, unitGrain } from './date-lexicon.js';
import { RELATIVE_RULES } from './date-relative-rules.js';
import { CALENDAR_RULES, periodAt, rule, type DateRule, type Period, type RuleContext } from './date-rules.js';
import { foldText } from './fold.js';
import type { Language } from './language.js';

/** Where a moment lies: within the period, at its end at the latest, or from its start at the earliest. */
export type DateRelation = 'at' | 'before' | 'after';

/** A date said in a text. `text.slice(start, end)` are its words. */
export interface DateMention {
  readonly start: number;
  readonly end: number;
  /** First day, ISO; for `before`, the reference day. */
  readonly from: string;
  /** Last day included, ISO; null when the period is open (`after`). */
  readonly to: string | null;
  readonly grain: Grain;
  readonly relation: DateRelation;
}

/** What a date needs to be understood. */
export interface DateOptions {
  /** The day the text was written, ISO (`2026-03-31`, an instant is cut to its day). */
  readonly reference: string;
  /** Decides only whether `3/4` is the 3rd of April (fr) or the 4th of March (en). */
  readonly language: Language;
}

interface Found extends Period {
  readonly start: number;
  readonly end: number;
  readonly relation: DateRelation;
}

/** A text without any of these has no date; saves the rules on most sentences. */
const ANY_CUE = new RegExp(
  `\\d|${MONTH}|\\b(?:jours?|journee|semaines?|mois|trimestres?|semestres?|annees?|ans?|exercice|days?|weeks?|wks?|months?|quarters?|half|qtrs?|years?|yrs?|le premier|the first|demain|hier|aujourd'?hui|lendemain|veille|today|tomorrow|yesterday|(?:lun|mar|mercre|jeu|vendre|same)di|dimanche|(?:mon|tues|wednes|thurs|fri|satur|sun)day|lun|mer|jeu|ven|sam|dim|mon|tue|wed|thu|fri|sat|sun|rentree|ete|automne|hiver|printemps|summer|autumn|fall|winter|spring|noel|christmas|xmas|fetes|paques|easter|toussaint|travail|thanksgiving|week-?end|eo[mqyw]|tonight|matin|soir|morning|evening|quinzaine|huitaine|year|midi)\\b`,
);

const SOON: DateRule = rule(
  "(?:sous|d'ici|dans) (?:une |la )?(?<span>quinzaine|huitaine)",
  (groups, { reference }) => ({
    from: reference,
    to: reference + (groups['span'] === 'huitaine' ? 8 : 15),
    grain: 'day',
  }),
);

/** A length counted from today that is itself a deadline: "d'ici 3 mois", "sous 48h", "within 30 days". */
const DEADLINE_LENGTH = new RegExp(
  `(?<![\\w])(?:d'ici(?: a)?|sous|within|in under|in less than|dans moins de|en moins de|dans un delai de|dans les|max(?:imum)?)\\s(?:environ\\s|about\\s|the next\\s|les\\s|the\\s)?(?:(?<hours>\\d{1,3})\\s?(?:h|heures|hours|hrs)|(?<count>${NUMBER})\\s?(?:[-a/]|to|ou|or)?\\s?(?<most>\\d{1,3})?\\s?(?:prochains\\s|prochaines\\s|business\\s|working\\s)?(?<unit>${UNIT}))(?![\\w])`,
  'g',
);

const RULES: readonly DateRule[] = [...CALENDAR_RULES, ...RELATIVE_RULES, SOON];
/** Short names that are ordinary words too; they need a sign that a date is meant. */
const AMBIGUOUS =
  /^(?:may|mar|mars|march|mon|sat|sun|sun\.|sat\.|mon\.|wed|sep|dec|jan|jun|mer\.|mar\.|ven\.|dim\.|sam\.|lun\.|jeu\.|ete|an|fri|thu|tue|the year|l'an|l'annee|le mois|la semaine|le trimestre|le semestre|l'exercice|the week)$/;
const DATE_LEAD =
  /(?:\b(?:in|by|of|since|until|till|before|after|early|late|mid|end|during|next|this|last|from|to|through|on|en|de|du|depuis|avant|apres|fin|debut|courant|pour|d'ici|jusqu'a|jusqu'en|for|end of|fin de|milieu de|course of|cours de|mid|early|late)[\s-]|\bd'|\ba la |^)$/;

const PART_BEFORE =
  /(?:\b(?:a la |en |au |a |at |by )?(?:the )?(?:(?<end>fin|end|late|close|dernier(?:e)? (?:jours|semaines))|(?<start>debut|beginning|start|early)|(?<mid>mi|mid|milieu|middle)|(?<during>courant|au cours|during|in the course))(?: of| in)?(?:[ -](?:de |du |d'|des |the |l')?|\s?)|(?<end2>\bd'ici (?:la )?fin (?:de |du |d')?))$/;
const PART_COMPACT =
  /(?<![\w'])(?:(?:a la |en |by |at )?(?:the )?(?<when>fin|debut|milieu|mi|end|beginning|start|middle|mid)(?: of)?[ -](?:de |du |d'|the |of |l')?(?<unit>semaine|mois|trimestre|semestre|annee|week|month|quarter|year)(?!\s(?:prochaine?|suivante?|derniere?|qui|en cours))|(?<unit2>year|month|quarter)[ -]end)(?![\w])/g;

const BEFORE =
  /(?:\b(?:avant|d'ici|d'ici a|by|before|b4|until|till|jusqu'a|jusqu'au|jusqu'en|au plus tard|no later than|not later than|at the latest|due|deadline|echeance|date limite|pour|expire|expires|termine|ends|prior to|sous)(?: (?:le|la|les|l'|au|a|the|end of|fin|on|in|en|de|du|:))*[ :']?\s?)$/;
const AFTER =
  /(?:\b(?:apres|pas avant|not before|after|a partir de|a partir du|a compter de|a compter du|des|from|starting|depuis|since|a partir d'|not until|pas d'ici|as of)(?: (?:le|la|les|l'|au|a|the|on|in|en))*[ ']?)$/;
const RANGE = /^\s?(?:-|a|au|to|thru|through|until|jusqu'au|jusqu'a|et|and|\/)(?: (?:le|la|the))?\s?$/;

function isAmbiguous(
  folded: string,
  original: string,
  found: { readonly start: number; readonly end: number },
): boolean {
  const words = folded.slice(found.start, found.end).trim();
  if (!AMBIGUOUS.test(words)) return false;
  if (words === folded.trim()) return false;
  const lead = folded.slice(0, found.start);
  if (!DATE_LEAD.test(lead.slice(-24)) || lead === '') return true;
  if (words === 'mars' || words === 'march') return false;
  return /^(?:may|mar|mon|sat|sun|wed)$/.test(words) && !/^\p{Lu}/u.test(original);
}

type Groups = Readonly<Record<string, string | undefined>>;

function found(match: RegExpExecArray, period: Period, relation: DateRelation): Found {
  return { ...period, start: match.index, end: match.index + match[0].length, relation };
}

function deadlineOfLength(groups: Groups, { reference }: RuleContext): Period {
  const count = numberValue(groups['most'] ?? groups['count'] ?? '');
  const to =
    groups['hours'] === undefined
      ? addPeriods(reference, unitGrain(groups['unit'] ?? ''), count)
      : reference + Math.ceil(Number(groups['hours']) / 24);
  return { from: reference, to, grain: 'day' };
}

/** "fin de mois", "year end": of the current period, or of the next when it is already over. */
function compactPart(groups: Groups, context: RuleContext): Period {
  const grain = unitGrain(groups['unit'] ?? groups['unit2'] ?? '');
  const part = partName(groups['when'] ?? 'end');
  const current = partOf(periodAt(context.reference, grain), part, context);
  if (current.to >= context.reference || grain === 'week') return current;
  return partOf(periodAt(addPeriods(context.reference, grain, 1), grain), part, context);
}

function candidates(folded: string, context: RuleContext): Found[] {
  const all: Found[] = [];
  for (const { pattern, read } of RULES) {
    for (const match of folded.matchAll(pattern)) {
      const period = read(match.groups ?? {}, context);
      if (period) all.push(found(match, period, 'at'));
    }
  }
  for (const match of folded.matchAll(DEADLINE_LENGTH)) {
    all.push(found(match, deadlineOfLength(match.groups ?? {}, context), 'before'));
  }
  for (const match of folded.matchAll(PART_COMPACT)) {
    all.push(found(match, compactPart(match.groups ?? {}, context), 'at'));
  }
  return all;
}

/** Earliest first; of those that overlap, the longest. */
function withoutOverlaps(found: readonly Found[]): Found[] {
  const ordered = [...found].sort((left, right) => left.start - right.start || right.end - left.end);
  const kept: Found[] = [];
  for (const one of ordered) {
    const last = kept[kept.length - 1];
    if (!last || one.start >= last.end) kept.push(one);
    else if (one.end - one.start > last.end - last.start) kept[kept.length - 1] = one;
  }
  return kept;
}

type Part = 'start' | 'middle' | 'end';

function partName(word: string): Part {
  if (/^(?:fin|end)/.test(word)) return 'end';
  return /^(?:debut|beginning|start)/.test(word) ? 'start' : 'middle';
}

const MONTH_PARTS: Readonly<Record<Part, readonly [number, number]>> = {
  start: [1, 10],
  middle: [10, 19],
  end: [21, 31],
};

/** The beginning, middle or end of a period, as people and Duckling cut them. */
function partOf(period: Period, part: Part, context: RuleContext): Period {
  if (period.grain === 'month') {
    const [first, last] = MONTH_PARTS[part];
    return { from: period.from + first - 1, to: Math.min(period.from + last - 1, period.to), grain: 'day' };
  }
  if (period.grain === 'year') {
    const year = yearOf(period.from);
    const endMonth = context.monthFirst ? 9 : 11;
    if (part === 'start') return { from: period.from, to: dayOf(year, 4, 0), grain: 'month' };
    if (part === 'middle') return { from: dayOf(year, 5, 1), to: dayOf(year, 9, 0), grain: 'month' };
    return { from: dayOf(year, endMonth, 1), to: period.to, grain: 'month' };
  }
  const length = period.to - period.from + 1;
  const third = period.grain === 'week' ? 3 : Math.max(1, Math.floor(length / 3));
  if (part === 'start') return { from: period.from, to: period.from + third - 1, grain: 'day' };
  if (part === 'end') return { from: period.to - third + 1, to: period.to, grain: 'day' };
  return { from: period.from + Math.floor(length / 3), to: period.to - Math.floor(length / 3), grain: 'day' };
}

function withPart(folded: string, found: Found, context: RuleContext): Found {
  if (found.grain === 'day' || found.relation !== 'at') return found;
  const lead = folded.slice(Math.max(0, found.start - 40), found.start);
  const match = PART_BEFORE.exec(lead);
  if (!match) return found;
  const groups = match.groups ?? {};
  const start = found.start - match[0].length;
  if (groups['during'] !== undefined) return { ...found, start };
  const part: Part = groups['start'] !== undefined ? 'start' : groups['mid'] !== undefined ? 'middle' : 'end';
  const shortened = partOf(found, part, context);
  if (!/^(?:by|d'ici)/.test(match[0].trim())) return { ...shortened, start, end: found.end, relation: 'at' };
  return { ...shortened, from: Math.min(context.reference, shortened.to), start, end: found.end, relation: 'before' };
}

function withRelation(folded: string, found: Found, context: RuleContext): Found {
  if (found.relation !== 'at') return found;
  const lead = folded.slice(Math.max(0, found.start - 40), found.start);
  const after = AFTER.exec(lead);
  if (after) return { ...found, start: found.start - after[0].length, relation: 'after' };
  const before = BEFORE.exec(lead);
  if (!before || found.to < context.reference) return found;
  const beforeItsStart =
    /\b(?:avant|before|prior to)\b/.test(before[0]) && found.grain === 'day' && found.to - found.from > 20;
  const to = beforeItsStart ? Math.max(context.reference, found.from - 1) : found.to;
  return { ...found, from: context.reference, to, start: found.start - before[0].length, relation: 'before' };
}

const LONE_DAY_BEFORE_RANGE =
  /(?:(?:du|le|from|from the|between|between the|entre le|the)\s)?(?<![\d/.,])(?<day>\d{1,2}|premier|treize|dix)(?:er|e|th|st|nd|rd)?\s?(?:-|a|au|to|to the|thru|through|jusqu'au|et|et le|and|and the)(?: le| the)?\s$/;
const LONE_DAY_AFTER_RANGE = /^\s?(?:-|to|thru|through|until)\s?(?:the )?(?<day>\d{1,2})(?:th|st|nd|rd)?(?![\w:%])/;

function bareDay(match: RegExpExecArray | null): number {
  const word = match?.groups?.['day'];
  return word === undefined ? 0 : ordinalValue(word);
}

/** "du 13 au 15 juillet", "July 13 thru 15": the bare day borrows its month from the other. */
function withBareDay(folded: string, one: Found): Found {
  if (one.grain !== 'day' || one.from !== one.to) return one;
  const beforeMonth = startOfPeriod(one.from, 'month') - 1;
  const lead = folded.slice(Math.max(0, one.start - 30), one.start + 1).replace(/\S$/, '');
  const before = LONE_DAY_BEFORE_RANGE.exec(lead);
  const first = bareDay(before);
  if (before && first > 0 && beforeMonth + first < one.from) {
    return { ...one, from: beforeMonth + first, start: one.start - before[0].length };
  }
  const after = LONE_DAY_AFTER_RANGE.exec(folded.slice(one.end, one.end + 20));
  const last = bareDay(after);
  if (after && last <= 31 && beforeMonth + last > one.from) {
    return { ...one, to: beforeMonth + last, end: one.end + after[0].length };
  }
  return one;
}

function joined(folded: string, found: readonly Found[]): Found[] {
  const result: Found[] = [];
  for (const one of found) {
    const last = result[result.length - 1];
    const isRange =
      last &&
      RANGE.test(folded.slice(last.end, one.start)) &&
      one.to >= last.from &&
      last.grain === one.grain &&
      last.relation !== 'before';
    if (last && isRange) result[result.length - 1] = { ...last, to: one.to, end: one.end, relation: 'at' };
    else result.push(one);
  }
  return result;
}

/**
 * Dates and deadlines of a French or English text, to the day at the finest: "avant fin mars", "T3 2026",
 * "d'ici 3 mois", "by end of Q2", "sous 15 jours", "à la rentrée". Clock times are not read.
 *
 * @throws RangeError when the reference is not an ISO date.
 */
export function findDates(text: string, options: DateOptions): DateMention[] {
  const reference: DayNumber | undefined = parseIsoDay(options.reference);
  if (reference === undefined) throw new RangeError(`The reference must be an ISO date, not "${options.reference}".`);
  const folded = foldText(text);
  if (!ANY_CUE.test(folded.text)) return [];
  const context: RuleContext = { reference, monthFirst: options.language === 'en' };
  const originalWords = (one: Found): string =>
    text.slice(folded.originalOffset(one.start), folded.originalOffset(one.end));
  const plain = withoutOverlaps(candidates(folded.text, context)).filter(
    (one) => !isAmbiguous(folded.text, originalWords(one), one),
  );
  const ranged = joined(
    folded.text,
    plain.map((one) => withBareDay(folded.text, one)).map((one) => withPart(folded.text, one, context)),
  );
  return ranged
    .map((one) => withRelation(folded.text, one, context))
    .map((one) => ({
      start: folded.originalOffset(one.start),
      end: folded.originalOffset(one.end),
      from: isoOf(one.from),
      to: one.relation === 'after' ? null : isoOf(one.to),
      grain: one.grain,
      relation: one.relation,
    }));
}

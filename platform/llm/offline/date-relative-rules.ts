import {
  addPeriods,
  dayOf,
  endOfPeriod,
  startOfPeriod,
  weekdayOf,
  yearOf,
  type DayNumber,
  type Grain,
} from './calendar.js';
import { NUMBER, numberValue, UNIT, unitGrain, WEEKDAY, weekdayNumber } from './date-lexicon.js';
import { comingMonth, periodAt, rule, singleDay, type DateRule, type Period } from './date-rules.js';

/** The next such weekday after the reference day (the reference day itself never). */
function comingWeekday(weekday: number, reference: DayNumber): DayNumber {
  return reference + (((weekday - weekdayOf(reference) + 6) % 7) + 1);
}

function weekdayOfWeek(weekday: number, reference: DayNumber, weeks: number): Period {
  return singleDay(startOfPeriod(reference, 'week') + 7 * weeks + weekday - 1);
}

/** A length of time from the reference day: a day for days, weeks and months, a month for years. */
function afterLength(reference: DayNumber, count: number, grain: Grain): Period {
  const day = addPeriods(reference, grain, count);
  return grain === 'year' ? periodAt(day, 'month') : singleDay(day);
}

function runOfPeriods(reference: DayNumber, grain: Grain, first: number, count: number): Period {
  const from = addPeriods(startOfPeriod(reference, grain), grain, first);
  return { from, to: addPeriods(from, grain, count) - 1, grain };
}

function shifted(reference: DayNumber, grain: Grain, count: number): Period {
  return periodAt(addPeriods(startOfPeriod(reference, grain), grain, count), grain);
}

function easter(year: number): DayNumber {
  const century = Math.floor(year / 100);
  const golden = year % 19;
  const shift = Math.floor((century - Math.floor((century - 17) / 25)) / 3);
  const epact = (century - Math.floor(century / 4) - shift + 19 * golden + 15) % 30;
  const correction =
    epact - Math.floor(epact / 28) * (1 - Math.floor(29 / (epact + 1)) * Math.floor((21 - golden) / 11));
  const weekday = (year + Math.floor(year / 4) + correction + 2 - century + Math.floor(century / 4)) % 7;
  const offset = correction - weekday;
  const month = 3 + Math.floor((offset + 40) / 44);
  return dayOf(year, month, offset + 28 - 31 * Math.floor(month / 4));
}

type YearlyPeriod = (year: number) => readonly [DayNumber, DayNumber];

/** Periods that people name without a number, from the folded words. */
const NAMED: readonly (readonly [string, YearlyPeriod])[] = [
  ['(?:la\\s)?rentree(?:\\sde septembre)?|back[ -]to[ -]school', (year) => [dayOf(year, 9, 1), dayOf(year, 9, 15)]],
  [
    "(?:l'|cet\\s)?ete|(?:the\\s|this\\s|next\\s)?summer(?:\\s(?:break|holidays?|vacations?))?|(?:les\\s)?(?:vacances|conges)\\s(?:d'ete|scolaires)",
    (year) => [dayOf(year, 6, 21), dayOf(year, 9, 23)],
  ],
  [
    "(?:l'|cet\\s)automne|(?:the\\s|this\\s|next\\s)?autumn|(?:the|this|next|in the)\\sfall",
    (year) => [dayOf(year, 9, 23), dayOf(year, 12, 20)],
  ],
  ["(?:l'|cet\\s)hiver|(?:the\\s|this\\s|next\\s)winter", (year) => [dayOf(year, 12, 21), dayOf(year + 1, 3, 20)]],
  [
    '(?:le\\s|ce\\s|au\\s)?printemps|(?:the\\s|this\\s|next\\s|in\\s)spring',
    (year) => [dayOf(year, 3, 20), dayOf(year, 6, 20)],
  ],
  [
    "(?:les\\s)?fetes(?:\\s(?:de fin d'annee|de noel))?|(?:the\\s)?(?:christmas|xmas|year-end)\\s(?:holidays?|break)|vacances de noel",
    (year) => [dayOf(year, 12, 20), dayOf(year + 1, 1, 4)],
  ],
  ['noel|christmas(?:\\sday)?|x-?mas', (year) => [dayOf(year, 12, 25), dayOf(year, 12, 25)]],
  [
    "(?:le\\s)?(?:jour|nouvel)\\s(?:de l')?an|new year(?:'?s)?(?:\\sday)?",
    (year) => [dayOf(year, 1, 1), dayOf(year, 1, 1)],
  ],
  ['(?:le jour de\\s)?(?:la\\s)?toussaint', (year) => [dayOf(year, 11, 1), dayOf(year, 11, 1)]],
  ['(?:la\\s)?fete du travail|labou?r day', (year) => [dayOf(year, 5, 1), dayOf(year, 5, 1)]],
  ['(?:le dimanche de\\s)?paques|easter(?:\\ssunday)?', (year) => [easter(year), easter(year)]],
  [
    'thanksgiving(?:\\sday)?',
    (year) => {
      const first = dayOf(year, 11, 1);
      const day = first + ((11 - weekdayOf(first)) % 7) + 21;
      return [day, day];
    },
  ],
];

const NAMED_RULES: readonly DateRule[] = NAMED.map(([source, at]) =>
  rule(`(?:${source})(?:\\s(?:de\\s|of\\s|in\\s)?(?<year>20\\d{2}))?`, (groups, { reference }) => {
    const year = groups['year'] === undefined ? yearOf(reference) : Number(groups['year']);
    const [from, to] = at(year);
    const [laterFrom, laterTo] = at(year + 1);
    return groups['year'] === undefined && to < reference
      ? { from: laterFrom, to: laterTo, grain: 'day' }
      : { from, to, grain: 'day' };
  }),
);

const NEXT = "(?:prochaine?|suivante?|qui vient|a venir|d'apres)";
const PAST = '(?:derniere?|passee?|precedente?|ecoulee?)';
const PERIOD_UNIT = '(?:semaine|week|wk|mois|month|trimestre|quarter|qtr|semestre|annee|an|exercice|year|yr)';

/** Dates counted from the reference day. */
export const RELATIVE_RULES: readonly DateRule[] = [
  rule(
    "aujourd'?hui|today|dans la journee|ce jour|tonight|ce (?:matin|soir|midi)|cet apres-midi|this (?:morning|afternoon|evening)|d'ici ce soir",
    (_groups, { reference }) => singleDay(reference),
  ),
  rule('demain|tomorrow|tmrw|(?:le )?lendemain|(?:le )?jour suivant', (_groups, { reference }) =>
    singleDay(reference + 1),
  ),
  rule('apres[ -]demain|(?:the )?day after tomorrow', (_groups, { reference }) => singleDay(reference + 2)),
  rule('hier|yesterday|la veille|(?:le )?jour precedent', (_groups, { reference }) => singleDay(reference - 1)),
  rule('avant[ -]hier|(?:the )?day before yesterday', (_groups, { reference }) => singleDay(reference - 2)),
  rule(
    `(?:(?:le|ce|on|this|coming|this coming)\\s)?(?<weekday>${WEEKDAY})(?:\\s(?<next>prochain|qui vient))?`,
    (groups, { reference }) => singleDay(comingWeekday(weekdayNumber(groups['weekday'] ?? ''), reference)),
  ),
  rule(`(?:next)\\s(?<weekday>${WEEKDAY})`, (groups, { reference }) =>
    weekdayOfWeek(weekdayNumber(groups['weekday'] ?? ''), reference, 1),
  ),
  rule(`(?<weekday>${WEEKDAY})\\safter next`, (groups, { reference }) =>
    singleDay(comingWeekday(weekdayNumber(groups['weekday'] ?? ''), reference) + 7),
  ),
  rule(`(?:last|past)\\s(?<weekday>${WEEKDAY})|(?<weekday2>${WEEKDAY})\\s${PAST}`, (groups, { reference }) =>
    singleDay(
      comingWeekday(
        weekdayNumber(groups['weekday'] ?? groups['weekday2'] ?? ''),
        reference - 7 - (weekdayOf(reference) === weekdayNumber(groups['weekday'] ?? groups['weekday2'] ?? '') ? 7 : 0),
      ),
    ),
  ),
  rule(
    `(?<weekday>${WEEKDAY})\\s(?:de\\s|of\\s)?(?:(?<this>cette semaine|this week)|(?:la semaine ${NEXT}|next week)|(?<last>la semaine ${PAST}|last week))`,
    (groups, { reference }) =>
      weekdayOfWeek(
        weekdayNumber(groups['weekday'] ?? ''),
        reference,
        groups['this'] !== undefined ? 0 : groups['last'] !== undefined ? -1 : 1,
      ),
  ),
  rule(`(?<weekday>${WEEKDAY})\\sen (?<span>huit|quinze)`, (groups, { reference }) =>
    singleDay(
      comingWeekday(weekdayNumber(groups['weekday'] ?? ''), reference - 1) + (groups['span'] === 'huit' ? 7 : 14),
    ),
  ),
  rule(`(?:la|le|l'|au)\\s?(?<unit>${PERIOD_UNIT})\\s${NEXT}`, (groups, { reference }) =>
    shifted(reference, unitGrain(groups['unit'] ?? ''), 1),
  ),
  rule(`(?:the\\s)?(?:next|coming|following|upcoming)\\s(?<unit>${PERIOD_UNIT})`, (groups, { reference }) =>
    shifted(reference, unitGrain(groups['unit'] ?? ''), 1),
  ),
  rule(`(?:the\\s)?(?<unit>${PERIOD_UNIT})\\safter next`, (groups, { reference }) =>
    shifted(reference, unitGrain(groups['unit'] ?? ''), 2),
  ),
  rule(
    `(?:(?:la|le|l'|au)\\s?(?<unit>${PERIOD_UNIT})\\s${PAST}|(?:the\\s)?(?:last|past|previous)\\s(?<unit2>${PERIOD_UNIT}))`,
    (groups, { reference }) => shifted(reference, unitGrain(groups['unit'] ?? groups['unit2'] ?? ''), -1),
  ),
  rule(
    `(?:cette|cet|ce|this|current|la|le|l')\\s?(?<unit>${PERIOD_UNIT})(?:\\s?-?(?:ci|en cours|courante?))?`,
    (groups, context) => {
      const isBare = /^(?:semaine|week|mois|month|annee|an|year)$/.test(groups['unit'] ?? '');
      return isBare || groups['unit'] !== undefined
        ? shifted(context.reference, unitGrain(groups['unit'] ?? ''), 0)
        : undefined;
    },
  ),
  rule('en milieu de semaine|mid[ -]?week', (_groups, { reference }) => ({
    from: startOfPeriod(reference, 'week') + 2,
    to: startOfPeriod(reference, 'week') + 3,
    grain: 'day',
  })),
  rule('en semaine', (_groups, { reference }) => ({
    from: startOfPeriod(reference, 'week'),
    to: startOfPeriod(reference, 'week') + 4,
    grain: 'day',
  })),
  rule(
    `(?:dans|in)\\s(?:environ\\s|about\\s|around\\s|moins de\\s|less than\\s|\\d{1,2}\\s?(?:-|a|to|ou|or)\\s?)?(?<count>${NUMBER})\\s?(?<unit>${UNIT})(?!\\s(?:of|ago|d'experience))`,
    (groups, { reference }) =>
      afterLength(reference, numberValue(groups['count'] ?? ''), unitGrain(groups['unit'] ?? '')),
  ),
  rule(
    `(?<count>${NUMBER})\\s(?<unit>${UNIT})\\s(?:from now|from today|hence|plus tard|apres|later)`,
    (groups, { reference }) =>
      afterLength(reference, numberValue(groups['count'] ?? ''), unitGrain(groups['unit'] ?? '')),
  ),
  rule(
    `il y a\\s(?<count>${NUMBER})\\s(?<unit>${UNIT})|(?<count2>${NUMBER})\\s(?<unit2>${UNIT})\\s(?:ago|back)`,
    (groups, { reference }) =>
      afterLength(
        reference,
        -numberValue(groups['count'] ?? groups['count2'] ?? ''),
        unitGrain(groups['unit'] ?? groups['unit2'] ?? ''),
      ),
  ),
  rule(
    `(?:dans\\s|sur\\s|over\\s|in\\s|within\\s|during\\s)?(?:les\\s|the\\s|ces\\s)?(?:next|coming|prochaine?s|prochains)\\s(?<count>${NUMBER})\\s(?<unit>${UNIT})|(?:dans\\s|sur\\s)?(?:les\\s)?(?<count2>${NUMBER})\\s(?:prochaine?s|prochains)\\s(?<unit2>${UNIT})|(?:dans\\s|sous\\s)les\\s(?<count3>${NUMBER})\\s(?<unit3>${UNIT})(?:\\s(?:a venir|qui viennent|prochains|prochaines))?`,
    (groups, { reference }) =>
      runOfPeriods(
        reference,
        unitGrain(groups['unit'] ?? groups['unit2'] ?? groups['unit3'] ?? ''),
        1,
        numberValue(groups['count'] ?? groups['count2'] ?? groups['count3'] ?? ''),
      ),
  ),
  rule(
    '(?:dans\\s|in\\s|over\\s)?(?:les|the)\\s(?:prochains? |prochaines? |next |coming )(?:few )?(?<unit>jours|days|semaines|weeks|mois|months)',
    (groups, { reference }) => runOfPeriods(reference, unitGrain(groups['unit'] ?? ''), 1, 3),
  ),
  rule(
    `(?:(?:last|past|previous|dernier(?:e?s))\\s(?<count>${NUMBER})|(?:les\\s)?(?<count2>${NUMBER})\\s(?:dernier(?:e?s)|passe(?:e?s)))\\s(?<unit>${UNIT})|(?<count3>${NUMBER})\\s(?<unit3>${UNIT})\\s(?:passe(?:e?s)|dernier(?:e?s))`,
    (groups, { reference }) => {
      const count = numberValue(groups['count'] ?? groups['count2'] ?? groups['count3'] ?? '');
      return runOfPeriods(reference, unitGrain(groups['unit'] ?? groups['unit3'] ?? ''), -count, count);
    },
  ),
  rule('(?:le\\s|ce\\s|the\\s|this\\s)?week-?end(?<next>\\sprochain)?', (_groups, { reference }) => ({
    from: startOfPeriod(reference, 'week') + 5,
    to: startOfPeriod(reference, 'week') + 6,
    grain: 'day',
  })),
  rule('(?:the\\s)?eo(?<unit>m|y|q|w)', (groups, { reference }) => {
    const grain: Grain =
      groups['unit'] === 'm' ? 'month' : groups['unit'] === 'q' ? 'quarter' : groups['unit'] === 'w' ? 'week' : 'year';
    const to = endOfPeriod(startOfPeriod(reference, grain), grain);
    return grain === 'year'
      ? { from: dayOf(yearOf(reference), 11, 1), to, grain: 'month' }
      : {
          from: grain === 'month' ? startOfPeriod(reference, grain) + 20 : to - (grain === 'week' ? 2 : 29),
          to,
          grain: 'day',
        };
  }),
  rule('(?:prochaine?|next)\\s(?<month>ete|hiver|automne|printemps)', (groups, { reference }) =>
    comingMonth(
      groups['month'] === 'ete' ? 7 : groups['month'] === 'hiver' ? 1 : groups['month'] === 'automne' ? 10 : 4,
      reference,
    ),
  ),
  ...NAMED_RULES,
];

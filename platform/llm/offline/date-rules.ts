import {
  addMonths,
  addPeriods,
  dayOf,
  endOfPeriod,
  isCivilDate,
  monthOf,
  startOfPeriod,
  weekdayOf,
  yearOf,
  type DayNumber,
  type Grain,
} from './calendar.js';
import {
  DAY_OF_MONTH,
  MONTH,
  monthNumber,
  ORDINAL,
  ordinalValue,
  WEEKDAY,
  weekdayNumber,
  YEAR,
  yearValue,
} from './date-lexicon.js';

/** A period, both ends included. */
export interface Period {
  readonly from: DayNumber;
  readonly to: DayNumber;
  readonly grain: Grain;
}

/** What a rule may look at besides its own words. */
export interface RuleContext {
  readonly reference: DayNumber;
  /** Whether `3/4` is the 4th of March. */
  readonly monthFirst: boolean;
}

/** A way of saying a date: a global pattern over folded text, and its meaning; undefined when it is not one after all. */
export interface DateRule {
  readonly pattern: RegExp;
  readonly read: (groups: Readonly<Record<string, string | undefined>>, context: RuleContext) => Period | undefined;
}

/** Compiles a rule; words are matched whole. */
export function rule(source: string, read: DateRule['read']): DateRule {
  return { pattern: new RegExp(`(?<![\\w.,/])(?<!\\d-)(?:${source})(?![\\w])`, 'g'), read };
}

/** The period of that size that contains the day. */
export function periodAt(day: DayNumber, grain: Grain): Period {
  const from = startOfPeriod(day, grain);
  return { from, to: endOfPeriod(from, grain), grain };
}

/** One day. */
export function singleDay(day: DayNumber): Period {
  return { from: day, to: day, grain: 'day' };
}

/** The next time that month comes, this month included. */
export function comingMonth(month: number, reference: DayNumber): Period {
  const year = yearOf(reference) + (month < monthOf(reference) ? 1 : 0);
  return periodAt(dayOf(year, month, 1), 'month');
}

/** The day in that month without a year: the next one, and the one falling on the weekday when it is said. */
function comingDay(month: number, day: number, reference: DayNumber, weekday?: number): Period | undefined {
  const first = yearOf(reference);
  for (let year = first; year < first + 3; year += 1) {
    if (!isCivilDate(year, month, day)) continue;
    const candidate = dayOf(year, month, day);
    if (candidate >= reference && (weekday === undefined || weekdayOf(candidate) === weekday))
      return singleDay(candidate);
  }
  return weekday === undefined ? undefined : comingDay(month, day, reference);
}

function dated(year: number, month: number, day: number): Period | undefined {
  return isCivilDate(year, month, day) ? singleDay(dayOf(year, month, day)) : undefined;
}

function numeric(groups: Readonly<Record<string, string | undefined>>, context: RuleContext): Period | undefined {
  const first = Number(groups['first']);
  const second = Number(groups['second']);
  const monthIsFirst = context.monthFirst ? first <= 12 : second > 12;
  const month = monthIsFirst ? first : second;
  const day = monthIsFirst ? second : first;
  if (groups['year'] === undefined) return comingDay(month, day, context.reference);
  return dated(yearValue(groups['year']), month, day);
}

function dayAndMonth(groups: Readonly<Record<string, string | undefined>>, context: RuleContext): Period | undefined {
  const month = monthNumber(groups['month'] ?? '');
  const day = ordinalValue(groups['day'] ?? '');
  if (groups['year'] !== undefined) return dated(yearValue(groups['year']), month, day);
  const weekday = groups['weekday'] === undefined ? undefined : weekdayNumber(groups['weekday']);
  return comingDay(month, day, context.reference, weekday);
}

/** The next day with that number, today excluded when it is already passed. */
function comingDayOfMonth(day: number, reference: DayNumber): Period | undefined {
  for (let months = 0; months < 4; months += 1) {
    const start = addMonths(startOfPeriod(reference, 'month'), months);
    if (isCivilDate(yearOf(start), monthOf(start), day) && start + day - 1 >= reference)
      return singleDay(start + day - 1);
  }
  return undefined;
}

function partOfYear(
  grain: 'quarter' | 'half',
  rank: number,
  year: string | undefined,
  reference: DayNumber,
): Period | undefined {
  const size = grain === 'quarter' ? 3 : 6;
  if (rank < 1 || rank > 12 / size) return undefined;
  const chosen = year === undefined ? yearOf(reference) : yearValue(year);
  const period = periodAt(dayOf(chosen, (rank - 1) * size + 1, 1), grain);
  return year === undefined && period.to < reference ? periodAt(addPeriods(period.from, 'year', 1), grain) : period;
}

function weekOfMonth(rank: number, fromEnd: boolean, month: Period): Period {
  const firstMonday = month.from + ((8 - weekdayOf(month.from)) % 7);
  if (!fromEnd) return periodAt(firstMonday + 7 * (rank - 1), 'week');
  const lastSunday = month.to - (weekdayOf(month.to) % 7);
  return periodAt(lastSunday - 7 * (rank - 1), 'week');
}

const WITH_WEEKDAY = `(?:(?<weekday>${WEEKDAY}),?\\s(?:le\\s|the\\s)?)?`;
const THEN_YEAR = `(?:,?\\s(?:de\\s|of\\s|in\\s)?(?<year>${YEAR}|\\d{2}(?![\\d:%]|\\s?(?:h|k|€|%|\\$|am|pm)\\b)))?`;
const FULL_YEAR = `(?:,?\\s(?:de\\s|of\\s|in\\s|d'|fy\\s?)?(?<year>${YEAR}))?`;

function monthPeriod(groups: Readonly<Record<string, string | undefined>>, reference: DayNumber): Period {
  const month = monthNumber(groups['month'] ?? '');
  if (groups['year'] !== undefined) return periodAt(dayOf(yearValue(groups['year']), month, 1), 'month');
  return comingMonth(month, reference);
}

/** Dates that say their day, month, quarter or year themselves. */
export const CALENDAR_RULES: readonly DateRule[] = [
  rule('(?<year>\\d{4})-(?<month>\\d{1,2})-(?<day>\\d{1,2})', (groups) =>
    dated(Number(groups['year']), Number(groups['month']), Number(groups['day'])),
  ),
  rule('(?<year>20\\d{2})/(?<month>\\d{1,2})', (groups) => {
    const month = Number(groups['month']);
    return month >= 1 && month <= 12 ? periodAt(dayOf(Number(groups['year']), month, 1), 'month') : undefined;
  }),
  rule('(?<month>\\d{1,2})/(?<year>20\\d{2})', (groups) => {
    const month = Number(groups['month']);
    return month >= 1 && month <= 12 ? periodAt(dayOf(Number(groups['year']), month, 1), 'month') : undefined;
  }),
  rule(
    '(?:(?:le|on)\\s)?(?<first>\\d{1,2})\\s?[/.-]\\s?(?<second>\\d{1,2})\\s?[/.-]\\s?(?<year>(?:19|20)\\d{2}|\\d{2})',
    numeric,
  ),
  rule('(?:(?:le|on)\\s)?(?<first>\\d{1,2})\\s?/\\s?(?<second>\\d{1,2})(?!\\s?(?:/|\\d|%|€|h\\b))', numeric),
  rule(
    `${WITH_WEEKDAY}(?:(?:le|the|on)\\s)*(?<day>${DAY_OF_MONTH})[\\s-](?:jour\\s)?(?:of\\s|d'|de\\s)?(?<month>${MONTH})(?:-(?<year>\\d{2,4})(?!\\d))`,
    dayAndMonth,
  ),
  rule(
    `${WITH_WEEKDAY}(?:(?:le|the|on)\\s)*(?<day>${DAY_OF_MONTH})[\\s-]?(?:jour\\s)?(?:of\\s|d'|de\\s)?(?<month>${MONTH})${THEN_YEAR}`,
    dayAndMonth,
  ),
  rule(`${WITH_WEEKDAY}(?:the\\s)?(?<month>${MONTH})\\s(?:the\\s)?(?<day>${DAY_OF_MONTH})${THEN_YEAR}`, dayAndMonth),
  rule(
    `(?:le\\s|the\\s)?(?<weekday>${WEEKDAY})\\s(?:le\\s|the\\s)?(?<day>${DAY_OF_MONTH})(?!\\s?(?:h|:|${MONTH}))`,
    (groups, { reference }) => {
      const weekday = weekdayNumber(groups['weekday'] ?? '');
      const day = ordinalValue(groups['day'] ?? '');
      for (let months = 0; months < 24; months += 1) {
        const start = addMonths(startOfPeriod(reference, 'month'), months);
        const candidate = start + day - 1;
        if (monthOf(candidate) === monthOf(start) && weekdayOf(candidate) === weekday && candidate >= reference)
          return singleDay(candidate);
      }
      return undefined;
    },
  ),
  rule(`(?:le\\smois\\s(?:de\\s|d')|the\\smonth\\sof\\s)?(?<month>${MONTH})${FULL_YEAR}`, (groups, { reference }) =>
    monthPeriod(groups, reference),
  ),
  rule(
    '(?:le|du|au|the|on the)\\s(?<day>\\d{1,2}|premier|first)(?:er|e|st|nd|rd|th)?(?!\\s?(?:[\\d:%€$/.,]|h\\b|k\\b|j\\b|heures|jours|mois|personnes|people|[a-z]*%))(?=\\s|$|[,;!?)])(?!\\s(?:[a-z]+(?:s|er|eur)\\b))',
    (groups, { reference }) => comingDayOfMonth(ordinalValue(groups['day'] ?? ''), reference),
  ),
  rule(
    `(?<day>${ORDINAL})\\s(?:of|du)\\s(?:the\\s)?(?<which>next month|previous month|last month|this month|mois prochain|mois dernier|mois)`,
    (groups, { reference }) => {
      const which = groups['which'] ?? '';
      const shift = /next|prochain/.test(which) ? 1 : /previous|last|dernier/.test(which) ? -1 : 0;
      return singleDay(addMonths(startOfPeriod(reference, 'month'), shift) + ordinalValue(groups['day'] ?? '') - 1);
    },
  ),
  rule(
    `(?:the\\s|le\\s|au\\s)?(?:(?:t|q)(?<letter>[1-4])|(?<ordinal>${ORDINAL})\\s(?:trimestre|quarter|qtr|trim))(?:[\\s/-]?(?:de\\s|d'|of\\s|fy\\s?)?(?<year>${YEAR}|(?<=[/-]|fy\\s?)\\d{2}|\\d{2}(?!\\d)))?`,
    (groups, { reference }) =>
      partOfYear(
        'quarter',
        Number(groups['letter'] ?? ordinalValue(groups['ordinal'] ?? '')),
        groups['year'],
        reference,
      ),
  ),
  rule(
    `(?:the\\s|le\\s|au\\s)?(?:(?:s|h)(?<letter>[12])|(?<ordinal>${ORDINAL})\\s(?:semestre|half(?:\\sof\\sthe\\syear)?))(?:\\s(?:de\\s|d'|of\\s)?(?<year>${YEAR}))?`,
    (groups, { reference }) =>
      partOfYear('half', Number(groups['letter'] ?? ordinalValue(groups['ordinal'] ?? '')), groups['year'], reference),
  ),
  rule(
    "(?<=\\b(?:en|in|courant|annee|exercice|fy|year|horizon|pour|for|by|avant|before|d'ici(?: a)?|depuis|since|jusqu'en|until|till|apres|after|fin|debut|mi|a partir de|from|end of|early|late|mid|beginning of|start of|de|of|budget)[\\s-]?)(?<year>(?:19|20)\\d{2})(?!\\s?(?:€|k|euros|eur|\\$|personnes|salaries|employees|people|users|leads|clients))",
    (groups) => periodAt(dayOf(Number(groups['year']), 1, 1), 'year'),
  ),
  rule(
    `(?:la\\s|the\\s)?(?:semaine\\s(?:du|commencant le)|week\\s(?:of|commencing)(?:\\sthe)?)\\s(?:(?<day>${DAY_OF_MONTH})\\s(?:of\\s)?(?<month>${MONTH})|(?<month2>${MONTH})\\s(?<day2>${DAY_OF_MONTH}))`,
    (groups, { reference }) => {
      const month = monthNumber(groups['month'] ?? groups['month2'] ?? '');
      const day = comingDay(month, ordinalValue(groups['day'] ?? groups['day2'] ?? ''), reference);
      return day && periodAt(day.from, 'week');
    },
  ),
  rule(
    `(?:la\\s|the\\s)?(?:(?<rank>${ORDINAL})\\s)?(?<last>derniere\\s|last\\s)?(?:semaine|week)\\s(?:de\\s|d'|of\\s|in\\s)(?<month>${MONTH})${FULL_YEAR}`,
    (groups, { reference }) => {
      if (groups['rank'] === undefined && groups['last'] === undefined) return undefined;
      return weekOfMonth(
        ordinalValue(groups['rank'] ?? '1'),
        groups['last'] !== undefined,
        monthPeriod(groups, reference),
      );
    },
  ),
  rule(
    `(?:la\\s)?(?<rank>premiere|deuxieme|seconde|1ere|2eme|2e)\\squinzaine\\s(?:de\\s|d')(?<month>${MONTH})${FULL_YEAR}`,
    (groups, { reference }) => {
      const month = monthPeriod(groups, reference);
      const first = ordinalValue(groups['rank'] ?? '') === 1;
      return { from: first ? month.from : month.from + 14, to: first ? month.from + 13 : month.to, grain: 'day' };
    },
  ),
  rule(
    `(?:the\\s|le\\s)?(?<rank>${ORDINAL})\\s(?<weekday>${WEEKDAY})\\s(?:of|in|de|d')\\s?(?<month>${MONTH})${FULL_YEAR}`,
    (groups, { reference }) => {
      const month = monthPeriod(groups, reference);
      const offset = (weekdayNumber(groups['weekday'] ?? '') - weekdayOf(month.from) + 7) % 7;
      return singleDay(month.from + offset + 7 * (ordinalValue(groups['rank'] ?? '') - 1));
    },
  ),
];

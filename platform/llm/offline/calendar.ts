/** A civil day as a count of days since 1970-01-01; no clock time and no time zone. */
export type DayNumber = number;

/** The sizes a date can have, from the finest. */
export type Grain = 'day' | 'week' | 'month' | 'quarter' | 'half' | 'year';

const DAY_MILLISECONDS = 86_400_000;

/** The day of a year, month (1 to 12, may overflow either way) and day of month (may overflow). */
export function dayOf(year: number, month: number, day: number): DayNumber {
  const date = new Date(Date.UTC(2000, 0, 1));
  date.setUTCFullYear(year, month - 1, day);
  return Math.round(date.getTime() / DAY_MILLISECONDS);
}

/** Whether the day exists in the Gregorian calendar. */
export function isCivilDate(year: number, month: number, day: number): boolean {
  if (month < 1 || month > 12 || day < 1 || day > 31 || year < 1 || year > 9999) return false;
  return monthOf(dayOf(year, month, day)) === month;
}

/** Reads the first ten characters of an ISO date or instant; undefined when they are not a real day. */
export function parseIsoDay(iso: string): DayNumber | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})(?!\d)/.exec(iso);
  if (!match) return undefined;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  return isCivilDate(year, month, day) ? dayOf(year, month, day) : undefined;
}

/** The ISO date (`2026-03-31`) of a day. */
export function isoOf(day: DayNumber): string {
  return new Date(day * DAY_MILLISECONDS).toISOString().slice(0, 10);
}

/** The year of a day. */
export function yearOf(day: DayNumber): number {
  return new Date(day * DAY_MILLISECONDS).getUTCFullYear();
}

/** The month of a day, 1 to 12. */
export function monthOf(day: DayNumber): number {
  return new Date(day * DAY_MILLISECONDS).getUTCMonth() + 1;
}

/** The day of the month, 1 to 31. */
function dayOfMonth(day: DayNumber): number {
  return new Date(day * DAY_MILLISECONDS).getUTCDate();
}

/** The weekday, 1 (Monday) to 7 (Sunday). */
export function weekdayOf(day: DayNumber): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

/** The same day some months later or earlier, kept inside the month. */
export function addMonths(day: DayNumber, months: number): DayNumber {
  const year = yearOf(day);
  const month = monthOf(day) + months;
  const last = dayOfMonth(dayOf(year, month + 1, 0));
  return dayOf(year, month, Math.min(dayOfMonth(day), last));
}

const MONTHS_OF_GRAIN: Readonly<Partial<Record<Grain, number>>> = { month: 1, quarter: 3, half: 6, year: 12 };

/** The first day of the period of that size which contains the day. */
export function startOfPeriod(day: DayNumber, grain: Grain): DayNumber {
  if (grain === 'day') return day;
  if (grain === 'week') return day - weekdayOf(day) + 1;
  const size = MONTHS_OF_GRAIN[grain] ?? 1;
  const month = monthOf(day) - 1;
  return dayOf(yearOf(day), month - (month % size) + 1, 1);
}

/** The same place some periods later (negative: earlier). */
export function addPeriods(day: DayNumber, grain: Grain, count: number): DayNumber {
  if (grain === 'day') return day + count;
  if (grain === 'week') return day + 7 * count;
  return addMonths(day, (MONTHS_OF_GRAIN[grain] ?? 1) * count);
}

/** The last day of the period that starts on `start`. */
export function endOfPeriod(start: DayNumber, grain: Grain): DayNumber {
  return addPeriods(start, grain, 1) - 1;
}

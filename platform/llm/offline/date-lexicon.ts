import type { Grain } from './calendar.js';

/** Month names, full and short, French and English, on folded text; the position in the list is the month. */
const MONTH_NAMES: readonly (readonly string[])[] = [
  ['janvier', 'janv', 'january', 'jan'],
  ['fevrier', 'fevr', 'fev', 'february', 'feb'],
  ['mars', 'march'],
  ['avril', 'avr', 'april', 'apr'],
  ['mai', 'may'],
  ['juin', 'june', 'jun'],
  ['juillet', 'juil', 'july', 'jul'],
  ['aout', 'august', 'aug'],
  ['septembre', 'september', 'sept', 'sep'],
  ['octobre', 'october', 'oct'],
  ['novembre', 'november', 'nov'],
  ['decembre', 'december', 'dec'],
];

const WEEKDAY_NAMES: readonly (readonly string[])[] = [
  ['lundi', 'lun.', 'monday', 'mon'],
  ['mardi', 'mar.', 'tuesday', 'tues', 'tue'],
  ['mercredi', 'mer.', 'wednesday', 'wed'],
  ['jeudi', 'jeu.', 'thursday', 'thurs', 'thur', 'thu'],
  ['vendredi', 'ven.', 'friday', 'fri'],
  ['samedi', 'sam.', 'saturday', 'sat'],
  ['dimanche', 'dim.', 'sunday', 'sun'],
];

const NUMBER_WORDS: readonly (readonly [string, number])[] = [
  ['un', 1],
  ['une', 1],
  ['a', 1],
  ['an', 1],
  ['one', 1],
  ['deux', 2],
  ['two', 2],
  ['a couple of', 2],
  ['couple of', 2],
  ['a couple', 2],
  ['trois', 3],
  ['three', 3],
  ['quelques', 3],
  ['a few', 3],
  ['few', 3],
  ['several', 3],
  ['plusieurs', 3],
  ['quatre', 4],
  ['four', 4],
  ['cinq', 5],
  ['five', 5],
  ['six', 6],
  ['sept', 7],
  ['seven', 7],
  ['huit', 8],
  ['eight', 8],
  ['neuf', 9],
  ['nine', 9],
  ['dix', 10],
  ['ten', 10],
  ['onze', 11],
  ['eleven', 11],
  ['douze', 12],
  ['twelve', 12],
  ['treize', 13],
  ['quatorze', 14],
  ['quinze', 15],
  ['fifteen', 15],
  ['vingt', 20],
  ['twenty', 20],
  ['trente', 30],
  ['thirty', 30],
  ['soixante', 60],
  ['sixty', 60],
  ['ninety', 90],
  ['une dizaine de', 10],
  ['une quinzaine de', 15],
  ['une vingtaine de', 20],
  ['une trentaine de', 30],
];

const ORDINAL_WORDS: readonly (readonly [string, number])[] = [
  ['premier', 1],
  ['premiere', 1],
  ['first', 1],
  ['second', 2],
  ['seconde', 2],
  ['deuxieme', 2],
  ['troisieme', 3],
  ['third', 3],
  ['quatrieme', 4],
  ['fourth', 4],
  ['fifth', 5],
  ['cinquieme', 5],
];

const UNIT_WORDS: readonly (readonly [string, Grain])[] = [
  ['jours', 'day'],
  ['jour', 'day'],
  ['jrs', 'day'],
  ['j', 'day'],
  ['days', 'day'],
  ['day', 'day'],
  ['semaines', 'week'],
  ['semaine', 'week'],
  ['sem', 'week'],
  ['weeks', 'week'],
  ['week', 'week'],
  ['wks', 'week'],
  ['wk', 'week'],
  ['mois', 'month'],
  ['months', 'month'],
  ['month', 'month'],
  ['mths', 'month'],
  ['trimestres', 'quarter'],
  ['trimestre', 'quarter'],
  ['quarters', 'quarter'],
  ['quarter', 'quarter'],
  ['qtr', 'quarter'],
  ['qtrs', 'quarter'],
  ['semestres', 'half'],
  ['semestre', 'half'],
  ['ans', 'year'],
  ['an', 'year'],
  ['annees', 'year'],
  ['annee', 'year'],
  ['exercice', 'year'],
  ['years', 'year'],
  ['year', 'year'],
  ['yrs', 'year'],
  ['yr', 'year'],
];

function escaped(word: string): string {
  return word.replace(/\./g, '\\.').replace(/ /g, '\\s');
}

function alternation(words: readonly string[]): string {
  return [...words]
    .sort((left, right) => right.length - left.length)
    .map(escaped)
    .join('|');
}

function positions(names: readonly (readonly string[])[]): ReadonlyMap<string, number> {
  return new Map(names.flatMap((words, index) => words.map((word) => [word, index + 1] as const)));
}

const MONTHS = positions(MONTH_NAMES);
const WEEKDAYS = positions(WEEKDAY_NAMES);
const NUMBERS = new Map(NUMBER_WORDS);
const ORDINALS = new Map(ORDINAL_WORDS);
const UNITS = new Map(UNIT_WORDS);

/** Regular expression sources, without groups, for folded text. */
export const MONTH = `(?:${alternation([...MONTHS.keys()])})(?![a-z])\\.?`;
export const WEEKDAY = `(?:${alternation([...WEEKDAYS.keys()])})(?![a-z])\\.?`;
export const NUMBER = `(?:\\d{1,3}(?!\\d)|(?:${alternation([...NUMBERS.keys()])})(?![a-z]))`;
export const UNIT = `(?:${alternation([...UNITS.keys()])})(?![a-z])`;
export const ORDINAL = `(?:\\d{1,2}\\s?(?:er|ere|e|eme|nd|nde|st|rd|th)(?![a-z])|(?:${alternation([...ORDINALS.keys()])})(?![a-z]))`;
export const DAY_OF_MONTH = `(?:\\d{1,2}(?!\\d)(?:\\s?(?:er|e|eme|st|nd|rd|th)(?![a-z]))?|premier|first|treize|quinze|dix|fifteenth|fifth)(?![a-z\\d])`;
export const YEAR = `(?:(?:19|20)\\d{2}(?!\\d)|'\\d{2}(?!\\d))`;

/** Month number, 1 to 12, of a matched month name. */
export function monthNumber(word: string): number {
  return MONTHS.get(word.replace('.', '')) ?? 0;
}

/** Weekday number, 1 (Monday) to 7, of a matched weekday name. */
export function weekdayNumber(word: string): number {
  return WEEKDAYS.get(word) ?? WEEKDAYS.get(word.replace('.', '')) ?? 0;
}

/** Value of a matched number, in digits or in words. */
export function numberValue(word: string): number {
  return /^\d+$/.test(word) ? Number(word) : (NUMBERS.get(word) ?? 0);
}

/** Value of a matched ordinal or day of month. */
export function ordinalValue(word: string): number {
  const digits = /^\d+/.exec(word);
  if (digits) return Number(digits[0]);
  return ORDINALS.get(word) ?? NUMBERS.get(word) ?? (word === 'fifteenth' ? 15 : 0);
}

/** Grain of a matched unit of time. */
export function unitGrain(word: string): Grain {
  return UNITS.get(word) ?? 'day';
}

/** Four digits of a matched year: `'27` and `27` are 2027, `74` is 1974. */
export function yearValue(word: string): number {
  const digits = Number(word.replace("'", ''));
  if (digits >= 100) return digits;
  return digits > 50 ? 1900 + digits : 2000 + digits;
}

import type { DirectoryFunction, DirectoryNote } from './directory.js';
import { englishNoteWordings } from './sample-note-wordings-en.js';
import { frenchNoteWordings } from './sample-note-wordings-fr.js';
import type { NoteWordings } from './sample-note-wordings.js';
import type { SampleRandom } from './sample-random.js';

/** How close to buying an invented contact is. */
export type SampleInterest = 'ready' | 'lukewarm' | 'nothing' | 'negative';

/** The day the sample is written for: every note is older, every deadline later. */
export const sampleReferenceDate = '2026-11-16';

const dayMilliseconds = 86_400_000;
const amountsThousands = [8, 12, 15, 18, 20, 25, 30, 36, 40, 45, 60, 75, 80, 120, 150];

interface NoteContext {
  readonly random: SampleRandom;
  readonly language: 'fr' | 'en';
  readonly wordings: NoteWordings;
  readonly need: string;
  readonly dateMilliseconds: number;
}

const month: Intl.DateTimeFormatOptions = { month: 'long', year: 'numeric', timeZone: 'UTC' };
const formatsOf = (locale: string) => ({
  day: new Intl.DateTimeFormat(locale, { ...month, day: 'numeric' }),
  month: new Intl.DateTimeFormat(locale, month),
});
const dateFormats = { fr: formatsOf('fr-FR'), en: formatsOf('en-GB') };

function longDate(milliseconds: number, language: 'fr' | 'en', parts: 'day' | 'month'): string {
  const text = dateFormats[language][parts].format(milliseconds);
  return language === 'fr' ? text.replace(/^1 /, '1er ') : text;
}

function amountText(context: NoteContext): string {
  const thousands = context.random.pick(amountsThousands);
  if (context.language === 'fr')
    return context.random.pick([`${thousands} k€`, `${thousands} 000 €`, `${thousands} 000 euros`]);
  return context.random.pick([`$${thousands}k`, `$${thousands},000`, `${thousands},000 dollars`]);
}

function fill(sentence: string, context: NoteContext): string {
  const { random, language, dateMilliseconds } = context;
  const reference = Math.max(Date.parse(sampleReferenceDate), dateMilliseconds);
  const elided = language === 'fr' && /^[aeiouyéêàâîœ]/i.test(context.need);
  return sentence
    .replace('de {need}', () => (elided ? `d’${context.need}` : `de ${context.need}`))
    .replace('{need}', () => context.need)
    .replace('{amount}', () => amountText(context))
    .replace('{weeks}', () => String(random.between(2, 8)))
    .replace('{date}', () => longDate(reference + random.between(20, 120) * dayMilliseconds, language, 'day'))
    .replace('{month}', () => longDate(reference + random.between(30, 150) * dayMilliseconds, language, 'month'));
}

function readyTexts({ wordings, random }: NoteContext): string[][] {
  const opening = [random.pick(wordings.strongNeed), random.pick(wordings.strongBudget)];
  const closing = [random.pick(wordings.strongTimeline)];
  if (random.next() < 0.8) closing.push(random.pick(wordings.strongAuthority));
  return random.next() < 0.2 ? [[random.pick(wordings.neutral)], opening, closing] : [opening, closing];
}

function lukewarmTexts({ wordings, random }: NoteContext): string[][] {
  const parts = [
    random.pick(random.next() < 0.4 ? wordings.strongNeed : wordings.weakNeed),
    random.pick(wordings.weakBudget),
    random.pick(random.next() < 0.2 ? wordings.strongTimeline : wordings.weakTimeline),
    random.pick(wordings.weakAuthority),
  ];
  const kept = parts.filter((_, index) => index === 0 || random.next() < 0.5);
  return random.next() < 0.35 ? [[random.pick(wordings.neutral)], kept] : [kept];
}

function textsOf(interest: SampleInterest, context: NoteContext): string[][] {
  const { wordings, random } = context;
  if (interest === 'ready') return readyTexts(context);
  if (interest === 'lukewarm') return lukewarmTexts(context);
  if (interest === 'negative') return [[random.pick(wordings.negative)]];
  return random.next() < 0.5 ? [] : [[random.pick(wordings.neutral)]];
}

/** The notes (0 to 3) of one invented contact, oldest first, in the contact's language. */
export function sampleNotes(
  contact: { readonly id: string; readonly function: DirectoryFunction; readonly language: 'fr' | 'en' },
  interest: SampleInterest,
  random: SampleRandom,
): DirectoryNote[] {
  const wordings = contact.language === 'fr' ? frenchNoteWordings : englishNoteWordings;
  const newest = Date.parse(sampleReferenceDate) - random.between(2, 25) * dayMilliseconds;
  const need = random.pick(wordings.needsByFunction[contact.function]);
  const context: NoteContext = { random, language: contact.language, wordings, need, dateMilliseconds: newest };
  const texts = textsOf(interest, context);
  const gapMilliseconds = random.between(5, 30) * dayMilliseconds;
  return texts.map((sentences, index) => ({
    id: `${contact.id}-note-${index + 1}`,
    date: new Date(newest - (texts.length - 1 - index) * gapMilliseconds).toISOString().slice(0, 10),
    language: contact.language,
    text: sentences.map((sentence) => fill(sentence, context)).join(' '),
  }));
}

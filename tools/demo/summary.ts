import type { RunEvent } from './campaign.js';
import { tellingQuote, type ExampleLead } from './examples.js';
import type { ImportCounts } from './import-list.js';
import { table, wrapped } from './progress.js';
import type { QuoteCheck } from './verify-quotes.js';
import type { DemoWords } from './words.js';

/** Everything a demo came to. */
export interface DemoOutcome {
  /** Null without a list. */
  readonly imported: ImportCounts | null;
  readonly events: number;
  readonly last: RunEvent;
  readonly cost: number;
  readonly seconds: number;
  readonly quotes: QuoteCheck;
  /** The highest score first. */
  readonly leads: readonly ExampleLead[];
  /** What was looked for; empty for a list. */
  readonly criteria: string;
}

/** Whether the demo kept its promise: the run completed, every lead was assessed, every quote is true. */
export const isWhole = ({ last, quotes }: DemoOutcome): boolean =>
  last.kind === 'RUN_COMPLETED' &&
  quotes.faults === 0 &&
  quotes.assessed === last.counts.assessed &&
  last.counts.assessed > 0;

/** The figures. The rows of a list add up: read = new + completed + unchanged + repeats + refused. */
export function figures(outcome: DemoOutcome, words: DemoWords): string {
  const { imported, last, quotes, cost, seconds, events } = outcome;
  const { rows, locale } = words;
  const count = (value: number): string => value.toLocaleString(locale);
  const ofList: [string, string][] = imported
    ? [
        [rows.read, count(imported.processedCount)],
        [rows.created, count(imported.createdCount)],
        [rows.updated, count(imported.updatedCount)],
        [rows.unchanged, count(imported.unchangedCount)],
        [rows.duplicates, count(imported.duplicateCount)],
        [rows.refused, count(imported.refusedCount)],
      ]
    : [];
  const { counts } = last;
  return table([
    ...ofList,
    [rows.found, count(counts.found)],
    [rows.assessed, count(counts.assessed)],
    [rows.qualified, count(counts.qualified)],
    [rows.nurture, count(counts.nurture)],
    [rows.rejected, count(counts.rejected)],
    [rows.drafted, count(counts.drafted)],
    [rows.quotes, `${count(quotes.quotes - Math.min(quotes.faults, quotes.quotes))}/${count(quotes.quotes)}`],
    [rows.events, count(events)],
    [rows.cost, cost === 0 ? '0 $' : `${(cost / 1_000_000).toLocaleString(locale, { minimumFractionDigits: 2 })} $`],
    [rows.seconds, seconds.toLocaleString(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 })],
  ]);
}

const examplesShown = 2;

function leadLines({ fullName, jobTitle, company, assessment }: ExampleLead, words: DemoWords): string[] {
  if (!assessment) return [];
  const post = [jobTitle, company?.name].filter((text) => typeof text === 'string').join(', ');
  const who = words.scored(post === '' ? fullName : `${fullName} (${post})`, assessment.total);
  const told = tellingQuote(assessment);
  if (!told) return [`  ${who}`];
  const { criterion, points, source } = told;
  const quote = words.quoted(words.criteriaNames[criterion], points, told.quote.replace(/\s+/g, ' '), source);
  return [`  ${who}`, ...wrapped(quote, '    ')];
}

/** Where leads come from, and two qualified ones with one quote each. */
export function exampleLines({ leads }: DemoOutcome, words: DemoWords): string[] {
  const [first] = leads;
  const source = first ? ['', words.source(first.source)] : [];
  const qualified = leads.filter(({ assessment }) => assessment?.verdict === 'QUALIFIED').slice(0, examplesShown);
  if (qualified.length === 0) return source;
  return [...source, '', words.qualifiedFor, ...qualified.flatMap((lead) => leadLines(lead, words))];
}

/** One draft in full. */
export function draftLines({ leads }: DemoOutcome, words: DemoWords): string[] {
  const drafted = leads.filter(({ emails }) => emails.length > 0);
  // A campaign writes in one language: shown is a draft to somebody who reads it, where there is one.
  const written = drafted.find(({ language, emails }) => emails[0]?.language === language) ?? drafted[0];
  const [email] = written?.emails ?? [];
  if (!written || !email) return [];
  const text = `${words.subject(email.subject)}\n\n${email.body}`;
  return ['', words.oneDraft(written.fullName), ...wrapped(text, '  | ')];
}

/** What the whole came to, in one or two sentences. */
export function verdictLines(outcome: DemoOutcome, words: DemoWords): string[] {
  const { last, quotes, criteria, imported } = outcome;
  const count = (value: number): string => value.toLocaleString(words.locale);
  if (last.kind !== 'RUN_COMPLETED') return [words.ended(last.message)];
  if (last.counts.assessed === 0 && last.counts.found === 0)
    return [imported ? words.nobodyInList : words.nobodyInDirectory(criteria)];
  if (!isWhole(outcome))
    return [words.notWhole(count(quotes.assessed), count(last.counts.found), count(quotes.faults))];
  return last.counts.qualified === 0 ? [words.whole, words.nobodyQualified] : [words.whole];
}

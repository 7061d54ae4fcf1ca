import { detectLanguage } from '../../../../../platform/llm/offline/language.js';
import { foldText } from '../../../../../platform/providers/directory/word-stems.js';
import type { DraftedEmail } from '../output.js';
import type { DraftEmailInput } from '../task.js';
import { oneLine } from './usable-text.js';

type FactUsed = DraftedEmail['factsUsed'][number];

/** A text a detail may be quoted from. */
export interface DraftSource {
  readonly sourceKey: string;
  readonly text: string;
}

/** Everything a detail may be quoted from: the stored facts, then the fields of the lead and the company ("input:lead.jobTitle"). */
export function draftSources({ facts, lead, company }: DraftEmailInput): DraftSource[] {
  const fields: readonly (readonly [string, string | undefined])[] = [
    ['input:lead.firstName', lead.firstName],
    ['input:lead.lastName', lead.lastName],
    ['input:lead.jobTitle', lead.jobTitle],
    ['input:company.name', company.name],
    ['input:company.industry', company.industry],
    ['input:company.city', company.city],
  ];
  return [...facts, ...fields.flatMap(([sourceKey, text]) => (text === undefined ? [] : [{ sourceKey, text }]))];
}

/**
 * Where a detail of a field stands verbatim: in the stored fact of that field, else in the field itself. Another
 * field's text is never quoted, even where it holds the same words.
 */
export function citeDetail(input: DraftEmailInput, field: string, detail: string): FactUsed | undefined {
  const quote = detail.trim();
  if (quote === '') return undefined;
  const own = [field, `input:${field}`];
  const source = draftSources(input).find(({ sourceKey, text }) => own.includes(sourceKey) && text.includes(quote));
  if (!source) return undefined;
  const start = source.text.indexOf(quote);
  return { sourceKey: source.sourceKey, start, end: start + quote.length, quote };
}

const wishes =
  /\b(?:cherch\w+|souhait\w+|voul\w+|voudr\w+|aimer\w+|besoin|priorite|objectif|ameliorer|automatiser|looking for|look for|need|want|would like|priority|goal|improve|automate)\b/;

const unsafeWords =
  /\b(?:budget\w*|prix|price\w*|cost\w*|cout\w*|cher|expensive|euros?|dollars?|gele\w*|frozen|freez\w*|ne|n|pas|plus|jamais|aucun\w*|sans|sauf|not|never|no|none|cannot|can't|won't|don't|doesn't|nothing|without|unless|nobody|probl\w+|difficult\w*|conflit\w*|conflict\w*|licenci\w*|fired|layoff\w*|redundan\w*|malad\w*|sick\w*|ill|illness|sante|health|conge\w*|leave|grossesse|pregnan\w*|divorc\w*|enceinte|syndica\w*|union\w*|religi\w*|politi\w*|confident\w*|secret\w*|priv\w*|perso\w*|concurrent\w*|competitor\w*|vendor\w*|fournisseur\w*|boss|patron\w*|chef\w*|manager\w*|annul\w*|cancel\w*|refus\w*|reject\w*|stop|arret\w*|perd\w*|los\w+|waste\w*|retard\w*|late|urgent\w*|crise|crisis|dette\w*|debt\w*)\b/;

/** Whether a quote from a note may be repeated to its author: a short, harmless wish in the language of the mail, with nobody's name. */
export function isQuotableNeed(quote: string, language: 'fr' | 'en'): boolean {
  const words = quote.trim().split(/\s+/);
  const folded = foldText(quote);
  if (words.length < 4 || words.length > 20 || quote.length > 160 || quote !== oneLine(quote)) return false;
  if (!/^[\p{L}\p{M}'’,\- ]+[.]?$/u.test(quote) || /\p{N}/u.test(quote)) return false;
  if (words.slice(1).some((word) => /\p{Lu}/u.test(word) && !/^\p{Lu}{2,4}[.,]?$/u.test(word))) return false;
  return wishes.test(folded) && !unsafeWords.test(folded) && detectLanguage(quote, language) === language;
}

/** The whole quote, then its sentences, each with its offset. */
function needCandidates(quote: string): { readonly text: string; readonly offset: number }[] {
  const sentences = [...quote.matchAll(/[^\s.!?…][^.!?…]*[.]?/gu)];
  return [{ text: quote, offset: 0 }, ...sentences.map((match) => ({ text: match[0], offset: match.index }))];
}

/** The lead's stated need, or the first sentence of it that may be repeated, without its full stop; it stands verbatim in a stored fact. */
export function quotableNeed({ assessment, facts, language }: DraftEmailInput): FactUsed | undefined {
  const { need } = assessment;
  const fact =
    need &&
    facts.find(
      ({ sourceKey, text }) => sourceKey === need.sourceKey && text.slice(need.start, need.end) === need.quote,
    );
  if (!need || !fact) return undefined;
  const wish = needCandidates(need.quote).find(({ text }) => isQuotableNeed(text, language));
  if (!wish) return undefined;
  const quote = wish.text.replace(/[.\s]+$/, '');
  const start = need.start + wish.offset;
  return { sourceKey: need.sourceKey, start, end: start + quote.length, quote };
}

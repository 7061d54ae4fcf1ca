import { foldText, type FoldedText } from '../../../../platform/llm/offline/fold.js';
import { detectLanguage, type Language } from '../../../../platform/llm/offline/language.js';
import { splitSentences, type Sentence } from '../../../../platform/llm/offline/sentences.js';
import type { BantInput, BantSource } from './task.js';

/** One sentence of a source, folded for matching. */
export interface Passage {
  readonly source: BantSource;
  /** Offset of the sentence in the source. */
  readonly start: number;
  readonly text: string;
  readonly folded: FoldedText;
  /** The day the source was written, else undefined. */
  readonly date: string | undefined;
  readonly language: Language;
  /** False once the source gives orders to its reader: from there on it can only lower a score. */
  readonly isTrusted: boolean;
  readonly isQuestion: boolean;
}

/** The texts of a lead, read once. */
export interface Reading {
  readonly reference: string;
  readonly language: Language;
  readonly offer: string | undefined;
  readonly passages: readonly Passage[];
  readonly fields: readonly BantSource[];
  readonly hasOrders: boolean;
}

/** Sentences that speak to a machine that scores, not about the lead. */
const ORDER = new RegExp(
  [
    String.raw`\b(?:ignor\w+|disregard\w*|forget|oubli\w+|override|bypass|ne ten(?:ez|s|ir) pas compte)\b.{0,60}\b(?:instructions?|consignes?|prompts?|rules|regles|previous|above|directives?|guidelines|ci-dessus)\b`,
    String.raw`\b(?:system|developer|systeme) ?(?:prompt|message|override|instructions?)\b|prompt injection|\bjailbreak|\bdan mode\b`,
    String.raw`<\|?\/?(?:system|instructions?|prompt|assistant)|\[\/?(?:system|inst|instructions?|assistant)\]`,
    String.raw`\b(?:system|assistant|systeme|instructions?|note to (?:the )?(?:ai|model|bot|scorer|assistant)|ai|ia)\s?:\s?(?:you|ignore|set|give|score|new|tu|vous|please|always|the lead|ce lead|mets|donne|mark|note|treat)\b`,
    String.raw`\byou are (?:now |an? |the )*(?:ai|assistant|bot|language model|llm|scor\w+|in \w+ mode)\b|\b(?:tu es|vous etes) (?:maintenant )?(?:une? |l')?(?:ia|assistant|modele|bot)\b|\bas an ai\b`,
    String.raw`\b(?:scor(?:e|es|ing)|noter?|rate|grade|award|assign|attribue[rz]?)\b.{0,40}\b(?:25|100|max\w*|full marks|highest|perfect|qualified|qualifie)\b(?!\s?(?:k|€|m\b|%|\$|euros?|eur|users?|leads?|people|personnes|licen|postes|salaries|employees|utilisateurs|000))`,
    String.raw`\b(?:donne[rz]?|give|mets|mettez|mettre|set|return|output|reponds?|repondez|add|ajoute[rz]?)\b.{0,50}\b(?:25|100|full|max\w*|highest|perfect|all)\s?(?:points?|pts|scores?|notes?|\/|marks|partout|everywhere|for (?:every|each|all)|(?:to|for|a|en|in|au|pour) (?:le |la |the )?(?:budget|need|besoin|auth|autor|time|delai|bant|chaque|tous))`,
    String.raw`\b(?:maximum|highest|perfect|full|max|top|best) (?:possible )?(?:score|points|rating|marks|bant)\b|\b(?:note|score) max\w*`,
    String.raw`\b(?:budget|authority|autorite|need|besoin|timeline|total|bant|score)\b\s?(?:=|:|->|to|a|is)\s?(?:25|100)\b(?!\s?(?:k|€|m\b|\$|000|euros?|eur|,|%|\.\d|j|h|people|personnes))`,
    String.raw`\b(?:mark|classe[rz]?|classif\w+|considere[rz]?|treat|label|flag)\b.{0,30}\b(?:as|comme)\b.{0,20}\b(?:qualif\w+|hot lead|lead chaud)\b|\bverdict\b|\b(?:25|100)\s?(?:\/|sur|out of)\s?(?:25|100)\b`,
  ].join('|'),
);

/** Fields that hold free text about the deal, read like notes. */
const FREE_FIELD =
  /(?:note|comment|message|remark|need|besoin|pain|budget|timeline|deadline|delai|echeance|reply|description\.need|project|projet|source)/i;
const EMPTY_FIELD = /^\s*(?:n\/?a|none|null|unknown|inconnue?|-+|\?+|tbd)?\s*$/i;

/** A longer sentence is read in pieces, so that the time to read a text grows with its length only. */
const PIECE_CHARACTERS = 500;

function shortened(sentence: Sentence): Sentence[] {
  const pieces: Sentence[] = [];
  let start = 0;
  while (sentence.text.length - start > PIECE_CHARACTERS) {
    const space = sentence.text.lastIndexOf(' ', start + PIECE_CHARACTERS);
    const end = space > start ? space : start + PIECE_CHARACTERS;
    pieces.push({ text: sentence.text.slice(start, end), start: sentence.start + start, end: sentence.start + end });
    start = end;
  }
  pieces.push({ text: sentence.text.slice(start), start: sentence.start + start, end: sentence.end });
  return pieces;
}

/** A label with its value after a separator, as when the columns of a sheet were joined: " / Budget: 20k". */
const JOINED_COLUMN = /(?:\s[/|]\s*|[|;,]\s*)(?=\p{L}[\p{L} '’-]{1,24}\s?[:=](?!\/))/gu;
const LABELLED = /^\s*[-*•]?\s*\p{L}[\p{L} '’-]{1,24}\s?[:=]/u;

/** What people put after a label while they do not know: folded, French and English. */
const PLACEHOLDER = new RegExp(
  String.raw`^\s*[-*•]?\s*\p{L}[\p{L} '-]{1,24}\s?[:=]\s*(?:${[
    String.raw`n\/?[acr]`,
    'null|unknown|inconnue?s?|empty|vide',
    String.raw`[-.…_?x\s]*`,
    'tbd|tbc|tba|to be (?:defined|confirmed|determined|decided|completed|discussed|checked)',
    'a (?:definir|confirmer|preciser|voir|determiner|completer|verifier|qualifier|renseigner|creuser)',
    'pas (?:encore )?(?:definie?|precisee?|connue?|renseignee?|communiquee?|evoquee?)',
    'non (?:definie?|precisee?|connue?|renseignee?|communiquee?|evoquee?)',
    'not (?:yet )?(?:known|specified|provided|given|set|defined|discussed|available)',
  ].join('|')})\s*[.!?]*\s*$`,
  'u',
);

/** Joined columns are read apart: what is said of one is not said of its neighbour. */
function columnsOf(sentence: Sentence): Sentence[] {
  const { text, start } = sentence;
  if (!LABELLED.test(text)) return [sentence];
  const columns: Sentence[] = [];
  let from = 0;
  for (const separator of text.matchAll(JOINED_COLUMN)) {
    if (separator.index > from)
      columns.push({ text: text.slice(from, separator.index), start: start + from, end: start + separator.index });
    from = separator.index + separator[0].length;
  }
  columns.push({ text: text.slice(from), start: start + from, end: sentence.end });
  return columns;
}

function passagesOf(source: BantSource, prior: Language): Passage[] {
  const language = detectLanguage(source.text, prior);
  let isTrusted = true;
  return splitSentences(source.text)
    .flatMap(columnsOf)
    .flatMap(shortened)
    .map(({ text, start }) => {
      const folded = foldText(text);
      if (ORDER.test(folded.text)) isTrusted = false;
      return {
        source,
        start,
        text,
        folded,
        date: source.date?.slice(0, 10),
        language,
        isTrusted,
        isQuestion: /\?["')\s]*$/.test(text),
      };
    })
    .filter(({ folded }) => !PLACEHOLDER.test(folded.text));
}

function priorLanguage(input: BantInput): Language {
  const french = input.sources.some(
    ({ key, text }) =>
      /location|country|pays/i.test(key) && /\b(?:france|paris|lyon|belgique|suisse|luxembourg)\b/i.test(text),
  );
  return french ? 'fr' : 'en';
}

/** Splits every text of a lead into sentences, notes and free-text fields alike; the other fields are kept whole. */
export function readSources(input: BantInput): Reading {
  const prior = input.language ?? priorLanguage(input);
  const free = input.sources.filter(
    ({ kind, key, text }) => (kind === 'note' || FREE_FIELD.test(key)) && !EMPTY_FIELD.test(text),
  );
  const passages = free.flatMap((source) => passagesOf(source, prior));
  const notes = free
    .map(({ text }) => text.slice(0, 500))
    .join('\n')
    .slice(0, 2000);
  const titles = input.sources
    .filter(({ key }) => /title|industry|poste|fonction/i.test(key))
    .map(({ text }) => text)
    .join(' ');
  const language = input.language ?? detectLanguage(notes === '' ? titles : notes, prior);
  const fields = input.sources
    .filter(({ kind }) => kind === 'field')
    .filter(({ text }) => !ORDER.test(foldText(text).text));
  return {
    reference: input.reference.slice(0, 10),
    language,
    offer: input.offer,
    passages,
    fields,
    hasOrders:
      passages.some(({ isTrusted }) => !isTrusted) ||
      fields.length < input.sources.filter(({ kind }) => kind === 'field').length,
  };
}

import { foldText } from '../../../../platform/providers/directory/word-stems.js';
import { countBodyWords, messageOf, signatureLine } from './body-words.js';
import type { DraftedEmail } from './output.js';
import type { DraftEmailInput } from './task.js';
import { draftSources, isQuotableNeed } from './writing/draft-facts.js';
import { emailFooter } from './writing/footer.js';
import { slotLabel } from './writing/slot-label.js';
import { fixedVocabulary, foldedWords } from './writing/vocabulary.js';
import { englishWordings } from './writing/wordings-en.js';
import { frenchWordings } from './writing/wordings-fr.js';

/** What is wrong with a draft, for a person or for the engine that wrote it. */
export interface DraftProblem {
  readonly code:
    | 'WORD_COUNT'
    | 'QUESTION_COUNT'
    | 'SLOT_MISSING'
    | 'OPT_OUT_MISSING'
    | 'SENDER_MISSING'
    | 'INFORMATION_MISSING'
    | 'SUBJECT'
    | 'LANGUAGE'
    | 'LINKS'
    | 'MARKUP'
    | 'FACT_NOT_EXACT'
    | 'FACT_NOT_WRITTEN'
    | 'FACT_UNSAFE'
    | 'UNKNOWN_NUMBER'
    | 'UNKNOWN_NAME';
  readonly message: string;
}

type Check = (input: DraftEmailInput, draft: DraftedEmail) => DraftProblem[];

const problem = (isWrong: boolean, code: DraftProblem['code'], message: string): DraftProblem[] =>
  isWrong ? [{ code, message }] : [];

const squeeze = (text: string): string => text.replace(/\s+/gu, ' ').trim();

const checkLength: Check = (_, { body }) => {
  const words = countBodyWords(body);
  return problem(words < 80 || words > 150, 'WORD_COUNT', `The message has ${words} words instead of 80 to 150.`);
};

const checkQuestion: Check = ({ optOut }, { subject, body }) => {
  const marks = `${subject}\n${body.replaceAll(optOut.url ?? '', '')}`.match(/[?？؟⁇⁈⁉⸮]/gu)?.length ?? 0;
  const isInMessage = messageOf(body).includes('?');
  return problem(
    marks !== 1 || !isInMessage,
    'QUESTION_COUNT',
    `The email has ${marks} question marks instead of one in the message.`,
  );
};

const checkSlot: Check = ({ slots, lead }, { body, language }) => {
  const message = squeeze(messageOf(body));
  const isOffered = slots.some(({ startsAt }) =>
    message.includes(squeeze(slotLabel(startsAt, language, lead.timeZone))),
  );
  return problem(!isOffered, 'SLOT_MISSING', 'The message offers none of the meeting times.');
};

const checkIdentity: Check = (input, { body, language }) => {
  const { sender, optOut, firstContact } = input;
  const signature = squeeze(body.slice(messageOf(body).length + signatureLine.length));
  const lacks = (text: string | undefined): boolean =>
    text === undefined || squeeze(text) === '' || !signature.includes(squeeze(text));
  const owed = emailFooter(input);
  return [
    ...problem(!body.includes(signatureLine), 'SENDER_MISSING', 'The line "-- " before the signature is missing.'),
    ...problem(
      [sender.name, sender.organizationName, sender.postalAddress].some(lacks),
      'SENDER_MISSING',
      'Name, organization or postal address is missing.',
    ),
    ...problem(
      lacks(optOut.url ?? (language === 'fr' ? frenchWordings : englishWordings).optOutByReply),
      'OPT_OUT_MISSING',
      'The way to object is missing.',
    ),
    ...problem(
      lacks(firstContact.sourceName) ||
        lacks(firstContact.purpose) ||
        'problems' in owed ||
        !signature.includes(squeeze(owed.footer)),
      'INFORMATION_MISSING',
      'The information owed at the first contact is missing or altered.',
    ),
  ];
};

const checkSubject: Check = (_, { subject }) => [
  ...problem(
    /^\s*(?:re|rép|fw|fwd|tr)\s*:/iu.test(subject),
    'SUBJECT',
    'The subject of a first message cannot look like a reply.',
  ),
  ...problem(
    subject.trim() === '' || subject.length > 150 || /[\r\n<>]/.test(subject),
    'SUBJECT',
    'The subject must be one plain line.',
  ),
];

const checkForm: Check = (input, { body, language }) => [
  ...problem(language !== input.language, 'LANGUAGE', `The email must be in ${input.language}.`),
  ...problem(
    (body.match(/https?:\/\//g)?.length ?? 0) > 2 || /https?:\/\//.test(messageOf(body)),
    'LINKS',
    'The message may hold no link, the whole email two.',
  ),
  ...problem(/[<>]/.test(messageOf(body)), 'MARKUP', 'The message must be plain text.'),
];

/** In a French mail a sector is named in French while its source stays English, and an article may be contracted ("au Havre"). */
function isWritten(quote: string, sourceKey: string, written: string, language: 'fr' | 'en'): boolean {
  const isTranslated = language === 'fr' && /industry|sector/i.test(sourceKey);
  const words = foldedWords(quote);
  const hasArticle = language === 'fr' && words.length > 1 && /^les?$/.test(words[0] ?? '');
  const afterArticle = hasArticle ? words.slice(1) : words;
  return isTranslated || written.includes(` ${afterArticle.join(' ')} `);
}

/** A fact that is not a plain field of the lead or the company comes from a note, and only a harmless wish may be repeated. */
function isSafe(quote: string, { lead, company, language }: DraftEmailInput): boolean {
  const fields = [lead.firstName, lead.lastName, lead.jobTitle, company.name, company.industry, company.city];
  return fields.some((field) => field !== undefined && field.includes(quote)) || isQuotableNeed(quote, language);
}

const checkFacts: Check = (input, draft) => {
  const sources = draftSources(input);
  const written = ` ${foldedWords(`${draft.subject} ${messageOf(draft.body)}`).join(' ')} `;
  return draft.factsUsed.flatMap(({ sourceKey, start, end, quote }) => {
    const isExact =
      quote !== '' &&
      sources.some((source) => source.sourceKey === sourceKey && source.text.slice(start, end) === quote);
    return [
      ...problem(!isExact, 'FACT_NOT_EXACT', `"${quote}" does not stand in ${sourceKey} at ${start}.`),
      ...problem(
        !isWritten(quote, sourceKey, written, draft.language),
        'FACT_NOT_WRITTEN',
        `"${quote}" is cited but not written.`,
      ),
      ...problem(!isSafe(quote, input), 'FACT_UNSAFE', `"${quote}" should not be repeated to the lead.`),
    ];
  });
};

/** Quotation marks in the message may only hold a quote that is cited. */
const checkQuotes: Check = (_, draft) => {
  const quoted = [...messageOf(draft.body).matchAll(/[«“]\s*([^»”]*?)\s*[»”]/gu)].map((match) =>
    squeeze(match[1] ?? ''),
  );
  const cited = draft.factsUsed.map(({ quote }) => squeeze(quote));
  return quoted.flatMap((text) =>
    problem(!cited.includes(text), 'FACT_NOT_EXACT', `"${text}" is quoted but not cited.`),
  );
};

const checkWords: Check = (input, { subject, body, language }) => {
  const { sender, offer, lead, company, facts, firstContact, optOut, slots } = input;
  const said = [sender, offer, { ...lead, id: '' }, company, firstContact, optOut].flatMap((part) =>
    Object.values(part).map(String),
  );
  const labels = slots.map(({ startsAt }) => slotLabel(startsAt, language, lead.timeZone));
  const known = new Set(foldedWords([...said, ...facts.map(({ text }) => text), ...labels].join('\n')));
  const words: readonly string[] = `${subject}\n${body}`.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  const unknown = words.filter((word, index) => {
    const folded = foldText(word);
    const isRead = known.has(folded) || fixedVocabulary[language].has(folded);
    return !isRead && words.indexOf(word) === index;
  });
  return unknown.flatMap((word) => [
    ...problem(/\p{N}/u.test(word), 'UNKNOWN_NUMBER', `"${word}" does not come from the input.`),
    ...problem(
      !/\p{N}/u.test(word) && /^\p{Lu}/u.test(word),
      'UNKNOWN_NAME',
      `"${word}" does not come from the input.`,
    ),
  ]);
};

const checks: readonly Check[] = [
  checkLength,
  checkQuestion,
  checkSlot,
  checkIdentity,
  checkSubject,
  checkForm,
  checkFacts,
  checkQuotes,
  checkWords,
];

/**
 * Checks a draft against its input, whichever engine wrote it: length, one question, an offered slot, identity, opt-out, the
 * information owed at the first contact (R-04, R-07, R-69), exact facts, and no figure or name from nowhere (O-05).
 * An empty list means that a person may be shown the draft for approval.
 */
export function verifyDraft(input: DraftEmailInput, draft: DraftedEmail): DraftProblem[] {
  return checks.flatMap((check) => check(input, draft));
}

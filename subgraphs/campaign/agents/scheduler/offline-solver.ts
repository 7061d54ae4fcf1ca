import type { OfflineAnswer, OfflineSolver } from '../../../../platform/llm/offline-engine.js';
import { offerWordsMax, readOffer } from '../../domain/offer.js';
import { countBodyWords, signatureLine } from './body-words.js';
import type { DraftEmailOutput, RefusalProblem } from './output.js';
import { draftEmailTask, type DraftEmailInput } from './task.js';
import { MessageComposer, type SenderWords } from './writing/compose-message.js';
import { emailFooter } from './writing/footer.js';
import { slotLabel } from './writing/slot-label.js';
import { oneLine, usableLabel, usableSentence } from './writing/usable-text.js';

/** The longest message (O-05). */
const messageMostWords = 150;

const offerProblems = {
  OFFER_NOT_USABLE: {
    code: 'OFFER_NOT_USABLE',
    field: 'offer.text',
    message: 'Describe the offer in one statement, without questions, links or markup.',
  },
  OFFER_TOO_LONG: {
    code: 'OFFER_TOO_LONG',
    field: 'offer.text',
    message: `Describe the offer in ${offerWordsMax} words or fewer.`,
  },
} as const;

function senderProblems({ sender }: DraftEmailInput): RefusalProblem[] {
  const fields = [
    ['sender.name', sender.name],
    ['sender.organizationName', sender.organizationName],
  ] as const;
  return fields
    .filter(([, text]) => usableLabel(text) === null)
    .map(([field]) => ({
      code: 'SENDER_NOT_USABLE',
      field,
      message: 'Give a plain name of at most 60 characters and 8 words.',
    }));
}

function problemsOf(input: DraftEmailInput): RefusalProblem[] {
  const footer = emailFooter(input);
  const offer = readOffer(input.offer.text);
  const slot: RefusalProblem = { code: 'NO_SLOT', field: 'slots', message: 'Offer at least one meeting time.' };
  const problems = [
    ...(input.slots.length === 0 ? [slot] : []),
    ...(offer.kind === 'STATEMENT' ? [] : [offerProblems[offer.kind]]),
    ...senderProblems(input),
    ...('problems' in footer ? footer.problems : []),
  ];
  return problems.filter((problem, index) => problems.findIndex(({ field }) => field === problem.field) === index);
}

const countQuestionMarks = (text: string): number => text.split('?').length - 1;

function draft(input: DraftEmailInput): DraftEmailOutput {
  const problems = problemsOf(input);
  const [slot] = input.slots;
  const footer = emailFooter(input);
  const offer = readOffer(input.offer.text);
  if (problems.length > 0 || !slot || 'problems' in footer || offer.kind !== 'STATEMENT')
    return { outcome: 'refused', problems };
  const value = usableSentence(input.offer.valueProposition);
  const words: SenderWords = {
    sender: oneLine(input.sender.name),
    organization: oneLine(input.sender.organizationName),
    offer: offer.statement,
    value: value !== null && countBodyWords(value) <= offerWordsMax ? value : null,
  };
  const label = slotLabel(slot.startsAt, input.language, input.lead.timeZone);
  const { subject, message, factsUsed } = new MessageComposer(input, words).compose(label);
  const body = `${message}\n${signatureLine}${footer.footer}`;
  const bodyWords = countBodyWords(body);
  if (bodyWords > messageMostWords) {
    return {
      outcome: 'refused',
      problems: [{ code: 'OFFER_TOO_LONG', field: 'offer.text', message: 'Shorten the description of the offer.' }],
    };
  }
  const questionMarks = countQuestionMarks(subject) + countQuestionMarks(body.replace(input.optOut.url ?? '', ''));
  return {
    outcome: 'drafted',
    subject,
    body,
    language: input.language,
    factsUsed: [...factsUsed],
    checks: { bodyWords, questionMarks, slot: label },
  };
}

/** Writes one first email from fixed sentences and verbatim details, or says why it cannot; the same input gives the same mail. */
export function draftEmail(input: DraftEmailInput): OfflineAnswer<DraftEmailOutput> {
  const value = draft(input);
  return {
    value,
    confidence: value.outcome === 'drafted' ? 0.8 : 1,
    evidence: value.outcome === 'drafted' ? value.factsUsed : [],
  };
}

/** The offline answer to `scheduler.draft-email`: templates, not generated text. */
export const draftEmailOffline: OfflineSolver<DraftEmailInput, DraftEmailOutput> = {
  task: draftEmailTask,
  solve: draftEmail,
};

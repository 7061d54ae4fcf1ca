import { isEmailAddress, parseEmailAddress } from '../email-address.js';
import type { FieldProblem } from '../lead-problems.js';
import { readMessageWords, storableWords, type GivenWords, type MessageWords } from './message-words.js';

/** What is asked for (V-83, V-88). */
export interface ProspectRequest extends GivenWords {
  /** Addresses of leads of the organization. */
  readonly recipients: readonly string[];
  /** Why it concerns the work of those who get it. */
  readonly relevance?: string | null | undefined;
  /** Whether the others get it when the gate refuses somebody; otherwise nobody does. */
  readonly refusedAreLeftOut?: boolean | null | undefined;
  readonly idempotencyKey: string;
}

/** Somebody who is named. */
export interface NamedRecipient {
  /** As it was written. */
  readonly recipient: string;
  /** As addresses of leads are compared; null for what is no address. */
  readonly normalised: string | null;
}

/** A request that can be served. */
export interface ReadProspectRequest {
  /** Each once, in their order. */
  readonly recipients: readonly NamedRecipient[];
  readonly words: MessageWords;
  /** Empty when it is not stated: then the gate refuses everybody. */
  readonly relevance: string;
  readonly refusedAreLeftOut: boolean;
  readonly idempotencyKey: string;
}

const recipientsMax = 500;
const recipientLengthMax = 320;
const relevanceLengthMax = 500;

function distinct(recipients: readonly string[]): readonly NamedRecipient[] {
  const named = recipients.map((text): NamedRecipient => {
    const parsed = parseEmailAddress(storableWords(text.slice(0, recipientLengthMax)));
    return { recipient: text, normalised: isEmailAddress(parsed) ? parsed.normalised : null };
  });
  return [...new Map(named.map((each) => [each.normalised ?? each.recipient, each])).values()];
}

/** Reads a request, or says everything that is wrong with it. */
export function readProspectRequest(
  request: ProspectRequest,
): { readonly problems: readonly FieldProblem[] } | { readonly request: ReadProspectRequest } {
  const { idempotencyKey } = request;
  const count = request.recipients.length;
  const recipients = distinct(request.recipients.slice(0, recipientsMax));
  const { words, problems } = readMessageWords(request);
  const relevance = storableWords(request.relevance ?? '').replaceAll(/\s+/gu, ' ');
  const all = [
    ...(count >= 1 && count <= recipientsMax
      ? []
      : [{ path: 'recipients', message: `Name 1 to ${recipientsMax} recipients.` }]),
    ...problems,
    ...(relevance.length <= relevanceLengthMax
      ? []
      : [{ path: 'relevance', message: `Give at most ${relevanceLengthMax} characters.` }]),
    ...(/^[\w.:-]{1,100}$/u.test(idempotencyKey)
      ? []
      : [{ path: 'idempotencyKey', message: 'Give 1 to 100 letters, digits or any of "_.:-".' }]),
  ];
  if (all.length > 0) return { problems: all };
  const refusedAreLeftOut = request.refusedAreLeftOut ?? false;
  return { request: { recipients, words, relevance, refusedAreLeftOut, idempotencyKey } };
}

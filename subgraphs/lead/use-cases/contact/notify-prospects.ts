import { createHash } from 'node:crypto';
import { done, nothingDone, type Done } from '../../../../platform/audit/recorded-transaction.js';
import type { Clock } from '../../../../platform/config/clock.js';
import { sanitisedHtml } from '../../../../platform/mail/sanitised-html.js';
import type { PlanLimitReached, TrialEnded } from '../../../../platform/quota/quota-problems.js';
import { defineUseCase, NotPermitted } from '../../../../platform/use-case/define-use-case.js';
import type { Viewer } from '../../../../platform/viewer/viewer.js';
import type { KnownMessage } from '../../data/contact/prospect-message.repository.js';
import type { LeadStore, LeadTransaction } from '../../data/lead-store.js';
import { contactRefusal } from '../../domain/contact/contact-gate.js';
import {
  messageKeyReused,
  prospectsRefused,
  senderNotNamed,
  tooManyMessages,
  type MessageKeyReused,
  type ProspectsRefused,
  type SenderNotNamed,
  type TooManyMessages,
} from '../../domain/contact/contact-problems.js';
import type { ProspectMessage, RefusedProspect } from '../../domain/contact/prospect-message.js';
import {
  readProspectRequest,
  type ProspectRequest,
  type ReadProspectRequest,
} from '../../domain/contact/prospect-request.js';
import { isNamed } from '../../domain/contact/sender.js';
import { prospectsNotified } from '../../domain/lead-acts.js';
import { invalidInput, type InvalidInput } from '../../domain/lead-problems.js';
import { judgeRecipients } from './judge-recipients.js';
import { mailProspects, type ProspectPost } from './mail-prospects.js';

/** What writing to prospects can come to. */
export type NotifyProspectsOutcome =
  | {
      readonly kind: 'ProspectsNotified';
      readonly prospectMessage: ProspectMessage;
      /** Who was left out. */
      readonly refused: readonly RefusedProspect[];
    }
  | ProspectsRefused
  | SenderNotNamed
  | TooManyMessages
  | MessageKeyReused
  | PlanLimitReached
  | TrialEnded
  | InvalidInput;

interface Needs {
  readonly viewer: Viewer;
  readonly store: LeadStore;
  readonly clock: Clock;
  readonly post: Omit<ProspectPost, 'organizationId'>;
}

const perHourMax = 30;
const hourMs = 60 * 60 * 1_000;

const hashOf = ({ idempotencyKey: _, ...asked }: ReadProspectRequest): string =>
  createHash('sha256').update(JSON.stringify(asked)).digest('base64url');

/** Whether one more may be sent now; nobody needs more within an hour, but whoever stole a session might. */
async function pauseOf({ messages }: LeadTransaction, now: Date): Promise<TooManyMessages | null> {
  const lately = await messages.newestSince(new Date(now.getTime() - hourMs), perHourMax);
  const oldest = lately[perHourMax - 1];
  return oldest ? tooManyMessages(Math.ceil((oldest.getTime() + hourMs - now.getTime()) / 1_000)) : null;
}

/** Who was left out of a message that was sent before; names are read again, for none is kept with it. */
async function refusedBefore(
  store: LeadStore,
  { refused }: KnownMessage,
  { recipients }: ReadProspectRequest,
): Promise<readonly RefusedProspect[]> {
  const leads = await store.leads.findByIds(refused.flatMap(({ leadId }) => leadId ?? []));
  return refused.map(({ place, leadId, refusals }) => ({
    recipient: recipients[place]?.recipient ?? '',
    leadId,
    leadName: leads.get(leadId ?? '')?.fullName ?? null,
    refusals: refusals.map(({ code, since }) => contactRefusal(code, since === null ? null : new Date(since))),
  }));
}

/** What was sent under this key before: the same again, or a refusal. */
async function sentBefore(
  store: LeadStore,
  { messages }: LeadTransaction,
  request: ReadProspectRequest,
): Promise<NotifyProspectsOutcome | null> {
  const known = await messages.findByKey(request.idempotencyKey);
  if (!known) return null;
  if (known.requestHash !== hashOf(request)) return messageKeyReused;
  return {
    kind: 'ProspectsNotified',
    prospectMessage: known.message,
    refused: await refusedBefore(store, known, request),
  };
}

async function send(
  { store, clock, post }: Needs,
  transaction: LeadTransaction,
  request: ReadProspectRequest,
  senderId: string,
): Promise<Done<NotifyProspectsOutcome>> {
  const now = clock.now();
  const sender = await transaction.sender(senderId);
  if (!isNamed(sender)) return nothingDone(senderNotNamed);
  const { allowed, refused, kept } = await judgeRecipients(transaction, request);
  if (allowed.length === 0 || (refused.length > 0 && !request.refusedAreLeftOut))
    return nothingDone(prospectsRefused(refused, allowed.length));
  const room = await transaction.quota.reserve('EMAILS', allowed.length, now);
  if (room.kind !== 'Reserved') return nothingDone(room);
  const { idempotencyKey, relevance } = request;
  const html = request.words.bodyHtml;
  const words = { ...request.words, bodyHtml: html === null ? null : sanitisedHtml(html) };
  const { subject, body } = words;
  const head = { senderId, subject, body, relevance, createdAt: now };
  const message = await transaction.messages.create({
    ...head,
    sentCount: allowed.length,
    refused: kept,
    idempotencyKey,
    requestHash: hashOf(request),
  });
  const toMail = { messageId: message.id, words, relevance, sender, senderId, now };
  const { organizationId } = store.scope;
  const { contactedCount } = await mailProspects(transaction, { ...post, organizationId }, toMail, allowed);
  const counts = { sentCount: allowed.length, refusedCount: refused.length, contactedCount };
  return done({ kind: 'ProspectsNotified', prospectMessage: message, refused }, prospectsNotified(message.id, counts));
}

/**
 * A person writes to leads in the organization's name (V-83). Everybody passes the contact gate; whoever it refuses is
 * named with the reasons and receives nothing, and unless the caller asked for that, nobody else does either.
 */
export const notifyProspects = defineUseCase({
  permission: 'prospect:notify',

  async run(needs: Needs, asked: ProspectRequest): Promise<NotifyProspectsOutcome> {
    const senderId = needs.viewer.userId;
    if (senderId === null) throw new NotPermitted('prospect:notify');
    const read = readProspectRequest(asked);
    if ('problems' in read) return invalidInput(read.problems);
    const { request } = read;
    return needs.store.transaction<NotifyProspectsOutcome>(async (transaction) => {
      await transaction.messages.lock();
      const settled =
        (await sentBefore(needs.store, transaction, request)) ?? (await pauseOf(transaction, needs.clock.now()));
      return settled ? nothingDone(settled) : send(needs, transaction, request, senderId);
    });
  },
});

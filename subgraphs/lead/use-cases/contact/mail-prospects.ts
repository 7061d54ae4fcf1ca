import { unsubscribeUrl } from '../../../../platform/contact/suppression-list.js';
import type { Envelope } from '../../../../platform/crypto/envelope.js';
import { queueMail } from '../../../../platform/mail/queue-mail.js';
import type { LeadTransaction } from '../../data/lead-store.js';
import { firstContactInformation } from '../../domain/contact/first-contact.js';
import type { MessageWords } from '../../domain/contact/message-words.js';
import { placeOf, type NamedSender } from '../../domain/contact/sender.js';
import { inHistory, interactionSentences, type InteractionDraft } from '../../domain/interaction.js';
import { canMove, type Lead } from '../../domain/lead.js';
import type { AllowedProspect } from './judge-recipients.js';

/** What writing to prospects needs. */
export interface ProspectPost {
  readonly organizationId: string;
  readonly sealer: Pick<Envelope, 'seal'>;
  /** Where anybody reaches the gateway, without a slash at the end. */
  readonly publicGatewayUrl: string;
}

/** A message that was written down and is about to be mailed. */
export interface MessageToMail {
  readonly messageId: string;
  readonly words: MessageWords;
  readonly relevance: string;
  readonly sender: NamedSender;
  readonly senderId: string;
  readonly now: Date;
}

const lineLengthMax = 500;

/** What a message leaves in the history of a lead. */
function historyOf(lead: Lead, { messageId, words, senderId, now }: MessageToMail): readonly InteractionDraft[] {
  const base = { leadId: lead.id, at: now, authorId: senderId, runId: null };
  const sent = {
    ...base,
    kind: 'MESSAGE_SENT',
    ...inHistory(interactionSentences.messageSent(words.subject), lead.language),
    key: `message:${messageId}`,
  } as const;
  if (!canMove(lead.status, 'CONTACTED')) return [sent];
  const moved = inHistory(interactionSentences.statusChanged(lead.status, 'CONTACTED'), lead.language);
  return [sent, { ...base, kind: 'STATUS_CHANGED', ...moved, key: `status:message:${messageId}` }];
}

/**
 * Queues one mail for everybody whom the gate let pass, with a link that ends such mails, and with what the law
 * wants said when it is the first. Writes their history and moves those who may move; answers how many moved.
 */
export async function mailProspects(
  { people, interactions, suppressions, writer }: LeadTransaction,
  { organizationId, sealer, publicGatewayUrl }: ProspectPost,
  message: MessageToMail,
  prospects: readonly AllowedProspect[],
): Promise<{ readonly contactedCount: number }> {
  const { messageId, words, relevance, sender, now } = message;
  const ids = prospects.map(({ lead }) => lead.id);
  const informed = await interactions.leadsWith('MESSAGE_SENT', ids);
  const tokens = await suppressions.tokensFor(
    prospects.map(({ email }) => email),
    null,
    now,
  );
  for (const [place, { lead, email }] of prospects.entries()) {
    const information = firstContactInformation(lead, sender, relevance);
    await queueMail(writer, sealer, {
      organizationId,
      to: email,
      locale: lead.language,
      template: 'notification',
      values: {
        type: 'ORG_TO_PROSPECTS',
        senderName: `${sender.senderName}, ${sender.organizationName}`.slice(0, lineLengthMax),
        ...words,
        footer: {
          organizationName: sender.organizationName,
          postalAddress: placeOf(sender).slice(0, lineLengthMax),
          unsubscribeUrl: unsubscribeUrl(publicGatewayUrl, tokens[place] ?? ''),
        },
        ...(informed.has(lead.id) ? {} : { information }),
      },
      prospect: { addressHash: suppressions.hashOf(email), campaignId: null },
      idempotencyKey: `prospect-message:${messageId}:${lead.id}`,
    });
  }
  const moving = prospects.filter(({ lead }) => canMove(lead.status, 'CONTACTED')).map(({ lead }) => lead.id);
  await people.move(moving, 'CONTACTED', now);
  await interactions.append(prospects.flatMap(({ lead }) => historyOf(lead, message)));
  return { contactedCount: moving.length };
}

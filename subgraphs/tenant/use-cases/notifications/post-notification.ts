import { createHash } from 'node:crypto';
import { recordAudit } from '../../../../platform/audit/record-audit.js';
import { sanitisedHtml } from '../../../../platform/mail/sanitised-html.js';
import { NotPermitted } from '../../../../platform/use-case/define-use-case.js';
import type { NotificationTransaction } from '../../data/notifications/notification-store.js';
import { invalidInput, type InvalidInput } from '../../domain/members/member-problems.js';
import {
  idempotencyKeyReused,
  noRecipients,
  recipientsRefused,
  tooManyNotifications,
  type IdempotencyKeyReused,
  type NoRecipients,
  type RecipientsRefused,
  type TooManyNotifications,
} from '../../domain/notifications/notification-problems.js';
import {
  readRequest,
  type NotificationRequest,
  type ReadRequest,
} from '../../domain/notifications/notification-request.js';
import {
  notificationRules,
  type NotificationType,
  type SentNotification,
} from '../../domain/notifications/notification.js';
import type { NotificationNeeds } from './notification-needs.js';

/** What sending a notification can come to. */
export type SendNotificationOutcome =
  | { readonly kind: 'NotificationSent'; readonly notification: SentNotification }
  | RecipientsRefused
  | NoRecipients
  | TooManyNotifications
  | IdempotencyKeyReused
  | InvalidInput;

/** What was begun: one delivery for every organization that somebody belongs to whom it is for. */
export interface BegunDelivery {
  readonly id: string;
  /** Null: to platform admins. */
  readonly organizationId: string | null;
}

/** Hands over what was begun, in the transaction that began it. */
type HandOver = (transaction: NotificationTransaction, begun: readonly BegunDelivery[]) => Promise<void>;

const perHourMax = 30;
const hourMs = 60 * 60 * 1_000;

const hashOf = ({ idempotencyKey: _, ...asked }: ReadRequest): string =>
  createHash('sha256').update(JSON.stringify(asked)).digest('base64url');

/** Whether one more may be sent now; nobody needs more within an hour, but whoever stole a session might. */
async function pauseOf({ sent }: NotificationTransaction, now: Date): Promise<TooManyNotifications | null> {
  const lately = await sent.newestSince(new Date(now.getTime() - hourMs), perHourMax);
  const oldest = lately[perHourMax - 1];
  return oldest ? tooManyNotifications(Math.ceil((oldest.getTime() + hourMs - now.getTime()) / 1_000)) : null;
}

/** What was sent under this key before: the same again, or a refusal. */
async function sentBefore(
  { sent }: NotificationTransaction,
  { idempotencyKey }: ReadRequest,
  requestHash: string,
): Promise<SendNotificationOutcome | null> {
  const known = await sent.findByKey(idempotencyKey);
  if (!known) return null;
  return known.requestHash === requestHash
    ? { kind: 'NotificationSent', notification: known.sent }
    : idempotencyKeyReused;
}

/**
 * Sends a notification in the store's name (V-88): the words, and a delivery for every organization concerned, which a
 * worker hands out. Either every recipient is one or nothing is sent.
 * @throws NotPermitted unless the viewer is a person who may send this type (V-89).
 */
export async function postNotification(
  { viewer, store, clock, trail }: NotificationNeeds,
  asked: NotificationRequest & { readonly type: NotificationType },
  handOver: HandOver,
): Promise<SendNotificationOutcome> {
  const { permission, reaches } = notificationRules[asked.type];
  const senderId = viewer.userId;
  if (senderId === null || !viewer.permissions.has(permission)) throw new NotPermitted(permission);
  const read = readRequest(asked);
  if ('problems' in read) return invalidInput(read.problems);
  const { request } = read;
  const { type, recipients, idempotencyKey } = request;
  const { bodyHtml: html, ...words } = request.words;
  const requestHash = hashOf(request);
  return store.sending(async (transaction) => {
    const now = clock.now();
    const settled = (await sentBefore(transaction, request, requestHash)) ?? (await pauseOf(transaction, now));
    if (settled) return settled;
    const { shares, refused } = await transaction.recipients.find(recipients, reaches);
    if (refused.length > 0) return recipientsRefused(refused);
    if (shares.length === 0) return noRecipients;
    const notification = await transaction.sent.create({
      ...words,
      type,
      senderId,
      idempotencyKey,
      requestHash,
      createdAt: now,
    });
    const bodyHtml = html === null ? null : sanitisedHtml(html);
    const speaker = store.organizationId === null ? null : senderId;
    const share = { ...words, bodyHtml, type, senderId: speaker, sentId: notification.id };
    const ids = await transaction.deliveries.begin(share, shares);
    await handOver(
      transaction,
      shares.flatMap(({ organizationId }, place) => ids.slice(place, place + 1).map((id) => ({ id, organizationId }))),
    );
    await recordAudit(transaction.writer, trail, {
      organizationId: store.organizationId,
      action: 'notification.sent',
      subject: { type: 'notification', id: notification.id },
      after: {
        type,
        recipients: recipients.kind,
        recipientCount: shares.reduce((sum, { recipientCount }) => sum + recipientCount, 0),
        subject: words.subject,
      },
    });
    return { kind: 'NotificationSent', notification };
  });
}

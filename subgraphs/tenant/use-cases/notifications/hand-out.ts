import { appendEvents } from '../../../../platform/events/outbox.js';
import { queueMail } from '../../../../platform/mail/queue-mail.js';
import { isMailAddress } from '../../../../platform/mail/sealed-mail.js';
import type { Delivery } from '../../data/notifications/delivery.repository.js';
import type { NotificationTransaction, Speaker } from '../../data/notifications/notification-store.js';
import type { Recipient } from '../../data/notifications/recipient.repository.js';
import { notificationRules, preferenceByDefault, topicOfPerson } from '../../domain/notifications/notification.js';
import type { NotificationNeeds, NotificationPost } from './notification-needs.js';

/** What handing out needs. */
export interface HandOutNeeds extends Pick<NotificationNeeds, 'store' | 'clock'> {
  readonly post: NotificationPost;
}

/** People served in one transaction. */
const batchSize = 100;

const platformName = 'Vectra';

/** Mails one recipient; the key names the delivery and the person, so that nobody is mailed twice. */
async function mail(
  { writer }: NotificationTransaction,
  { sealer, webUrl }: NotificationPost,
  delivery: Delivery,
  { id, email, locale }: Recipient,
  speaker: Speaker | null,
): Promise<void> {
  const { type, subject, body, bodyHtml, actionUrl, actionText, organizationId } = delivery;
  await queueMail(writer, sealer, {
    organizationId,
    to: email,
    locale,
    template: 'notification',
    values: {
      type,
      senderName: speaker === null ? platformName : (speaker.name ?? speaker.organization.name),
      subject,
      body,
      bodyHtml,
      actionUrl,
      actionText,
      footer: {
        organizationName: speaker?.organization.name ?? null,
        postalAddress: speaker?.organization.postalAddress ?? null,
        unsubscribeUrl: `${webUrl}/notifications/preferences`,
      },
    },
    idempotencyKey: `notification:${delivery.id}:${id}`,
  });
}

/**
 * Serves the next people of a delivery as they prefer, and notes how far it got in the same transaction: a worker that
 * dies leaves nothing half done, and whoever goes on serves nobody twice. Answers whether somebody waits.
 */
export async function handOutBatch(
  { store, clock, post }: HandOutNeeds,
  transaction: NotificationTransaction,
  delivery: Delivery,
): Promise<{ readonly waiting: boolean; readonly delivery: Delivery }> {
  const now = clock.now();
  const { type } = delivery;
  const { deliveries, preferences, recipients, writer } = transaction;
  const people = await recipients.next(delivery, notificationRules[type].reaches, delivery.servedUpTo, batchSize);
  const chosen = await preferences.ofPeople(
    people.map(({ id }) => id),
    type,
  );
  const preferred = people.map((person) => ({ person, ...(chosen.get(person.id) ?? preferenceByDefault(type)) }));
  const inApp = preferred.filter((each) => each.inApp).map(({ person }) => person.id);
  // An address that no mail can go to must not hold up everybody else.
  const byMail = preferred.filter((each) => each.email && isMailAddress(each.person.email)).map(({ person }) => person);
  const told = inApp.length === 0 ? [] : await deliveries.tell(delivery, inApp, now);
  const speaker = delivery.senderId === null ? null : await store.speaker(delivery.senderId);
  for (const person of byMail) await mail(transaction, post, delivery, person, speaker);
  await appendEvents(
    writer,
    store.scope,
    told.map(({ id, userId }) => ({ topic: topicOfPerson(userId), payload: { notificationId: id } })),
  );
  const waiting = people.length === batchSize;
  const served = {
    processedCount: delivery.processedCount + people.length,
    inAppCount: delivery.inAppCount + inApp.length,
    mailCount: delivery.mailCount + byMail.length,
    servedUpTo: people.at(-1)?.id ?? delivery.servedUpTo,
  };
  await deliveries.served(delivery.id, { ...served, finishedAt: waiting ? null : now });
  return { waiting, delivery: { ...delivery, ...served } };
}

/** Serves everybody of a delivery within one transaction: for the few platform admins. */
export async function handOutAll(needs: HandOutNeeds, transaction: NotificationTransaction, id: string): Promise<void> {
  const held = await transaction.deliveries.hold(id);
  if (!held) return;
  let step = await handOutBatch(needs, transaction, held);
  while (step.waiting) step = await handOutBatch(needs, transaction, step.delivery);
}

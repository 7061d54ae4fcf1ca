import type { NotificationType, SendNotificationInput } from '../../graphql/generated/graphql';

/** Whom a draft is for. */
export type Audience = 'ALL' | 'EMAILS' | 'ORGANIZATIONS';

/** What somebody is writing. */
export interface NotificationDraft {
  readonly type: NotificationType;
  readonly audience: Audience;
  /** Addresses or ids, apart by spaces, commas, semicolons or line breaks. */
  readonly named: string;
  readonly subject: string;
  readonly body: string;
  readonly actionUrl: string;
  readonly actionText: string;
}

/** How the recipients of a type can be named on the page. */
export const audiencesOf = (type: NotificationType): readonly Audience[] => {
  if (type === 'ORG_OWNER_TO_MEMBERS' || type === 'SYSTEM_ALERTS') return ['ALL', 'EMAILS'];
  return ['ALL', 'ORGANIZATIONS', 'EMAILS'];
};

/** What was named, each on its own. */
export const namesIn = (named: string): string[] => named.split(/[\s,;]+/u).filter((name) => name !== '');

const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim());

/** The draft as it is sent; the key stays the same for as long as it is the same draft. */
export function inputOf(draft: NotificationDraft, idempotencyKey: string): SendNotificationInput {
  const names = namesIn(draft.named);
  const recipients = {
    ALL: { all: true },
    EMAILS: { emails: names },
    ORGANIZATIONS: { organizationIds: names },
  }[draft.audience];
  return {
    type: draft.type,
    recipients,
    subject: draft.subject,
    body: draft.body,
    actionUrl: orNull(draft.actionUrl),
    actionText: orNull(draft.actionText),
    idempotencyKey,
  };
}

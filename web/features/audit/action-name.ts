'use client';
import { useTranslations } from 'next-intl';

/** The acts that the interface has words for, as the log names them. */
export const knownActions = [
  'api-key.created',
  'api-key.revoked',
  'api-key.rotated',
  'api-key.updated',
  'audit-log.exported',
  'campaign.cancelled',
  'campaign.created',
  'campaign.launched',
  'campaign.paused',
  'campaign.resumed',
  'campaign.updated',
  'email.approved',
  'email.rejected',
  'integration.configured',
  'integration.removed',
  'integration.replaced',
  'integration.tested',
  'invitation.accepted',
  'invitation.resent',
  'invitation.revoked',
  'invitation.sent',
  'member.created',
  'member.left',
  'member.purged',
  'member.removed',
  'member.restored',
  'member.role-changed',
  'organization.created',
  'organization.deleted',
  'organization.owner-named',
  'organization.purged',
  'organization.reactivated',
  'organization.registered',
  'organization.restored',
  'organization.suspended',
  'organization.updated',
  'session.opened',
  'session.closed',
  'session.sign-in-failed',
  'user.disabled',
  'user.enabled',
  'user.updated',
  'view-as.started',
  'view-as.ended',
] as const;

/** One of them. */
type KnownAction = (typeof knownActions)[number];

/** Keys of messages have no dots: they would be paths. */
const keyOf = (action: KnownAction) => action.replace('.', '_') as KeyOf<KnownAction>;
type KeyOf<Action extends string> = Action extends `${infer Room}.${infer Verb}` ? `${Room}_${Verb}` : never;

/** What an act is called in the language of the interface; one without words keeps the name it has in the log. */
export function useActionName(): (action: string) => string {
  const t = useTranslations('auditAction');
  return (action) => {
    const known = knownActions.find((one) => one === action);
    return known === undefined ? action : t(keyOf(known));
  };
}

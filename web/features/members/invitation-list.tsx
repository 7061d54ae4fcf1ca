'use client';
import { useQuery } from '@apollo/client/react';
import { useFormatter, useTranslations } from 'next-intl';
import { PendingInvitationsDocument } from '../../graphql/generated/graphql';
import { Button } from '../../ui/button';
import { Card, CardTitle } from '../../ui/card';
import { ErrorState } from '../../ui/error-state';
import type { MemberActs } from './use-member-acts';

const shownMax = 100;

/** The invitations that nobody answered yet. */
export function InvitationList({ acts }: { readonly acts: MemberActs }) {
  const t = useTranslations('members');
  const roleName = useTranslations('role');
  const format = useFormatter();
  const { data, error, refetch } = useQuery(PendingInvitationsDocument, {
    variables: { first: shownMax },
    fetchPolicy: 'cache-and-network',
  });
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data || data.invitations.nodes.length === 0) return null;
  return (
    <Card className="mt-5 overflow-hidden">
      <CardTitle className="border-b border-line p-4">{t('pending')}</CardTitle>
      <ul className="divide-y divide-line">
        {data.invitations.nodes.map((invitation) => (
          <li key={invitation.id} data-invitation={invitation.email} className="flex flex-wrap items-center gap-3 p-4">
            <div className="min-w-0 flex-1">
              <p className="truncate font-medium">{invitation.email}</p>
              <p className="text-xs text-soft">
                {roleName(invitation.role)} ·{' '}
                {t('expires', { date: format.dateTime(new Date(invitation.expiresAt), { dateStyle: 'medium' }) })}
              </p>
            </div>
            {invitation.viewerCanResend && (
              <Button size="small" disabled={acts.busy} onClick={() => void acts.resend(invitation.id)}>
                {t('resend')}
              </Button>
            )}
            {invitation.viewerCanRevoke && (
              <Button size="small" tone="danger" disabled={acts.busy} onClick={() => void acts.revoke(invitation.id)}>
                {t('revoke')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}

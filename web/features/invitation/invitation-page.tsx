'use client';
import { useMutation, useQuery } from '@apollo/client/react';
import { MailX } from 'lucide-react';
import { useTranslations } from 'next-intl';
import Link from 'next/link';
import { useState } from 'react';
import { AcceptInvitationDocument, InvitationPreviewDocument } from '../../graphql/generated/graphql';
import { Button } from '../../ui/button';
import { EmptyState } from '../../ui/empty-state';
import { ErrorState } from '../../ui/error-state';
import { Notice } from '../../ui/notice';
import { SkeletonRows } from '../../ui/skeleton';
import { DoorFrame } from '../session/door-frame';
import { useMailedToken } from '../session/use-mailed-token';
import { AcceptForm, type Accepting } from './accept-form';
import { problemPaths, useInvitationProblem } from './invitation-problem';

/** Where a link in an invitation leads: who invites to what, and the last step to become a member. */
export function InvitationPage({ token: mailed }: { readonly token: string }) {
  const t = useTranslations('invitation');
  const roleName = useTranslations('role');
  const sentenceOf = useInvitationProblem();
  const token = useMailedToken(mailed);
  const preview = useQuery(InvitationPreviewDocument, { variables: { token }, fetchPolicy: 'network-only' });
  const [accept, acceptance] = useMutation(AcceptInvitationDocument);
  const [failure, setFailure] = useState<unknown>(null);
  const outcome = acceptance.data?.acceptInvitation;
  const invitation = preview.data?.invitation;

  const submit = async (accepting: Accepting): Promise<void> => {
    setFailure(null);
    try {
      await accept({ variables: { input: { token, ...accepting } } });
    } catch (error) {
      setFailure(error);
    }
  };

  if (outcome?.__typename === 'InvitationAccepted') {
    return (
      <DoorFrame heading={t('welcome', { organization: outcome.organizationName })}>
        <Notice tone="good">{t('accepted', { email: outcome.email })}</Notice>
        <Button asChild tone="primary" className="mt-4 w-full">
          <Link href="/login">{t('signIn')}</Link>
        </Button>
      </DoorFrame>
    );
  }
  if (preview.error) {
    return (
      <DoorFrame heading={t('title')}>
        <ErrorState error={preview.error} onRetry={() => void preview.refetch()} />
      </DoorFrame>
    );
  }
  if (preview.data && !invitation) {
    return (
      <DoorFrame>
        <EmptyState Icon={MailX} level={1} title={t('goneTitle')} text={t('goneText')} />
      </DoorFrame>
    );
  }
  if (!invitation) {
    return (
      <DoorFrame heading={t('title')}>
        <SkeletonRows count={3} label={t('loading')} />
      </DoorFrame>
    );
  }
  return (
    <DoorFrame heading={t('heading', { organization: invitation.organizationName })}>
      <p className="mb-4 text-soft">
        {t('text', {
          inviter: invitation.inviterName,
          role: roleName(invitation.role),
          email: invitation.maskedEmail,
        })}
      </p>
      <AcceptForm
        busy={acceptance.loading}
        wrong={problemPaths(outcome)}
        problem={sentenceOf(outcome)}
        onSubmit={(accepting) => void submit(accepting)}
      />
      {failure !== null && <ErrorState error={failure} />}
    </DoorFrame>
  );
}

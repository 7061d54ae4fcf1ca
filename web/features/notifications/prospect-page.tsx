'use client';
import { useQuery } from '@apollo/client/react';
import { useTranslations } from 'next-intl';
import { ProspectWritingDocument } from '../../graphql/generated/graphql';
import { ErrorState } from '../../ui/error-state';
import { SkeletonRows } from '../../ui/skeleton';
import { RecordNotFound } from '../shell/record-not-found';
import { NotificationFrame } from './notification-frame';
import { ProspectForm } from './prospect-form';
import { ProspectMessageList } from './prospect-message-list';

/** Where owners and administrators write to prospects, and see what they wrote. */
export function ProspectPage() {
  const t = useTranslations('notifications');
  const { data, error, refetch } = useQuery(ProspectWritingDocument);
  const mayWrite = data?.me?.organization?.viewerCanNotifyProspects === true;
  if (data && !mayWrite) return <RecordNotFound />;
  return (
    <NotificationFrame current="prospects">
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!data && !error && <SkeletonRows count={3} label={t('loading')} />}
      {mayWrite && (
        <>
          <ProspectForm />
          <ProspectMessageList />
        </>
      )}
    </NotificationFrame>
  );
}

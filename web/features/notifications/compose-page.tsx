'use client';
import { useQuery } from '@apollo/client/react';
import { useTranslations } from 'next-intl';
import { SendableNotificationTypesDocument } from '../../graphql/generated/graphql';
import { ErrorState } from '../../ui/error-state';
import { SkeletonRows } from '../../ui/skeleton';
import { RecordNotFound } from '../shell/record-not-found';
import { ComposeForm } from './compose-form';
import { NotificationFrame } from './notification-frame';
import { SentList } from './sent-list';

/** Where those who may write notifications, and see what became of them. */
export function ComposePage() {
  const t = useTranslations('notifications');
  const { data, error, refetch } = useQuery(SendableNotificationTypesDocument);
  const [first, ...more] = data?.sendableNotificationTypes ?? [];
  if (data && first === undefined) return <RecordNotFound />;
  return (
    <NotificationFrame current="compose">
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!data && !error && <SkeletonRows count={3} label={t('loading')} />}
      {first !== undefined && (
        <>
          <ComposeForm types={[first, ...more]} />
          <SentList />
        </>
      )}
    </NotificationFrame>
  );
}

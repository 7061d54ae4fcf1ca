'use client';
import { useQuery } from '@apollo/client/react';
import { useFormatter, useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { SentNotificationListDocument } from '../../graphql/generated/graphql';
import { Card, CardTitle } from '../../ui/card';
import { ErrorState } from '../../ui/error-state';
import { ProgressBar } from '../../ui/progress-bar';
import { PageButtons } from '../leads/page-buttons';
import { readTrail } from '../leads/page-trail';

const pageSize = 20;
const whileUnderWayMs = 3_000;

/** What was sent, and how far it got. */
export function SentList() {
  const t = useTranslations('notifications');
  const format = useFormatter();
  const [trail, setTrail] = useState(readTrail(null));
  const { data, error, refetch, startPolling, stopPolling } = useQuery(SentNotificationListDocument, {
    variables: { first: pageSize, after: trail.after },
    fetchPolicy: 'cache-and-network',
  });
  const shown = data?.sentNotifications;
  const isUnderWay = shown?.nodes.some(({ progress }) => progress !== null && progress.finishedAt === null) === true;
  useEffect(() => {
    if (!isUnderWay) return undefined;
    startPolling(whileUnderWayMs);
    return stopPolling;
  }, [isUnderWay, startPolling, stopPolling]);
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!shown || (shown.nodes.length === 0 && trail.after === null)) return null;
  return (
    <>
      <Card className="p-4">
        <CardTitle className="mb-2">{t('sentTitle')}</CardTitle>
        <ul aria-label={t('sentTitle')} className="divide-y divide-line">
          {shown.nodes.map(({ id, type, subject, createdAt, sender, progress }) => (
            <li key={id} className="grid gap-1 py-3">
              <p className="font-medium">{subject}</p>
              <p className="text-xs text-soft">
                {[
                  t(`type_${type}`),
                  ...(sender ? [sender.name] : []),
                  format.dateTime(new Date(createdAt), { dateStyle: 'medium', timeStyle: 'short' }),
                ].join(' · ')}
              </p>
              {progress && (
                <>
                  {progress.finishedAt === null && (
                    <ProgressBar
                      label={t('sentTitle')}
                      value={progress.processedCount / Math.max(1, progress.recipientCount)}
                    />
                  )}
                  <p className="text-xs text-soft tabular-nums">
                    {t('progress', {
                      processed: progress.processedCount,
                      recipients: progress.recipientCount,
                      inApp: progress.inAppCount,
                      mails: progress.mailCount,
                    })}
                  </p>
                </>
              )}
            </li>
          ))}
        </ul>
      </Card>
      <PageButtons
        trail={trail}
        endCursor={shown.pageInfo.hasNextPage ? shown.pageInfo.endCursor : null}
        onMove={setTrail}
      />
    </>
  );
}

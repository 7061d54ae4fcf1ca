'use client';
import { useQuery } from '@apollo/client/react';
import { useFormatter, useTranslations } from 'next-intl';
import { useState } from 'react';
import { ProspectMessageListDocument } from '../../graphql/generated/graphql';
import { Card, CardTitle } from '../../ui/card';
import { ErrorState } from '../../ui/error-state';
import { PageButtons } from '../leads/page-buttons';
import { readTrail } from '../leads/page-trail';

const pageSize = 20;

/** What was written to prospects: when, by whom, to how many. */
export function ProspectMessageList() {
  const t = useTranslations('prospects');
  const format = useFormatter();
  const [trail, setTrail] = useState(readTrail(null));
  const { data, error, refetch } = useQuery(ProspectMessageListDocument, {
    variables: { first: pageSize, after: trail.after },
    fetchPolicy: 'cache-and-network',
  });
  const shown = data?.prospectMessages;
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!shown || (shown.nodes.length === 0 && trail.after === null)) return null;
  return (
    <>
      <Card className="p-4">
        <CardTitle className="mb-2">{t('sentTitle')}</CardTitle>
        <ul aria-label={t('sentTitle')} className="divide-y divide-line">
          {shown.nodes.map(({ id, subject, createdAt, sender, sentCount, refusedCount }) => (
            <li key={id} className="grid gap-1 py-3">
              <p className="font-medium">{subject}</p>
              <p className="text-xs text-soft tabular-nums">
                {[
                  ...(sender ? [sender.name] : []),
                  format.dateTime(new Date(createdAt), { dateStyle: 'medium', timeStyle: 'short' }),
                  t('counts', { sent: sentCount, refused: refusedCount }),
                ].join(' · ')}
              </p>
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

'use client';
import { useApolloClient, useMutation, useQuery } from '@apollo/client/react';
import { BellOff } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { MarkNotificationsReadDocument, NotificationListDocument } from '../../graphql/generated/graphql';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { EmptyState } from '../../ui/empty-state';
import { ErrorState } from '../../ui/error-state';
import { SkeletonRows } from '../../ui/skeleton';
import { PageButtons } from '../leads/page-buttons';
import { readTrail } from '../leads/page-trail';
import { NotificationFrame } from './notification-frame';
import { NotificationItem } from './notification-item';
import { readNotificationsAgain } from './use-live-notifications';

const pageSize = 20;

/** What the viewer was told, read and unread. */
export function NotificationListPage() {
  const t = useTranslations('notifications');
  const client = useApolloClient();
  const [unreadOnly, setUnreadOnly] = useState(false);
  const [trail, setTrail] = useState(readTrail(null));
  const [mark, marking] = useMutation(MarkNotificationsReadDocument);
  const { data, previousData, error, refetch } = useQuery(NotificationListDocument, {
    variables: { first: pageSize, after: trail.after, unreadOnly },
    fetchPolicy: 'cache-and-network',
  });
  const shown = (data ?? previousData)?.notifications;
  const markRead = (ids: readonly string[] | null): void => {
    void mark({ variables: { input: { ids: ids === null ? null : [...ids] } } })
      .then(() => readNotificationsAgain(client))
      .catch(() => undefined);
  };
  const failure = error ?? marking.error;
  return (
    <NotificationFrame current="received">
      <div className="mb-3 flex flex-wrap items-center justify-between gap-2">
        <label className="flex items-center gap-2">
          <input
            type="checkbox"
            checked={unreadOnly}
            onChange={(event) => {
              setUnreadOnly(event.target.checked);
              setTrail(readTrail(null));
            }}
          />
          {t('unreadOnly')}
        </label>
        <Button
          size="small"
          disabled={marking.loading || (shown?.unreadCount ?? 0) === 0}
          onClick={() => {
            markRead(null);
          }}
        >
          {t('markAllRead')}
        </Button>
      </div>
      {failure && <ErrorState error={failure} onRetry={() => void refetch()} />}
      <Card className="overflow-hidden">
        {!shown && !error && <SkeletonRows count={5} label={t('loading')} />}
        {shown?.nodes.length === 0 && (
          <EmptyState Icon={BellOff} title={t(unreadOnly ? 'emptyUnread' : 'empty')} text={t('emptyText')} />
        )}
        {shown && shown.nodes.length > 0 && (
          <ul aria-label={t('title')} className="divide-y divide-line">
            {shown.nodes.map((notification) => (
              <NotificationItem
                key={notification.id}
                notification={notification}
                busy={marking.loading}
                onRead={() => {
                  markRead([notification.id]);
                }}
              />
            ))}
          </ul>
        )}
      </Card>
      {shown && (
        <PageButtons
          trail={trail}
          endCursor={shown.pageInfo.hasNextPage ? shown.pageInfo.endCursor : null}
          onMove={setTrail}
        />
      )}
    </NotificationFrame>
  );
}

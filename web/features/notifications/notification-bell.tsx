'use client';
import { useQuery } from '@apollo/client/react';
import { Bell } from 'lucide-react';
import { useTranslations } from 'next-intl';
import Link from 'next/link';
import { NotificationBellDocument } from '../../graphql/generated/graphql';
import { Button } from '../../ui/button';
import { useLiveNotifications } from './use-live-notifications';

const shownMax = 99;

/** How many notifications are unread, live, and the way to them. */
export function NotificationBell() {
  const t = useTranslations('notifications');
  useLiveNotifications();
  const { data } = useQuery(NotificationBellDocument);
  const count = data?.notifications.unreadCount ?? 0;
  return (
    <Button asChild tone="quiet" size="icon" className="relative">
      <Link href="/notifications" aria-label={t('bell', { count })} title={t('bell', { count })}>
        <Bell aria-hidden />
        {count > 0 && (
          <span
            aria-hidden
            data-unread-count={count}
            className="absolute top-0.5 right-0 min-w-4 rounded-full bg-accent px-1 text-center text-[0.625rem] leading-4 font-semibold text-accent-ink"
          >
            {count > shownMax ? `${String(shownMax)}+` : count}
          </span>
        )}
      </Link>
    </Button>
  );
}

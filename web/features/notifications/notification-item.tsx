'use client';
import { useFormatter, useTranslations } from 'next-intl';
import type { NotificationRowFragment } from '../../graphql/generated/graphql';
import { Badge } from '../../ui/badge';
import { Button } from '../../ui/button';
import { classNames } from '../../ui/class-names';

interface NotificationItemProps {
  readonly notification: NotificationRowFragment;
  readonly busy: boolean;
  readonly onRead: () => void;
}

/** One notification: who says what, and whether it was read. */
export function NotificationItem({ notification, busy, onRead }: NotificationItemProps) {
  const t = useTranslations('notifications');
  const format = useFormatter();
  const { subject, body, actionUrl, actionText, createdAt, readAt, sender, type } = notification;
  const isUnread = readAt === null;
  const who = type === 'ORG_OWNER_TO_MEMBERS' ? (sender?.name ?? t('erased')) : t('vectra');
  return (
    <li data-unread={isUnread} className={classNames('grid gap-1.5 p-4', isUnread && 'bg-accent-wash/40')}>
      <div className="flex flex-wrap items-center gap-2">
        <h2 className={classNames('min-w-0 flex-1', isUnread ? 'font-semibold' : 'font-medium')}>{subject}</h2>
        {isUnread && <Badge tone="accent">{t('unread')}</Badge>}
      </div>
      <p className="text-xs text-soft">
        {who} · {format.dateTime(new Date(createdAt), { dateStyle: 'medium', timeStyle: 'short' })}
      </p>
      <p className="break-words whitespace-pre-line">{body}</p>
      <div className="flex flex-wrap gap-2">
        {actionUrl !== null && (
          <Button asChild size="small">
            <a href={actionUrl} target="_blank" rel="noopener noreferrer">
              {actionText ?? t('open')}
            </a>
          </Button>
        )}
        {isUnread && (
          <Button size="small" tone="quiet" disabled={busy} onClick={onRead}>
            {t('markRead')}
          </Button>
        )}
      </div>
    </li>
  );
}

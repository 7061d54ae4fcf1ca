'use client';
import { useFormatter, useTranslations } from 'next-intl';
import type { MySessionsQuery } from '../../graphql/generated/graphql';
import { Badge } from '../../ui/badge';
import { Button } from '../../ui/button';
import { deviceOf } from './device-of';

interface SessionRowProps {
  readonly session: MySessionsQuery['mySessions']['nodes'][number];
  readonly busy: boolean;
  readonly onRevoke: () => void;
}

/** One place where the person is signed in. The one they look from is ended by logging out. */
export function SessionRow({ session, busy, onRevoke }: SessionRowProps) {
  const t = useTranslations('security');
  const format = useFormatter();
  const { browser, system } = deviceOf(session.userAgent);
  const device = [browser, system].filter((part) => part !== null).join(' · ') || t('unknownDevice');
  const seen = format.dateTime(new Date(session.lastSeenAt), { dateStyle: 'medium', timeStyle: 'short' });
  return (
    <li data-session={session.current ? 'current' : 'other'} className="flex flex-wrap items-center gap-3 p-4">
      <div className="min-w-0 flex-1">
        <p className="flex items-center gap-2 truncate font-medium" title={session.userAgent ?? undefined}>
          {device}
          {session.current && <Badge tone="accent">{t('current')}</Badge>}
        </p>
        <p className="truncate text-xs text-soft">
          {session.clientAddress !== null && `${session.clientAddress} · `}
          {t('lastSeen', { date: seen })}
        </p>
      </div>
      {!session.current && (
        <Button size="small" disabled={busy} aria-label={t('revokeOf', { device })} onClick={onRevoke}>
          {t('revoke')}
        </Button>
      )}
    </li>
  );
}

'use client';
import { useApolloClient, useQuery } from '@apollo/client/react';
import { LogOut } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useEffect } from 'react';
import { leaveForLogin } from '../../graphql/client/browser-client';
import { refreshSession } from '../../graphql/client/session-refresh';
import { ViewerDocument } from '../../graphql/generated/graphql';
import { Button } from '../../ui/button';
import { Skeleton } from '../../ui/skeleton';
import { logOut } from '../session/login-request';

/** Who is signed in, for which organization, and the way out. */
export function ViewerCard({ compact = false }: { readonly compact?: boolean }) {
  const t = useTranslations('shell');
  const roles = useTranslations('role');
  const client = useApolloClient();
  const { data, refetch } = useQuery(ViewerDocument);
  const viewer = data?.me;
  const unknown = viewer === null;
  useEffect(() => {
    if (!unknown) return;
    void refreshSession().then((renewed) => {
      if (renewed) void refetch();
      else leaveForLogin();
    });
  }, [unknown, refetch]);

  const leave = async (): Promise<void> => {
    await logOut();
    client.stop();
    window.location.assign('/login');
  };

  return (
    <div className="flex min-w-0 items-center gap-2">
      <div className={compact ? 'max-w-40 min-w-0 text-right sm:max-w-none' : 'min-w-0 flex-1'}>
        {viewer ? (
          <>
            <p className="truncate text-xs font-medium">{viewer.name}</p>
            <p className="truncate text-xs text-soft">{viewer.organization?.name ?? roles(viewer.role)}</p>
            {!compact && viewer.organization && <p className="truncate text-xs text-soft">{roles(viewer.role)}</p>}
          </>
        ) : (
          <Skeleton className="h-8 w-28" />
        )}
      </div>
      <Button
        tone="quiet"
        size="icon"
        aria-label={t('logOut')}
        title={t('logOut')}
        onClick={() => {
          void leave();
        }}
      >
        <LogOut aria-hidden />
      </Button>
    </div>
  );
}

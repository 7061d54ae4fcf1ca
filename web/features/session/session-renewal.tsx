'use client';
import { useTranslations } from 'next-intl';
import { useEffect } from 'react';
import { refreshSession } from '../../graphql/client/session-refresh';
import { writeSessionHint } from './login-request';

/** Shown for a moment when the access token is over: renews the session and goes on, or asks to sign in. */
export function SessionRenewal({ nextPath }: { readonly nextPath: string }) {
  const t = useTranslations('login');
  useEffect(() => {
    void refreshSession().then((renewed) => {
      if (!renewed) writeSessionHint(0);
      window.location.replace(renewed ? nextPath : `/login?next=${encodeURIComponent(nextPath)}`);
    });
  }, [nextPath]);
  return (
    <main className="grid min-h-dvh place-items-center">
      <p role="status" className="text-soft">
        {t('renewing')}
      </p>
    </main>
  );
}

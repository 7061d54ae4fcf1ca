'use client';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { NotificationBell } from '../notifications/notification-bell';
import { LanguageSwitch } from './language-switch';
import { Navigation } from './navigation';
import { ViewAsBanner } from '../view-as/view-as-banner';
import { ViewerCard } from './viewer-card';

const Brand = () => (
  <p className="flex items-center gap-2 font-semibold tracking-tight">
    <span aria-hidden className="grid size-6 place-items-center rounded-md bg-accent text-xs text-accent-ink">
      V
    </span>
    Vectra
  </p>
);

/** The frame of every page behind the login: where to go, who you are, and the page. */
export function Shell({ children }: { readonly children: ReactNode }) {
  const t = useTranslations('shell');
  return (
    <>
      <a
        href="#content"
        className="sr-only z-50 rounded-md bg-accent px-3 py-2 font-medium text-accent-ink focus:not-sr-only focus:fixed focus:top-2 focus:left-2"
      >
        {t('skip')}
      </a>
      <ViewAsBanner />
      <div className="lg:grid lg:min-h-dvh lg:grid-cols-[14rem_minmax(0,1fr)]">
        <div className="sticky top-0 z-20 flex flex-col border-line bg-surface max-lg:border-b lg:h-dvh lg:border-r">
          <div className="flex items-center justify-between gap-2 px-4 pt-3 pb-2 lg:pt-5 lg:pb-4">
            <Brand />
            <div className="flex items-center gap-1">
              <NotificationBell />
              <div className="lg:hidden">
                <ViewerCard compact />
              </div>
            </div>
          </div>
          <Navigation />
          <div className="mt-auto grid gap-3 border-t border-line p-3 max-lg:hidden">
            <ViewerCard />
            <LanguageSwitch />
          </div>
        </div>
        <main id="content" tabIndex={-1} className="mx-auto w-full max-w-6xl px-4 py-6 outline-none sm:px-6 lg:px-8">
          {children}
          <div className="mt-10 flex justify-center lg:hidden">
            <LanguageSwitch />
          </div>
        </main>
      </div>
    </>
  );
}

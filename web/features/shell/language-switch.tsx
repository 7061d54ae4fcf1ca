'use client';
import { useLocale, useTranslations } from 'next-intl';
import { useRouter } from 'next/navigation';
import { useTransition } from 'react';
import { keepLocale } from '../../i18n/keep-locale';
import { locales, type InterfaceLocale } from '../../i18n/locale';
import { classNames } from '../../ui/class-names';

/** Chooses the language of the interface and keeps the choice for a year. */
export function LanguageSwitch() {
  const t = useTranslations('shell');
  const current = useLocale();
  const router = useRouter();
  const [pending, startTransition] = useTransition();
  const choose = (locale: InterfaceLocale): void => {
    keepLocale(locale);
    startTransition(() => {
      router.refresh();
    });
  };
  return (
    <div role="group" aria-label={t('language')} className="flex gap-0.5">
      {locales.map((locale) => (
        <button
          key={locale}
          type="button"
          lang={locale}
          disabled={pending}
          aria-pressed={locale === current}
          onClick={() => {
            choose(locale);
          }}
          className={classNames(
            'h-7 rounded-md px-2 text-xs font-medium text-soft hover:bg-sunken hover:text-ink',
            locale === current && 'bg-sunken text-ink',
          )}
        >
          {locale === 'fr' ? 'Français' : 'English'}
        </button>
      ))}
    </div>
  );
}

'use client';
import { useTranslations } from 'next-intl';
import { Notice } from '../../ui/notice';

/** Says for how long nothing more is tried. */
export function WaitNotice({ seconds }: { readonly seconds: number }) {
  const t = useTranslations('login');
  return <Notice tone="warn">{t('tooManyAttempts', { seconds })}</Notice>;
}

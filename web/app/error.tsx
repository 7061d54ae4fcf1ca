'use client';
import { useTranslations } from 'next-intl';
import { Button } from '../ui/button';

interface ErrorPageProps {
  readonly error: Error & { readonly digest?: string };
  readonly reset: () => void;
}

export default function ErrorPage({ error, reset }: ErrorPageProps) {
  const t = useTranslations('problem');
  return (
    <main className="grid min-h-[60dvh] place-content-center justify-items-center gap-3 p-6 text-center">
      <h1 className="text-xl font-semibold">{t('page')}</h1>
      {error.digest !== undefined && <p className="text-soft">{t('code', { code: error.digest })}</p>}
      <Button tone="primary" onClick={reset}>
        {t('retry')}
      </Button>
    </main>
  );
}

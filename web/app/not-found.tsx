import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { Button } from '../ui/button';

export default async function NotFound() {
  const t = await getTranslations('notFound');
  return (
    <main className="grid min-h-dvh place-content-center justify-items-center gap-3 p-6 text-center">
      <h1 className="text-xl font-semibold">{t('title')}</h1>
      <p className="max-w-md text-soft">{t('text')}</p>
      <Button asChild tone="primary">
        <Link href="/campaigns">{t('home')}</Link>
      </Button>
    </main>
  );
}

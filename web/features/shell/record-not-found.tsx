'use client';
import { SearchX } from 'lucide-react';
import { useTranslations } from 'next-intl';
import Link from 'next/link';
import { Button } from '../../ui/button';
import { EmptyState } from '../../ui/empty-state';

/** What somebody sees of a thing that does not exist or is not theirs: the same. */
export function RecordNotFound() {
  const t = useTranslations('notFound');
  return (
    <EmptyState level={1} Icon={SearchX} title={t('title')} text={t('text')}>
      <Button asChild>
        <Link href="/campaigns">{t('home')}</Link>
      </Button>
    </EmptyState>
  );
}

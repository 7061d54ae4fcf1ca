'use client';
import { useTranslations } from 'next-intl';
import Link from 'next/link';
import { legalDocuments } from './legal-text';

/** The way to the terms and to the privacy policy. */
export function LegalLinks() {
  const t = useTranslations('legal');
  return (
    <nav aria-label={t('links')} className="flex flex-wrap gap-x-4 gap-y-1 text-sm">
      {legalDocuments.map((document) => (
        <Link
          key={document}
          href={`/legal/${document}`}
          className="text-soft underline hover:text-ink"
          prefetch={false}
        >
          {t(`title_${document}`)}
        </Link>
      ))}
    </nav>
  );
}

'use client';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Button } from '../../ui/button';
import { nextPage, pageNumber, previousPage, type PageTrail } from './page-trail';

interface PageButtonsProps {
  readonly trail: PageTrail;
  /** Where the next page begins; null on the last page. */
  readonly endCursor: string | null;
  readonly onMove: (trail: PageTrail) => void;
}

/** One page back, one page on. */
export function PageButtons({ trail, endCursor, onMove }: PageButtonsProps) {
  const t = useTranslations('leads');
  if (endCursor === null && trail.after === null) return null;
  return (
    <nav aria-label={t('pages')} className="mt-3 flex items-center justify-end gap-2">
      <span className="mr-2 text-xs text-soft tabular-nums">{t('pageNumber', { number: pageNumber(trail) })}</span>
      <Button
        disabled={trail.after === null}
        onClick={() => {
          onMove(previousPage(trail));
        }}
      >
        <ChevronLeft aria-hidden />
        {t('previous')}
      </Button>
      <Button
        disabled={endCursor === null}
        onClick={() => {
          if (endCursor !== null) onMove(nextPage(trail, endCursor));
        }}
      >
        {t('next')}
        <ChevronRight aria-hidden />
      </Button>
    </nav>
  );
}

'use client';
import { ArrowDownToLine } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useEffect, useLayoutEffect, useRef, useState, useSyncExternalStore } from 'react';
import type { RunEventLineFragment } from '../../graphql/generated/graphql';
import { Button } from '../../ui/button';
import { classNames } from '../../ui/class-names';
import { Skeleton } from '../../ui/skeleton';
import type { RunEventLog } from './run-event-log';
import { RunEventRow } from './run-event-row';
import { isAtEnd, visibleWindow } from './visible-window';

const wide = '(min-width: 48rem)';
const wideRowPx = 40;
const narrowRowPx = 76;

function useRowHeightPx(): number {
  return useSyncExternalStore(
    (listener) => {
      const media = window.matchMedia(wide);
      media.addEventListener('change', listener);
      return () => {
        media.removeEventListener('change', listener);
      };
    },
    () => (window.matchMedia(wide).matches ? wideRowPx : narrowRowPx),
    () => wideRowPx,
  );
}

interface RunEventListProps {
  readonly log: RunEventLog<RunEventLineFragment>;
  readonly eventCount: number;
  readonly finished: boolean;
}

/** Every decision of a run; only the rows in sight are in the page, and the newest stay in sight unless one scrolls up. */
export function RunEventList({ log, eventCount, finished }: RunEventListProps) {
  const t = useTranslations('run');
  const rowHeightPx = useRowHeightPx();
  const { box, scroll, following, follow, viewport } = useFollowedScroll(eventCount, rowHeightPx);
  const { start, end } = visibleWindow(viewport);
  const rows = Array.from({ length: Math.max(0, end - start) }, (_, offset) => log.at(start + offset));
  return (
    <>
      <div className="flex h-12 items-center justify-between gap-2 border-b border-line px-4">
        <h2 className="text-sm font-semibold">
          {t('events')}{' '}
          <span className="font-normal text-soft tabular-nums">{t('eventCount', { count: eventCount })}</span>
        </h2>
        {!following && (
          <Button size="small" onClick={follow}>
            <ArrowDownToLine aria-hidden />
            {finished ? t('toEnd') : t('followAgain')}
          </Button>
        )}
      </div>
      <div
        ref={box}
        onScroll={scroll}
        tabIndex={0}
        role="region"
        aria-label={t('events')}
        data-event-count={eventCount}
        data-run-events
        className={classNames(
          'overflow-y-auto overscroll-contain -outline-offset-2',
          finished ? 'max-h-[min(32rem,65dvh)]' : 'h-[min(32rem,65dvh)]',
        )}
      >
        {eventCount === 0 && (
          <div role="status" aria-label={t('waiting')} className="grid gap-2 p-4">
            <Skeleton className="h-6 w-3/4" />
            <Skeleton className="h-6 w-2/3" />
            <p className="text-soft">{t('waiting')}</p>
          </div>
        )}
        <ol className="relative" style={{ height: eventCount * rowHeightPx }}>
          {rows.map((event, offset) =>
            event ? (
              <RunEventRow
                key={event.sequence}
                event={event}
                position={start + offset + 1}
                count={eventCount}
                topPx={(start + offset) * rowHeightPx}
                heightPx={rowHeightPx}
              />
            ) : null,
          )}
        </ol>
      </div>
    </>
  );
}

function useFollowedScroll(rowCount: number, rowHeightPx: number) {
  const box = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState({ scrollTopPx: 0, heightPx: 520 });
  const [following, setFollowing] = useState(true);
  const viewport = { ...place, rowHeightPx, rowCount };

  const measure = (): void => {
    const element = box.current;
    if (element) setPlace({ scrollTopPx: element.scrollTop, heightPx: element.clientHeight });
  };
  const toEnd = (): void => {
    if (box.current) box.current.scrollTop = rowCount * rowHeightPx;
    measure();
  };
  useEffect(() => {
    window.addEventListener('resize', measure);
    return () => {
      window.removeEventListener('resize', measure);
    };
  }, []);
  useLayoutEffect(() => {
    if (following) toEnd();
    // The scroll follows the number of rows; who scrolled is told by `following`.
  }, [rowCount, rowHeightPx, following]);

  return {
    box,
    viewport,
    following,
    follow: () => {
      setFollowing(true);
    },
    scroll: () => {
      const element = box.current;
      if (!element) return;
      const now = { scrollTopPx: element.scrollTop, heightPx: element.clientHeight };
      setPlace(now);
      setFollowing(isAtEnd({ ...now, rowHeightPx, rowCount }));
    },
  };
}

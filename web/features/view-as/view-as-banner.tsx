'use client';
import { useQuery } from '@apollo/client/react';
import { Eye } from 'lucide-react';
import { useFormatter, useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { PresentViewDocument } from '../../graphql/generated/graphql';
import { Button } from '../../ui/button';
import { endViewAs } from './view-as-request';

const home = '/admin/organizations';

/** Says on every page that a platform admin looks through somebody's eyes, and ends it. */
export function ViewAsBanner() {
  const t = useTranslations('viewAs');
  const format = useFormatter();
  const { data } = useQuery(PresentViewDocument);
  const [problem, setProblem] = useState(false);
  const view = data?.viewAs ?? null;
  const until = view?.until ?? null;
  useEffect(() => {
    if (until === null) return undefined;
    const timer = setTimeout(
      () => {
        window.location.assign(home);
      },
      Math.max(0, new Date(until).getTime() - Date.now()),
    );
    return () => {
      clearTimeout(timer);
    };
  }, [until]);
  if (!view) return null;

  const end = async (): Promise<void> => {
    setProblem(false);
    try {
      await endViewAs();
      window.location.assign(home);
    } catch {
      setProblem(true);
    }
  };

  return (
    <section
      aria-label={t('banner')}
      data-view-as
      className="sticky top-0 z-30 flex flex-wrap items-center justify-between gap-3 bg-warn-wash px-4 py-2 text-warn"
    >
      <p className="flex min-w-0 items-center gap-2 text-sm">
        <Eye aria-hidden className="size-4 shrink-0" />
        <span>
          <strong>
            {t('looking', { name: data?.me?.name ?? '', organization: data?.me?.organization?.name ?? '' })}
          </strong>{' '}
          {t('readOnly', {
            until: format.dateTime(new Date(view.until), { timeStyle: 'short' }),
            reason: view.reason,
          })}
        </span>
      </p>
      <Button size="small" className="text-ink" onClick={() => void end()}>
        {t('end')}
      </Button>
      {problem && (
        <p role="alert" className="w-full text-sm">
          {t('problem_end')}
        </p>
      )}
    </section>
  );
}

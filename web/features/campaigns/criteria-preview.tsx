'use client';
import { skipToken, useQuery } from '@apollo/client/react';
import { useFormatter, useTranslations } from 'next-intl';
import { CriteriaPreviewDocument, type CriteriaPreviewQuery } from '../../graphql/generated/graphql';
import { Card, CardTitle } from '../../ui/card';
import { classNames } from '../../ui/class-names';
import { ErrorState } from '../../ui/error-state';
import { Notice } from '../../ui/notice';
import { Skeleton } from '../../ui/skeleton';
import { useDebounced } from '../../ui/use-debounced';
import { CriteriaChips } from './criteria-chips';

type Prospect = CriteriaPreviewQuery['previewCriteria']['sample'][number];

const settleMs = 350;

/** What the free text means to the directory, while it is being written. */
export function CriteriaPreview({ text }: { readonly text: string }) {
  const t = useTranslations('criteria');
  const format = useFormatter();
  const asked = useDebounced(text.trim(), settleMs);
  const { data, previousData, error, loading } = useQuery(
    CriteriaPreviewDocument,
    asked === '' ? skipToken : { variables: { text: asked } },
  );
  const preview = asked === '' ? undefined : (data ?? previousData)?.previewCriteria;
  return (
    <Card className="grid grid-cols-1 content-start gap-4 p-4 lg:sticky lg:top-6 lg:min-h-80">
      <CardTitle>{t('previewTitle')}</CardTitle>
      {asked === '' && <p className="text-soft">{t('previewEmpty')}</p>}
      {error && <ErrorState error={error} />}
      {asked !== '' && !preview && !error && <PreviewSkeleton label={t('previewLoading')} />}
      {preview && (
        <div
          className={classNames('grid grid-cols-1 gap-4 transition-opacity', loading && 'opacity-60')}
          aria-busy={loading}
        >
          <p role="status">
            <strong className="text-2xl font-semibold tracking-tight tabular-nums">
              {format.number(preview.matching)}
            </strong>{' '}
            <span className="text-soft">{t('matching', { count: preview.matching })}</span>
          </p>
          {preview.matching === 0 && <Notice tone="warn">{t('noMatch')}</Notice>}
          <CriteriaChips criteria={preview.criteria} />
          {preview.sample.length > 0 && <Sample prospects={preview.sample} />}
        </div>
      )}
    </Card>
  );
}

function PreviewSkeleton({ label }: { readonly label: string }) {
  return (
    <div role="status" aria-label={label} className="grid gap-3">
      <Skeleton className="h-8 w-40" />
      <Skeleton className="h-5 w-64" />
      <Skeleton className="h-5 w-56" />
      <Skeleton className="h-28" />
    </div>
  );
}

function Sample({ prospects }: { readonly prospects: readonly Prospect[] }) {
  const t = useTranslations('criteria');
  return (
    <div>
      <h3 className="mb-1 text-xs font-medium text-soft">{t('sample')}</h3>
      <ul className="divide-y divide-line">
        {prospects.map((prospect, index) => (
          <li key={`${prospect.name}-${String(index)}`} className="py-1.5">
            <p className="truncate">
              <span className="font-medium">{prospect.name}</span>
              <span className="text-soft"> · {prospect.jobTitle}</span>
            </p>
            <p className="truncate text-xs text-soft">
              {[prospect.companyName, prospect.city ?? prospect.region, prospect.country]
                .filter((part) => part !== null)
                .join(' · ')}
            </p>
          </li>
        ))}
      </ul>
    </div>
  );
}

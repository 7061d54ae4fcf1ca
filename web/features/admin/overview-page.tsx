'use client';
import { useQuery } from '@apollo/client/react';
import { useFormatter, useTranslations } from 'next-intl';
import { PlatformOverviewDocument } from '../../graphql/generated/graphql';
import { ErrorState } from '../../ui/error-state';
import { PageHeader } from '../../ui/page-header';
import { SkeletonRows } from '../../ui/skeleton';
import { FigureGrid } from './figure-grid';

const counts = [
  'organizations',
  'users',
  'activeCampaigns',
  'leads',
  'assessedLeads',
  'qualifiedLeads',
  'emailsDrafted',
  'emailsSent',
] as const;

/** What the whole platform counts. */
export function OverviewPage() {
  const t = useTranslations('admin');
  const format = useFormatter();
  const { data, error, refetch } = useQuery(PlatformOverviewDocument, { fetchPolicy: 'cache-and-network' });
  const overview = data?.platformOverview;
  return (
    <>
      <PageHeader title={t('overviewTitle')} subtitle={t('overviewSubtitle')} />
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!data && !error && <SkeletonRows count={5} label={t('loading')} />}
      {overview && (
        <FigureGrid
          figures={[
            ...counts.map((key) => ({ key, name: t(`count_${key}`), value: format.number(overview[key]) })),
            {
              key: 'conversionRate',
              name: t('count_conversionRate'),
              value:
                overview.conversionRate === null
                  ? t('unknown')
                  : format.number(overview.conversionRate, { style: 'percent', maximumFractionDigits: 1 }),
            },
          ]}
        />
      )}
    </>
  );
}

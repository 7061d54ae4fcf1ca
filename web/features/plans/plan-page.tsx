'use client';
import { useQuery } from '@apollo/client/react';
import { useFormatter, useTranslations } from 'next-intl';
import { PlanUsageDocument, type PlanUsageQuery } from '../../graphql/generated/graphql';
import { Card } from '../../ui/card';
import { ErrorState } from '../../ui/error-state';
import { Notice } from '../../ui/notice';
import { SkeletonRows } from '../../ui/skeleton';
import { SettingsFrame } from '../organization/settings-frame';
import { MetricBar } from './metric-bar';

type Usage = NonNullable<PlanUsageQuery['planUsage']>;

/** What the plan allows, and how much of it is used. */
export function PlanPage() {
  const t = useTranslations('plan');
  const { data, error, refetch } = useQuery(PlanUsageDocument, { fetchPolicy: 'cache-and-network' });
  const usage = data?.planUsage;
  return (
    <SettingsFrame place="plan" subtitle={t('subtitle')}>
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!data && !error && <SkeletonRows count={5} label={t('loading')} />}
      {usage && (
        <div className="grid gap-4">
          <PlanCard usage={usage} />
          <ul aria-label={t('usage')} className="grid gap-4 md:grid-cols-2">
            {usage.metrics.map((metric) => (
              <li key={metric.metric} className="grid">
                <MetricBar usage={metric} />
              </li>
            ))}
          </ul>
        </div>
      )}
    </SettingsFrame>
  );
}

function PlanCard({ usage }: { readonly usage: Usage }) {
  const t = useTranslations('plan');
  const format = useFormatter();
  const trialEnd =
    usage.trialEndsAt === null ? null : format.dateTime(new Date(usage.trialEndsAt), { dateStyle: 'long' });
  return (
    <Card className="grid gap-2 p-4">
      <p className="text-xs text-soft">{t('plan')}</p>
      <p data-plan={usage.plan} className="text-lg font-semibold">
        {t(`plan_${usage.plan}`)}
      </p>
      {trialEnd !== null && usage.isTrialOver && <Notice tone="bad">{t('trialOver', { date: trialEnd })}</Notice>}
      {trialEnd !== null && !usage.isTrialOver && <p className="text-soft">{t('trialEnds', { date: trialEnd })}</p>}
    </Card>
  );
}

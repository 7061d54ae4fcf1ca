'use client';
import { useFormatter, useTranslations } from 'next-intl';
import type { PlanUsageQuery, UsageLevel } from '../../graphql/generated/graphql';
import { Card, CardTitle } from '../../ui/card';
import { Notice } from '../../ui/notice';
import { ProgressBar } from '../../ui/progress-bar';

type MetricUsage = NonNullable<PlanUsageQuery['planUsage']>['metrics'][number];

const tones = { NONE: 'accent', NEAR: 'warn', CLOSE: 'warn', REACHED: 'bad', STOPPED: 'bad' } as const satisfies Record<
  UsageLevel,
  string
>;
const whole = 100;

/** How much of one thing is used, and a warning from 80, 90 and 100 % on (O-07). */
export function MetricBar({ usage }: { readonly usage: MetricUsage }) {
  const t = useTranslations('plan');
  const format = useFormatter();
  const { metric, used, limit, percent, level, per, resetsAt } = usage;
  const tone = tones[level];
  return (
    <Card data-metric={metric} data-usage-level={level} className="grid content-start gap-2 p-4">
      <div className="flex items-baseline justify-between gap-3">
        <CardTitle>{t(`metric_${metric}`)}</CardTitle>
        <span className="text-xs text-soft">{t(`per_${per}`)}</span>
      </div>
      <p className="tabular-nums">
        {limit === null ? t('usedWithoutLimit', { used }) : t('usedOf', { used, limit })}
        {percent !== null && ` · ${format.number(percent / whole, { style: 'percent' })}`}
      </p>
      {percent !== null && <ProgressBar value={percent / whole} tone={tone} label={t(`metric_${metric}`)} />}
      {level !== 'NONE' && <Notice tone={tone === 'bad' ? 'bad' : 'warn'}>{t(`level_${level}`)}</Notice>}
      {resetsAt !== null && (
        <p className="text-xs text-soft">
          {t('resets', { date: format.dateTime(new Date(resetsAt), { dateStyle: 'medium' }) })}
        </p>
      )}
    </Card>
  );
}

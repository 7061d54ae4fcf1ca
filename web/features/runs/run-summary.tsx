'use client';
import { useFormatter, useTranslations } from 'next-intl';
import type { StreamState } from '../../graphql/client/resume-stream';
import type { RunStateFragment } from '../../graphql/generated/graphql';
import { Card } from '../../ui/card';
import { classNames } from '../../ui/class-names';
import { ProgressBar } from '../../ui/progress-bar';
import { RunStatusBadge } from '../shell/status-badge';

const counted = ['found', 'assessed', 'qualified', 'nurture', 'rejected', 'drafted'] as const;

const dots: Record<StreamState, string> = {
  connecting: 'bg-warn motion-safe:animate-pulse',
  live: 'bg-good',
  reconnecting: 'bg-warn motion-safe:animate-pulse',
  finished: 'bg-soft',
  failed: 'bg-bad',
};

interface RunSummaryProps {
  readonly run: RunStateFragment;
  readonly connection: StreamState;
}

/** How far a run is, in one look. */
export function RunSummary({ run, connection }: RunSummaryProps) {
  const t = useTranslations('run');
  const agents = useTranslations('agent');
  const format = useFormatter();
  const cost = format.number(run.costMicroUsd / 1_000_000, {
    style: 'currency',
    currency: 'USD',
    maximumFractionDigits: 4,
  });
  return (
    <Card className="grid gap-4 p-4">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <RunStatusBadge status={run.status} />
        <p>{run.agent === null ? t('noAgent') : t('agentAtWork', { agent: agents(run.agent) })}</p>
        <p role="status" data-connection={connection} className="ml-auto flex items-center gap-1.5 text-xs text-soft">
          <span aria-hidden className={classNames('size-2 rounded-full', dots[connection])} />
          {t(`connection_${connection}`)}
        </p>
      </div>
      <div className="grid gap-1.5">
        <ProgressBar value={run.progress} label={t('progress')} className="h-2" />
        <p className="flex flex-wrap justify-between gap-x-4 text-xs text-soft tabular-nums">
          <span>
            {t('assessedOf', { assessed: run.counts.assessed, total: run.counts.total, percent: run.progress })}
          </span>
          <span>{t('cost', { cost })}</span>
        </p>
      </div>
      <dl className="grid grid-cols-3 gap-x-4 gap-y-3 sm:grid-cols-6">
        {counted.map((name) => (
          <div key={name}>
            <dt className="text-xs text-soft">{t(name)}</dt>
            <dd data-run-count={name} className="text-lg font-semibold tabular-nums">
              {format.number(run.counts[name])}
            </dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}

'use client';
import { useFormatter, useTranslations } from 'next-intl';
import Link from 'next/link';
import type { CampaignListQuery } from '../../graphql/generated/graphql';
import { ProgressBar } from '../../ui/progress-bar';
import { CampaignStatusBadge } from '../shell/status-badge';

/** A campaign as the list knows it. */
type ListedCampaign = CampaignListQuery['campaigns']['nodes'][number];

const runningStates = new Set(['QUEUED', 'RUNNING', 'PAUSED']);

/** One line of the list of campaigns; the whole line opens the campaign. */
export function CampaignListItem({ campaign }: { readonly campaign: ListedCampaign }) {
  const t = useTranslations('campaigns');
  const format = useFormatter();
  const run = campaign.latestRun;
  const running = run !== null && runningStates.has(run.status);
  return (
    <li className="relative grid gap-x-6 gap-y-2 px-4 py-3 hover:bg-sunken/60 md:grid-cols-[minmax(0,1fr)_16rem_9rem] md:items-center">
      <div className="min-w-0">
        <div className="flex items-center gap-2">
          <Link
            href={`/campaigns/${campaign.id}`}
            className="truncate font-medium after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-accent"
          >
            {campaign.name}
          </Link>
          <CampaignStatusBadge status={campaign.status} />
        </div>
        <p className="text-xs text-soft">
          {t(campaign.source)} ·{' '}
          {t('createdOn', { date: format.dateTime(new Date(campaign.createdAt), { dateStyle: 'medium' }) })}
        </p>
      </div>
      {running ? (
        <div className="grid gap-1">
          <ProgressBar value={run.progress} label={t('progressOf', { name: campaign.name })} />
          <p className="text-xs text-soft tabular-nums">
            {t('runProgress', { assessed: run.counts.assessed, total: run.counts.total, percent: run.progress })}
          </p>
        </div>
      ) : (
        <p className="text-xs text-soft tabular-nums">
          {run ? t('runDone', { assessed: run.counts.assessed, drafted: run.counts.drafted }) : t('neverRun')}
        </p>
      )}
      <p className="text-xs text-soft tabular-nums md:text-right">
        {t('leadCount', { count: campaign.leadCounts.total })}
        {campaign.leadCounts.qualified > 0 && (
          <span className="md:block">
            <span className="md:hidden"> · </span>
            {t('qualifiedCount', { count: campaign.leadCounts.qualified })}
          </span>
        )}
      </p>
    </li>
  );
}

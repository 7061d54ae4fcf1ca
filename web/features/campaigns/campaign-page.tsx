'use client';
import { useQuery } from '@apollo/client/react';
import { useTranslations } from 'next-intl';
import { CampaignDetailDocument, type CampaignHeaderFragment } from '../../graphql/generated/graphql';
import { ErrorState } from '../../ui/error-state';
import { PageHeader } from '../../ui/page-header';
import { Skeleton } from '../../ui/skeleton';
import { TabLinks } from '../../ui/tab-links';
import { useAddress } from '../../ui/use-address';
import { CampaignDrafts } from '../drafts/campaign-drafts';
import { LeadTable } from '../leads/lead-table';
import { RunPanel } from '../runs/run-panel';
import { CampaignStatusBadge } from '../shell/status-badge';
import { RecordNotFound } from '../shell/record-not-found';
import { CampaignActs } from './campaign-acts';
import { CampaignBeforeRun } from './campaign-before-run';

const tabs = ['run', 'leads', 'drafts'] as const;

/** One campaign: where it stands, what one may do, its run, its leads, its drafts. */
export function CampaignPage({ campaignId }: { readonly campaignId: string }) {
  const t = useTranslations('campaign');
  const { parameter } = useAddress();
  const { data, error, refetch } = useQuery(CampaignDetailDocument, {
    variables: { id: campaignId },
    fetchPolicy: 'cache-and-network',
  });
  if (error && !data) {
    return (
      <>
        <PageHeader title={t('title')} />
        <ErrorState error={error} onRetry={() => void refetch()} />
      </>
    );
  }
  if (!data) return <CampaignSkeleton label={t('loading')} />;
  const { campaign } = data;
  if (campaign === null) return <RecordNotFound />;
  const tab = tabs.find((name) => name === parameter('tab')) ?? 'run';
  return (
    <>
      <PageHeader
        title={
          <span className="flex flex-wrap items-center gap-2">
            {campaign.name}
            <CampaignStatusBadge status={campaign.status} />
          </span>
        }
        subtitle={t('subtitle', {
          source: campaign.source,
          leads: campaign.leadCounts.total,
          max: campaign.leadsMax,
        })}
      >
        <CampaignActs campaign={campaign} />
      </PageHeader>
      <TabLinks
        label={t('tabs')}
        current={tab}
        links={tabs.map((key) => ({ key, label: t(`tab_${key}`), href: `/campaigns/${campaign.id}?tab=${key}` }))}
      />
      <CampaignTab tab={tab} campaign={campaign} />
    </>
  );
}

interface CampaignTabProps {
  readonly tab: (typeof tabs)[number];
  readonly campaign: CampaignHeaderFragment;
}

function CampaignTab({ tab, campaign }: CampaignTabProps) {
  if (tab === 'leads') return <LeadTable campaignId={campaign.id} />;
  if (tab === 'drafts') return <CampaignDrafts campaignId={campaign.id} />;
  return campaign.latestRun ? (
    <RunPanel key={campaign.latestRun.id} run={campaign.latestRun} />
  ) : (
    <CampaignBeforeRun campaign={campaign} />
  );
}

function CampaignSkeleton({ label }: { readonly label: string }) {
  return (
    <div role="status" aria-label={label} className="grid gap-4">
      <Skeleton className="h-7 w-72" />
      <Skeleton className="h-5 w-48" />
      <Skeleton className="h-9 w-64" />
      <Skeleton className="h-40" />
      <Skeleton className="h-96" />
    </div>
  );
}

'use client';
import { useQuery } from '@apollo/client/react';
import { Plus, Target } from 'lucide-react';
import { useTranslations } from 'next-intl';
import Link from 'next/link';
import { useState } from 'react';
import { CampaignListDocument } from '../../graphql/generated/graphql';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { EmptyState } from '../../ui/empty-state';
import { ErrorState } from '../../ui/error-state';
import { PageHeader } from '../../ui/page-header';
import { SkeletonRows } from '../../ui/skeleton';
import { CampaignListItem } from './campaign-list-item';

const pageSize = 50;
const refreshMs = 5_000;

/** Every campaign of the organization, newest first. */
export function CampaignListPage() {
  const t = useTranslations('campaigns');
  const [cursors, setCursors] = useState<readonly string[]>([]);
  const { data, previousData, error, refetch } = useQuery(CampaignListDocument, {
    variables: { first: pageSize, after: cursors.at(-1) ?? null },
    fetchPolicy: 'cache-and-network',
    pollInterval: refreshMs,
    skipPollAttempt: () => document.hidden,
  });
  const shown = data ?? previousData;
  const endCursor = shown?.campaigns.pageInfo.endCursor ?? null;
  return (
    <>
      <PageHeader title={t('title')} subtitle={t('subtitle')}>
        <NewCampaignButton />
      </PageHeader>
      {error && (
        <div className="mb-4">
          <ErrorState error={error} onRetry={() => void refetch()} />
        </div>
      )}
      <Card className="overflow-hidden">
        {!shown && !error && <SkeletonRows count={6} label={t('loading')} />}
        {shown?.campaigns.nodes.length === 0 && (
          <EmptyState Icon={Target} title={t('emptyTitle')} text={t('emptyText')}>
            <NewCampaignButton />
          </EmptyState>
        )}
        {shown && shown.campaigns.nodes.length > 0 && (
          <ul aria-label={t('title')} className="divide-y divide-line">
            {shown.campaigns.nodes.map((campaign) => (
              <CampaignListItem key={campaign.id} campaign={campaign} />
            ))}
          </ul>
        )}
      </Card>
      {shown && (cursors.length > 0 || shown.campaigns.pageInfo.hasNextPage) && (
        <div className="mt-3 flex justify-end gap-2">
          <Button
            disabled={cursors.length === 0}
            onClick={() => {
              setCursors(cursors.slice(0, -1));
            }}
          >
            {t('previous')}
          </Button>
          <Button
            disabled={!shown.campaigns.pageInfo.hasNextPage || endCursor === null}
            onClick={() => {
              if (endCursor !== null) setCursors([...cursors, endCursor]);
            }}
          >
            {t('next')}
          </Button>
        </div>
      )}
    </>
  );
}

function NewCampaignButton() {
  const t = useTranslations('campaigns');
  return (
    <Button asChild tone="primary">
      <Link href="/campaigns/new">
        <Plus aria-hidden />
        {t('new')}
      </Link>
    </Button>
  );
}

'use client';
import { useTranslations } from 'next-intl';
import Link from 'next/link';
import type { CampaignHeaderFragment } from '../../graphql/generated/graphql';
import { Button } from '../../ui/button';
import { Card, CardTitle } from '../../ui/card';
import { Notice } from '../../ui/notice';
import { CriteriaChips } from './criteria-chips';

/** What a campaign that never ran is about, and what it still needs. */
export function CampaignBeforeRun({ campaign }: { readonly campaign: CampaignHeaderFragment }) {
  const t = useTranslations('campaign');
  const needsList = campaign.source === 'IMPORTED_LIST';
  return (
    <div className="grid grid-cols-1 gap-4 lg:grid-cols-2">
      {needsList && (
        <Notice tone="warn" className="lg:col-span-2">
          <p>
            {campaign.leadCounts.total > 0 ? t('listThere', { count: campaign.leadCounts.total }) : t('listNeeded')}
          </p>
          <Button asChild size="small" className="mt-2 text-ink">
            <Link href={`/campaigns/new?campaign=${campaign.id}`}>{t('importList')}</Link>
          </Button>
        </Notice>
      )}
      <Card className="grid content-start gap-3 p-4">
        <CardTitle>{t('criteria')}</CardTitle>
        {campaign.criteriaText !== '' && <p className="whitespace-pre-wrap text-soft">{campaign.criteriaText}</p>}
        <CriteriaChips criteria={campaign.criteria} />
      </Card>
      <Card className="grid content-start gap-3 p-4">
        <CardTitle>{t('offer')}</CardTitle>
        <p className="whitespace-pre-wrap">{campaign.offer}</p>
        {campaign.offerTranslation !== null && <p className="whitespace-pre-wrap">{campaign.offerTranslation}</p>}
      </Card>
    </div>
  );
}

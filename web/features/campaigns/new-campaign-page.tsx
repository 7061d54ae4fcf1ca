'use client';
import { useTranslations } from 'next-intl';
import { useRouter } from 'next/navigation';
import { PageHeader } from '../../ui/page-header';
import { useAddress } from '../../ui/use-address';
import { ImportPanel } from '../imports/import-panel';
import { CampaignForm } from './campaign-form';

/** Writes a campaign; one on an own list goes on with the import of that list. */
export function NewCampaignPage() {
  const t = useTranslations('newCampaign');
  const router = useRouter();
  const { parameter, change } = useAddress();
  const campaignId = parameter('campaign');
  return (
    <>
      <PageHeader
        title={campaignId === null ? t('title') : t('importTitle')}
        subtitle={campaignId === null ? t('subtitle') : t('importSubtitle')}
      />
      {campaignId === null ? (
        <CampaignForm
          onCreated={(campaign) => {
            if (campaign.source === 'IMPORTED_LIST') change({ campaign: campaign.id });
            else router.push(`/campaigns/${campaign.id}`);
          }}
        />
      ) : (
        <ImportPanel
          campaignId={campaignId}
          importId={parameter('import')}
          onStarted={(importId) => {
            change({ import: importId });
          }}
        />
      )}
    </>
  );
}

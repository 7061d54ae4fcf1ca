import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { CampaignListPage } from '../../../features/campaigns/campaign-list-page';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('campaigns'))('title') };
}

export default function CampaignsRoute() {
  return <CampaignListPage />;
}

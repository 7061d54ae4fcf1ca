import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { NewCampaignPage } from '../../../../features/campaigns/new-campaign-page';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('newCampaign'))('title') };
}

export default function NewCampaignRoute() {
  return <NewCampaignPage />;
}

import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ProspectPage } from '../../../../features/notifications/prospect-page';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('notifications'))('tab_prospects') };
}

export default function ProspectMessagesRoute() {
  return <ProspectPage />;
}

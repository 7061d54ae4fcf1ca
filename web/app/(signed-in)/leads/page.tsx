import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { LeadListPage } from '../../../features/leads/lead-list-page';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('leads'))('title') };
}

export default function LeadsRoute() {
  return <LeadListPage />;
}

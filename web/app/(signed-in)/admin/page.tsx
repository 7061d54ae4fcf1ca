import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { OverviewPage } from '../../../features/admin/overview-page';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('admin'))('overviewTitle') };
}

export default function AdminRoute() {
  return <OverviewPage />;
}

import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { SystemMetricsPage } from '../../../../features/admin/system-metrics-page';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('metrics'))('title') };
}

export default function AdminMetricsRoute() {
  return <SystemMetricsPage />;
}

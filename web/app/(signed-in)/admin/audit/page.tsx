import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { PlatformAuditPage } from '../../../../features/admin/platform-audit-page';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('admin'))('auditTitle') };
}

export default function AdminAuditRoute() {
  return <PlatformAuditPage />;
}

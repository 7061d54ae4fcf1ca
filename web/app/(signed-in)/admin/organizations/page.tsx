import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { OrganizationListPage } from '../../../../features/admin/organization-list-page';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('admin'))('organizationsTitle') };
}

export default function AdminOrganizationsRoute() {
  return <OrganizationListPage />;
}

import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { OrganizationPage } from '../../../../features/organization/organization-page';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('organization'))('title') };
}

export default function OrganizationRoute() {
  return <OrganizationPage />;
}

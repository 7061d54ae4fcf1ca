import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { AdminOrganizationPage } from '../../../../../features/admin/organization-page';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('admin'))('organizationTitle') };
}

export default async function AdminOrganizationRoute({
  params,
}: {
  readonly params: Promise<{ readonly id: string }>;
}) {
  const { id } = await params;
  return <AdminOrganizationPage id={id} />;
}

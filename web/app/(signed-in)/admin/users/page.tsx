import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { UserListPage } from '../../../../features/admin/user-list-page';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('admin'))('usersTitle') };
}

export default function AdminUsersRoute() {
  return <UserListPage />;
}

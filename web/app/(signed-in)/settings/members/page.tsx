import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { MemberListPage } from '../../../../features/members/member-list-page';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('members'))('title') };
}

export default function MembersRoute() {
  return <MemberListPage />;
}

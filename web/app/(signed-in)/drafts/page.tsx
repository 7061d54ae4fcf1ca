import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { DraftListPage } from '../../../features/drafts/draft-list-page';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('drafts'))('title') };
}

export default function DraftsRoute() {
  return <DraftListPage />;
}

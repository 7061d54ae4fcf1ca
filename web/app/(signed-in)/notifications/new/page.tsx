import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ComposePage } from '../../../../features/notifications/compose-page';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('notifications'))('tab_compose') };
}

export default function NewNotificationRoute() {
  return <ComposePage />;
}

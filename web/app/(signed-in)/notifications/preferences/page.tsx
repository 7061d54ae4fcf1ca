import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { PreferencesPage } from '../../../../features/notifications/preferences-page';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('notifications'))('tab_preferences') };
}

export default function NotificationPreferencesRoute() {
  return <PreferencesPage />;
}

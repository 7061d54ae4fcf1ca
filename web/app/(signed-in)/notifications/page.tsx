import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { NotificationListPage } from '../../../features/notifications/notification-list-page';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('notifications'))('title') };
}

export default function NotificationsRoute() {
  return <NotificationListPage />;
}

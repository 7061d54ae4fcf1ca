import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ApiKeyPage } from '../../../../features/api-keys/api-key-page';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('apiKeys'))('title') };
}

export default function ApiKeysRoute() {
  return <ApiKeyPage />;
}

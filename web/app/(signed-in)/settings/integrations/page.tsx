import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { IntegrationPage } from '../../../../features/integrations/integration-page';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('integrations'))('title') };
}

export default function IntegrationsRoute() {
  return <IntegrationPage />;
}

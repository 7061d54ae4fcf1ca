import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { LegalPage } from '../../../features/legal/legal-page';
import { GraphProvider } from '../../../graphql/client/apollo-provider';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('legal'))('title_privacy') };
}

export default function PrivacyRoute() {
  return (
    <GraphProvider place="ANYWHERE">
      <LegalPage document="privacy" />
    </GraphProvider>
  );
}

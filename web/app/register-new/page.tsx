import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { RegisterPage } from '../../features/registration/register-page';
import { GraphProvider } from '../../graphql/client/apollo-provider';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('register'))('title') };
}

export default function RegisterRoute() {
  return (
    <GraphProvider place="BEFORE_LOGIN">
      <RegisterPage />
    </GraphProvider>
  );
}

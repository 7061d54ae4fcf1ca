import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ForgotPasswordPage } from '../../features/password/forgot-password-page';
import { GraphProvider } from '../../graphql/client/apollo-provider';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('password'))('forgotTitle') };
}

export default function ForgotPasswordRoute() {
  return (
    <GraphProvider place="BEFORE_LOGIN">
      <ForgotPasswordPage />
    </GraphProvider>
  );
}

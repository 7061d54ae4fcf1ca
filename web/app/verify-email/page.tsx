import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { VerifyEmailPage } from '../../features/registration/verify-email-page';
import { GraphProvider } from '../../graphql/client/apollo-provider';

// The address holds the token, so it is not handed on to where links lead.
export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('verifyEmail'))('title'), referrer: 'no-referrer', robots: { index: false } };
}

interface VerifyEmailRouteProps {
  readonly searchParams: Promise<{ readonly token?: string | string[] }>;
}

export default async function VerifyEmailRoute({ searchParams }: VerifyEmailRouteProps) {
  const { token } = await searchParams;
  return (
    <GraphProvider place="BEFORE_LOGIN">
      <VerifyEmailPage token={typeof token === 'string' ? token : ''} />
    </GraphProvider>
  );
}

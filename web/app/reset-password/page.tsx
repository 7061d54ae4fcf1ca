import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ResetPasswordPage } from '../../features/password/reset-password-page';
import { GraphProvider } from '../../graphql/client/apollo-provider';

// The address holds the token, so it is not handed on to where links lead.
export async function generateMetadata(): Promise<Metadata> {
  return {
    title: (await getTranslations('password'))('resetTitle'),
    referrer: 'no-referrer',
    robots: { index: false },
  };
}

interface ResetPasswordRouteProps {
  readonly searchParams: Promise<{ readonly token?: string | string[] }>;
}

export default async function ResetPasswordRoute({ searchParams }: ResetPasswordRouteProps) {
  const { token } = await searchParams;
  return (
    <GraphProvider place="BEFORE_LOGIN">
      <ResetPasswordPage token={typeof token === 'string' ? token : ''} />
    </GraphProvider>
  );
}

import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { InvitationPage } from '../../features/invitation/invitation-page';
import { GraphProvider } from '../../graphql/client/apollo-provider';

// The address holds the token, so it is not handed on to where links lead.
export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('invitation'))('title'), referrer: 'no-referrer', robots: { index: false } };
}

interface InvitationRouteProps {
  readonly searchParams: Promise<{ readonly token?: string | string[] }>;
}

export default async function InvitationRoute({ searchParams }: InvitationRouteProps) {
  const { token } = await searchParams;
  return (
    <GraphProvider place="BEFORE_LOGIN">
      <InvitationPage token={typeof token === 'string' ? token : ''} />
    </GraphProvider>
  );
}

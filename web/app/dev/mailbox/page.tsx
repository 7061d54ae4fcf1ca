import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { MailboxPage } from '../../../features/mailbox/mailbox-page';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('mailbox'))('title') };
}

interface MailboxRouteProps {
  readonly searchParams: Promise<{ readonly mail?: string | string[] }>;
}

export default async function MailboxRoute({ searchParams }: MailboxRouteProps) {
  const { mail } = await searchParams;
  return <MailboxPage mailId={typeof mail === 'string' ? mail : null} />;
}

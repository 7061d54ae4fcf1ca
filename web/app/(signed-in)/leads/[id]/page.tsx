import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { LeadRecordPage } from '../../../../features/leads/lead-record-page';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('lead'))('title') };
}

export default async function LeadRoute({ params }: { readonly params: Promise<{ readonly id: string }> }) {
  const { id } = await params;
  return <LeadRecordPage leadId={id} />;
}

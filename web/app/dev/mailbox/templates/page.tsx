import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { TemplatePage } from '../../../../features/mailbox/template-page';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('mailbox'))('templates') };
}

export default function TemplatesRoute() {
  return <TemplatePage />;
}

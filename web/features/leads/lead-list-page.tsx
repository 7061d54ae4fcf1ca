'use client';
import { useTranslations } from 'next-intl';
import { PageHeader } from '../../ui/page-header';
import { LeadTable } from './lead-table';

/** Every lead of the organization. */
export function LeadListPage() {
  const t = useTranslations('leads');
  return (
    <>
      <PageHeader title={t('title')} subtitle={t('subtitle')} />
      <LeadTable campaignId={null} />
    </>
  );
}

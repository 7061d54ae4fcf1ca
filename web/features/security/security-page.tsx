'use client';
import { useTranslations } from 'next-intl';
import { PageHeader } from '../../ui/page-header';
import { ChangePasswordCard } from '../password/change-password-card';
import { SecondFactorCard } from '../second-factor/second-factor-card';
import { SessionCard } from './session-card';

/** How the account of the person who is signed in is kept safe. */
export function SecurityPage() {
  const t = useTranslations('security');
  return (
    <>
      <PageHeader title={t('title')} subtitle={t('subtitle')} />
      <div className="grid gap-5">
        <ChangePasswordCard />
        <SecondFactorCard />
        <SessionCard />
      </div>
    </>
  );
}

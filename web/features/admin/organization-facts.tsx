'use client';
import { useFormatter, useTranslations } from 'next-intl';
import type { PlatformOrganizationCardFragment } from '../../graphql/generated/graphql';
import { Card, CardTitle } from '../../ui/card';
import { FactList } from '../../ui/fact-list';
import { RunStatusBadge } from '../shell/status-badge';
import { UserStatusBadge } from './status-badges';

/** What is known of an organization: never what it wrote. */
export function OrganizationFacts({ organization }: { readonly organization: PlatformOrganizationCardFragment }) {
  const t = useTranslations('admin');
  const planName = useTranslations('plan');
  const format = useFormatter();
  const day = (at: string | null): string | null =>
    at === null ? null : format.dateTime(new Date(at), { dateStyle: 'long' });
  const { usage, latestRun, owners } = organization;
  return (
    <Card>
      <FactList
        facts={[
          { name: t('plan'), value: planName(`plan_${organization.plan}`) },
          { name: t('trialEndsAt'), value: day(organization.trialEndsAt) },
          { name: t('type'), value: t(`type_${organization.type}`) },
          { name: t('slug'), value: organization.slug },
          { name: t('column_createdAt'), value: day(organization.createdAt) },
          { name: t('suspendedAt'), value: day(organization.suspendedAt) },
          { name: t('deletedAt'), value: day(organization.deletedAt) },
          { name: t('purgeAt'), value: day(organization.purgeAt) },
          { name: t('column_users'), value: format.number(organization.userCount) },
          { name: t('column_leads'), value: format.number(organization.leadCount) },
          { name: t('campaigns'), value: format.number(organization.campaignCount) },
          { name: t('runs'), value: format.number(organization.runCount) },
          { name: t('latestRun'), value: latestRun && <RunStatusBadge status={latestRun.status} /> },
          { name: t('leadsAdded'), value: usage && format.number(usage.leadsAdded) },
          { name: t('emailsDrafted'), value: usage && format.number(usage.emailsDrafted) },
          {
            name: t('cost'),
            value: usage && format.number(usage.costUsd, { style: 'currency', currency: 'USD' }),
          },
        ]}
      />
      <div className="border-t border-line p-4">
        <CardTitle className="mb-2">{t('owners')}</CardTitle>
        {owners.length === 0 && <p className="text-soft">{t('noOwner')}</p>}
        <ul className="grid gap-2">
          {owners.map((owner) => (
            <li key={owner.id} className="flex flex-wrap items-center gap-x-3">
              <span className="font-medium">{owner.name}</span>
              <span className="text-soft">{owner.email}</span>
              <UserStatusBadge status={owner.status} />
            </li>
          ))}
        </ul>
      </div>
    </Card>
  );
}

'use client';
import { useQuery } from '@apollo/client/react';
import { useTranslations } from 'next-intl';
import Link from 'next/link';
import { PlatformOrganizationDetailDocument } from '../../graphql/generated/graphql';
import { ErrorState } from '../../ui/error-state';
import { Notice } from '../../ui/notice';
import { PageHeader } from '../../ui/page-header';
import { SkeletonRows } from '../../ui/skeleton';
import { RecordNotFound } from '../shell/record-not-found';
import { FirstOwnerCard } from './first-owner-card';
import { OrganizationActs } from './organization-acts';
import { OrganizationFacts } from './organization-facts';
import { OrganizationDetailsForm } from './organization-details-form';
import { OrganizationStatusBadge } from './status-badges';

/** One organization: who it is, how much it has, and the platform owner's acts on it. */
export function AdminOrganizationPage({ id }: { readonly id: string }) {
  const t = useTranslations('admin');
  const { data, error, refetch } = useQuery(PlatformOrganizationDetailDocument, {
    variables: { id },
    fetchPolicy: 'cache-and-network',
  });
  const organization = data?.platformOrganization;
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <SkeletonRows count={8} label={t('loading')} />;
  if (!organization) return <RecordNotFound />;
  return (
    <>
      <p className="mb-2 text-sm">
        <Link href="/admin/organizations" className="text-soft hover:text-ink hover:underline">
          {t('backToOrganizations')}
        </Link>
      </p>
      <PageHeader title={organization.name} subtitle={<OrganizationStatusBadge status={organization.status} />} />
      {organization.suspensionReason !== null && (
        <Notice tone="warn" className="mb-4">
          {t('suspendedBecause', { reason: organization.suspensionReason })}
        </Notice>
      )}
      <div className="grid gap-4">
        <OrganizationFacts organization={organization} />
        <FirstOwnerCard organization={organization} />
        <OrganizationDetailsForm
          key={`${organization.name} ${organization.plan} ${organization.trialEndsAt ?? ''}`}
          organization={organization}
        />
        <OrganizationActs organization={organization} />
        <p className="text-sm">
          <Link
            href={`/admin/audit?organization=${organization.id}`}
            className="text-soft hover:text-ink hover:underline"
          >
            {t('auditOf')}
          </Link>
        </p>
      </div>
    </>
  );
}

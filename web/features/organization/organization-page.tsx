'use client';
import { useQuery } from '@apollo/client/react';
import { useTranslations } from 'next-intl';
import { MyOrganizationSettingsDocument } from '../../graphql/generated/graphql';
import { ErrorState } from '../../ui/error-state';
import { SkeletonRows } from '../../ui/skeleton';
import { OrganizationForm } from './organization-form';
import { SettingsFrame } from './settings-frame';

/** Name, language and address of the organization, and what its operators may do. */
export function OrganizationPage() {
  const t = useTranslations('organization');
  const { data, error, refetch } = useQuery(MyOrganizationSettingsDocument, { fetchPolicy: 'cache-and-network' });
  const organization = data?.myOrganization;
  return (
    <SettingsFrame place="general" subtitle={t('subtitle')}>
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!data && !error && <SkeletonRows count={5} label={t('loading')} />}
      {organization && <OrganizationForm key={organization.id} organization={organization} />}
    </SettingsFrame>
  );
}

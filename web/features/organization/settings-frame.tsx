'use client';
import { useQuery } from '@apollo/client/react';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { SettingsPlacesDocument, type SettingsPlaceFragment } from '../../graphql/generated/graphql';
import { ErrorState } from '../../ui/error-state';
import { PageHeader } from '../../ui/page-header';
import { SkeletonRows } from '../../ui/skeleton';
import { TabLinks } from '../../ui/tab-links';
import { RecordNotFound } from '../shell/record-not-found';

type Place = 'general' | 'plan' | 'apiKeys' | 'integrations' | 'audit';

const places: readonly {
  readonly key: Place;
  readonly href: string;
  readonly mayOpen: (organization: SettingsPlaceFragment) => boolean;
}[] = [
  { key: 'general', href: '/settings/organization', mayOpen: () => true },
  { key: 'plan', href: '/settings/plan', mayOpen: () => true },
  { key: 'apiKeys', href: '/settings/api-keys', mayOpen: (one) => one.viewerCanManageApiKeys },
  { key: 'integrations', href: '/settings/integrations', mayOpen: (one) => one.viewerCanManageIntegrations },
  { key: 'audit', href: '/settings/audit', mayOpen: (one) => one.viewerCanReadAuditLog },
];

interface SettingsFrameProps {
  readonly place: Place;
  readonly subtitle: string;
  readonly children: ReactNode;
}

/** The frame of everything about the organization; a page that the viewer may not open does not exist for them. */
export function SettingsFrame({ place, subtitle, children }: SettingsFrameProps) {
  const t = useTranslations('organization');
  const { data, error, refetch } = useQuery(SettingsPlacesDocument);
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <SkeletonRows count={6} label={t('loading')} />;
  const organization = data.me?.organization;
  if (!organization) return <RecordNotFound />;
  const open = places.filter(({ mayOpen }) => mayOpen(organization));
  if (!open.some(({ key }) => key === place)) return <RecordNotFound />;
  return (
    <>
      <PageHeader title={t('title')} subtitle={subtitle} />
      <TabLinks
        label={t('places')}
        current={place}
        links={open.map(({ key, href }) => ({ key, href, label: t(`place_${key}`) }))}
      />
      {children}
    </>
  );
}

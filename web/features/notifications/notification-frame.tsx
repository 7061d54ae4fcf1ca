'use client';
import { useQuery } from '@apollo/client/react';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { ProspectWritingDocument, SendableNotificationTypesDocument } from '../../graphql/generated/graphql';
import { PageHeader } from '../../ui/page-header';
import { TabLinks } from '../../ui/tab-links';

const places = [
  { key: 'received', href: '/notifications' },
  { key: 'preferences', href: '/notifications/preferences' },
  { key: 'compose', href: '/notifications/new' },
  { key: 'prospects', href: '/notifications/prospects' },
] as const;

interface NotificationFrameProps {
  readonly current: (typeof places)[number]['key'];
  readonly children: ReactNode;
}

/** The title of the pages about notifications, and the way between them; writing is offered to those who may. */
export function NotificationFrame({ current, children }: NotificationFrameProps) {
  const t = useTranslations('notifications');
  const { data } = useQuery(SendableNotificationTypesDocument);
  const { data: writing } = useQuery(ProspectWritingDocument);
  const mayOpen = {
    received: true,
    preferences: true,
    compose: (data?.sendableNotificationTypes.length ?? 0) > 0,
    prospects: writing?.me?.organization?.viewerCanNotifyProspects === true,
  };
  const links = places
    .filter(({ key }) => mayOpen[key])
    .map(({ key, href }) => ({ key, href, label: t(`tab_${key}`) }));
  return (
    <>
      <PageHeader title={t('title')} subtitle={t('subtitle')} />
      <TabLinks label={t('title')} links={links} current={current} />
      {children}
    </>
  );
}

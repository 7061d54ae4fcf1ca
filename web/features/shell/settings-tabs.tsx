'use client';
import { useQuery } from '@apollo/client/react';
import { useTranslations } from 'next-intl';
import { usePathname } from 'next/navigation';
import { ViewerDocument } from '../../graphql/generated/graphql';
import { TabLinks } from '../../ui/tab-links';

/** The pages about oneself and one's team; those of the organization have tabs of their own. */
export function SettingsTabs() {
  const shell = useTranslations('shell');
  const profile = useTranslations('profile');
  const security = useTranslations('security');
  const path = usePathname();
  const { data } = useQuery(ViewerDocument);
  const mayListMembers = data?.me?.organization?.viewerCanListMembers === true;
  const links = [
    { key: '/settings/profile', href: '/settings/profile', label: profile('title') },
    { key: '/settings/security', href: '/settings/security', label: security('title') },
    ...(mayListMembers ? [{ key: '/settings/members', href: '/settings/members', label: shell('members') }] : []),
  ];
  if (!links.some(({ href }) => href === path)) return null;
  return <TabLinks label={profile('settings')} links={links} current={path} />;
}

'use client';
import { useQuery } from '@apollo/client/react';
import { Building2, CircleUserRound, MailCheck, Target, Users, UsersRound } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { usePathname } from 'next/navigation';
import { ViewerDocument } from '../../graphql/generated/graphql';
import { AdminNavigation } from './admin-navigation';
import { NavigationLink } from './navigation-link';

const places = [
  { href: '/campaigns', key: 'campaigns', Icon: Target },
  { href: '/leads', key: 'leads', Icon: Users },
  { href: '/drafts', key: 'drafts', Icon: MailCheck },
  { href: '/settings/members', key: 'members', Icon: UsersRound },
  { href: '/settings/profile', key: 'account', Icon: CircleUserRound },
] as const;

const organizationPlaces = ['organization', 'plan', 'api-keys', 'integrations', 'audit'];

/** The main places of the product; a platform admin has others. */
export function Navigation() {
  const t = useTranslations('shell');
  const organization = useTranslations('organization');
  const path = usePathname();
  const { data } = useQuery(ViewerDocument);
  if (data?.me?.role === 'PLATFORM_ADMIN') return <AdminNavigation />;
  const mayListMembers = data?.me?.organization?.viewerCanListMembers === true;
  const shown = places.filter(({ key }) => key !== 'members' || mayListMembers);
  return (
    <nav aria-label={t('navigation')} className="flex gap-1 overflow-x-auto px-2 pb-2 lg:grid lg:gap-0.5">
      {shown.map(({ href, key, Icon }) => (
        <NavigationLink
          key={key}
          href={href}
          label={t(key)}
          Icon={Icon}
          here={path === href || path.startsWith(`${href}/`) || (key === 'account' && path === '/settings/security')}
        />
      ))}
      {data?.me?.organization && (
        <NavigationLink
          href="/settings/organization"
          label={organization('title')}
          Icon={Building2}
          here={organizationPlaces.some((place) => path === `/settings/${place}`)}
        />
      )}
    </nav>
  );
}

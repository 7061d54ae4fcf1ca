'use client';
import { Building2, Gauge, LayoutDashboard, ScrollText, UsersRound } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { usePathname, useRouter } from 'next/navigation';
import { useEffect } from 'react';
import { NavigationLink } from './navigation-link';

const home = '/admin';

/** Where people land who signed in; a platform admin has no campaigns. */
const landing = '/campaigns';

const places = [
  { href: home, key: 'overview', Icon: LayoutDashboard },
  { href: '/admin/organizations', key: 'organizations', Icon: Building2 },
  { href: '/admin/users', key: 'users', Icon: UsersRound },
  { href: '/admin/metrics', key: 'metrics', Icon: Gauge },
  { href: '/admin/audit', key: 'audit', Icon: ScrollText },
] as const;

/** The platform owner's places. */
export function AdminNavigation() {
  const t = useTranslations('admin');
  const path = usePathname();
  const router = useRouter();
  useEffect(() => {
    if (path === landing) router.replace(home);
  }, [path, router]);
  return (
    <nav aria-label={t('navigation')} className="flex gap-1 overflow-x-auto px-2 pb-2 lg:grid lg:gap-0.5">
      {places.map(({ href, key, Icon }) => (
        <NavigationLink
          key={key}
          href={href}
          label={t(`place_${key}`)}
          Icon={Icon}
          here={path === href || (href !== home && path.startsWith(`${href}/`))}
        />
      ))}
    </nav>
  );
}

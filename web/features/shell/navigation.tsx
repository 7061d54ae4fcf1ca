'use client';
import { useQuery } from '@apollo/client/react';
import { CircleUserRound, MailCheck, Target, Users, UsersRound } from 'lucide-react';
import { useTranslations } from 'next-intl';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { ViewerDocument } from '../../graphql/generated/graphql';
import { classNames } from '../../ui/class-names';

const places = [
  { href: '/campaigns', key: 'campaigns', Icon: Target },
  { href: '/leads', key: 'leads', Icon: Users },
  { href: '/drafts', key: 'drafts', Icon: MailCheck },
  { href: '/settings/members', key: 'members', Icon: UsersRound },
  { href: '/settings/profile', key: 'account', Icon: CircleUserRound },
] as const;

/** The main places of the product. */
export function Navigation() {
  const t = useTranslations('shell');
  const path = usePathname();
  const { data } = useQuery(ViewerDocument);
  const mayListMembers = data?.me?.organization?.viewerCanListMembers === true;
  const shown = places.filter(({ key }) => key !== 'members' || mayListMembers);
  return (
    <nav aria-label={t('navigation')} className="flex gap-1 px-2 pb-2 lg:grid lg:gap-0.5">
      {shown.map(({ href, key, Icon }) => {
        const here =
          path === href || path.startsWith(`${href}/`) || (key === 'account' && path === '/settings/security');
        return (
          <Link
            key={key}
            href={href}
            aria-current={here ? 'page' : undefined}
            className={classNames(
              'flex h-8 items-center gap-2 rounded-md px-2 font-medium text-soft hover:bg-sunken hover:text-ink max-sm:flex-1 max-sm:justify-center',
              here && 'bg-accent-wash text-accent-strong hover:bg-accent-wash hover:text-accent-strong',
            )}
          >
            <Icon aria-hidden className="size-4 shrink-0" />
            {t(key)}
          </Link>
        );
      })}
    </nav>
  );
}

'use client';
import { useTranslations } from 'next-intl';
import type { OrganizationStatus, UserStatus } from '../../graphql/generated/graphql';
import { Badge, type Tone } from '../../ui/badge';

const organizationTones: Record<OrganizationStatus, Tone> = { ACTIVE: 'good', SUSPENDED: 'warn', DELETED: 'bad' };
const userTones: Record<UserStatus, Tone> = { ACTIVE: 'good', INVITED: 'accent', DISABLED: 'warn', REMOVED: 'neutral' };

/** Where an organization stands. */
export function OrganizationStatusBadge({ status }: { readonly status: OrganizationStatus }) {
  const t = useTranslations('admin');
  return (
    <Badge tone={organizationTones[status]} data-organization-status={status}>
      {t(`organizationStatus_${status}`)}
    </Badge>
  );
}

/** Where an account stands. */
export function UserStatusBadge({ status }: { readonly status: UserStatus }) {
  const t = useTranslations('admin');
  return (
    <Badge tone={userTones[status]} data-user-status={status}>
      {t(`userStatus_${status}`)}
    </Badge>
  );
}

'use client';
import { useMutation, useQuery } from '@apollo/client/react';
import { useTranslations } from 'next-intl';
import Link from 'next/link';
import { useState } from 'react';
import {
  DisableUserDocument,
  EnableUserDocument,
  ViewerDocument,
  type PlatformUserRowFragment,
} from '../../graphql/generated/graphql';
import { ActProblem } from '../../ui/act-problem';
import { Button } from '../../ui/button';
import { Cell } from '../../ui/data-table';
import { ViewAsDialog } from '../view-as/view-as-dialog';
import { UserStatusBadge } from './status-badges';
import { useAdminAct } from './use-admin-act';

/** An account: whose, where, and what may be done about it. */
export function UserTableRow({ user }: { readonly user: PlatformUserRowFragment }) {
  const t = useTranslations('admin');
  const roleName = useTranslations('role');
  const { organization } = user;
  return (
    <tr data-user={user.email}>
      <Cell>
        <p className="font-medium">{user.name}</p>
        <p className="text-xs text-soft">{user.email}</p>
      </Cell>
      <Cell>
        {organization ? (
          <Link href={`/admin/organizations/${organization.id}`} className="hover:underline">
            {organization.name}
          </Link>
        ) : (
          <span className="text-soft">{t('platform')}</span>
        )}
      </Cell>
      <Cell>{roleName(user.role)}</Cell>
      <Cell>
        <UserStatusBadge status={user.status} />
      </Cell>
      <Cell>
        <UserActs user={user} />
      </Cell>
    </tr>
  );
}

function UserActs({ user }: { readonly user: PlatformUserRowFragment }) {
  const t = useTranslations('admin');
  const act = useAdminAct();
  const [disable] = useMutation(DisableUserDocument);
  const [enable] = useMutation(EnableUserDocument);
  const [viewing, setViewing] = useState(false);
  const me = useQuery(ViewerDocument).data?.me;
  const input = { userId: user.id };
  return (
    <div className="grid gap-2">
      <div className="flex flex-wrap gap-2">
        {user.status === 'ACTIVE' && user.organization !== null && (
          <Button
            size="small"
            aria-label={t('viewAsOf', { name: user.name })}
            onClick={() => {
              setViewing(true);
            }}
          >
            {t('viewAs')}
          </Button>
        )}
        {user.status === 'ACTIVE' && user.id !== me?.id && (
          <Button
            size="small"
            tone="danger"
            disabled={act.busy}
            aria-label={t('disableOf', { name: user.name })}
            onClick={() => void act.run(async () => (await disable({ variables: { input } })).data?.disableUser)}
          >
            {t('disable')}
          </Button>
        )}
        {user.status === 'DISABLED' && (
          <Button
            size="small"
            disabled={act.busy}
            aria-label={t('enableOf', { name: user.name })}
            onClick={() => void act.run(async () => (await enable({ variables: { input } })).data?.enableUser)}
          >
            {t('enable')}
          </Button>
        )}
      </div>
      <ActProblem act={act} />
      {viewing && user.organization && (
        <ViewAsDialog
          organizationId={user.organization.id}
          userId={user.id}
          name={user.name}
          onClose={() => {
            setViewing(false);
          }}
        />
      )}
    </div>
  );
}

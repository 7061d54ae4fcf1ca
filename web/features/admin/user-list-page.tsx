'use client';
import { useQuery } from '@apollo/client/react';
import { UsersRound } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { PlatformUserListDocument, type Role, type UserStatus } from '../../graphql/generated/graphql';
import { Card } from '../../ui/card';
import { DataTable } from '../../ui/data-table';
import { EmptyState } from '../../ui/empty-state';
import { ErrorState } from '../../ui/error-state';
import { PageHeader } from '../../ui/page-header';
import { SearchBox } from '../../ui/search-box';
import { SkeletonRows } from '../../ui/skeleton';
import { useAddress } from '../../ui/use-address';
import { PageButtons } from '../leads/page-buttons';
import { readTrail, writeTrail } from '../leads/page-trail';
import { Choice } from './choice';
import { UserTableRow } from './user-table-row';

const pageSize = 50;
const columns = ['person', 'organization', 'role', 'status', 'acts'] as const;
const roles: readonly Role[] = ['OWNER', 'ADMIN', 'MANAGER', 'OPERATOR', 'VIEWER', 'PLATFORM_ADMIN'];
const statuses: readonly UserStatus[] = ['ACTIVE', 'INVITED', 'DISABLED', 'REMOVED'];

/** The accounts of every organization, and of the platform. */
export function UserListPage() {
  const t = useTranslations('admin');
  const roleName = useTranslations('role');
  const { parameter, change } = useAddress();
  const search = parameter('search') ?? '';
  const role = roles.find((each) => each === parameter('role')) ?? null;
  const status = statuses.find((each) => each === parameter('status')) ?? null;
  const trail = readTrail(parameter('page'));
  const { data, previousData, loading, error, refetch } = useQuery(PlatformUserListDocument, {
    variables: {
      first: pageSize,
      after: trail.after,
      filter: { search: search.trim() === '' ? null : search.trim(), role, status },
    },
    fetchPolicy: 'cache-and-network',
  });
  const page = (data ?? previousData)?.platformUsers;
  const narrow = (parameters: Readonly<Record<string, string | null>>): void => {
    change({ ...parameters, page: null });
  };
  return (
    <>
      <PageHeader title={t('usersTitle')} subtitle={t('usersSubtitle')} />
      <search className="mb-3 flex flex-wrap gap-2">
        <SearchBox
          label={t('searchUser')}
          value={search}
          onSearch={(next) => {
            narrow({ search: next });
          }}
        />
        <Choice
          label={t('filterRole')}
          every={t('everyRole')}
          values={roles}
          nameOf={(each) => roleName(each)}
          value={role}
          onChange={(next) => {
            narrow({ role: next });
          }}
        />
        <Choice
          label={t('filterStatus')}
          every={t('everyStatus')}
          values={statuses}
          nameOf={(each) => t(`userStatus_${each}`)}
          value={status}
          onChange={(next) => {
            narrow({ status: next });
          }}
        />
      </search>
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      <Card className="overflow-hidden">
        {!page && !error && <SkeletonRows count={8} label={t('loading')} />}
        {page?.nodes.length === 0 && <EmptyState Icon={UsersRound} title={t('noUserTitle')} text={t('noUserText')} />}
        {page && page.nodes.length > 0 && (
          <DataTable
            caption={t('usersTitle')}
            busy={loading && !data}
            columns={columns.map((key) => ({ key, label: t(`userColumn_${key}`) }))}
          >
            {page.nodes.map((user) => (
              <UserTableRow key={user.id} user={user} />
            ))}
          </DataTable>
        )}
      </Card>
      {page && (
        <PageButtons
          trail={trail}
          endCursor={page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null}
          onMove={(next) => {
            change({ page: writeTrail(next) });
          }}
        />
      )}
    </>
  );
}

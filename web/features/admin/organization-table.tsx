'use client';
import { useFormatter, useTranslations } from 'next-intl';
import Link from 'next/link';
import type { PlatformOrganizationRowFragment } from '../../graphql/generated/graphql';
import { Cell, DataTable } from '../../ui/data-table';
import type { OrganizationOrder } from './organization-view';
import { OrganizationStatusBadge } from './status-badges';

interface OrganizationTableProps {
  readonly organizations: readonly PlatformOrganizationRowFragment[];
  readonly order: OrganizationOrder;
  readonly busy: boolean;
}

const columns = [
  { key: 'name', sort: 'NAME' },
  { key: 'plan', sort: null },
  { key: 'status', sort: null },
  { key: 'users', sort: 'USERS' },
  { key: 'leads', sort: 'LEADS' },
  { key: 'createdAt', sort: 'CREATED_AT' },
] as const;

/** A page of organizations. */
export function OrganizationTable({ organizations, order, busy }: OrganizationTableProps) {
  const t = useTranslations('admin');
  const planName = useTranslations('plan');
  const format = useFormatter();
  const direction = order.endsWith('-ASC') ? 'ascending' : 'descending';
  return (
    <DataTable
      caption={t('organizationsTitle')}
      busy={busy}
      columns={columns.map(({ key, sort }) => ({
        key,
        label: t(`column_${key}`),
        sorted: sort !== null && order.startsWith(`${sort}-`) ? direction : undefined,
      }))}
    >
      {organizations.map((one) => (
        <tr key={one.id} data-organization={one.name}>
          <Cell>
            <Link href={`/admin/organizations/${one.id}`} className="font-medium hover:underline">
              {one.name}
            </Link>
            <p className="text-xs text-soft">
              {one.slug} · {t(`type_${one.type}`)}
            </p>
          </Cell>
          <Cell>{planName(`plan_${one.plan}`)}</Cell>
          <Cell>
            <OrganizationStatusBadge status={one.status} />
          </Cell>
          <Cell className="tabular-nums">{format.number(one.userCount)}</Cell>
          <Cell className="tabular-nums">{format.number(one.leadCount)}</Cell>
          <Cell className="whitespace-nowrap">{format.dateTime(new Date(one.createdAt), { dateStyle: 'medium' })}</Cell>
        </tr>
      ))}
    </DataTable>
  );
}

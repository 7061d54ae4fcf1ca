'use client';
import { useQuery } from '@apollo/client/react';
import { ScrollText } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { AuditLogPageDocument } from '../../graphql/generated/graphql';
import { Card } from '../../ui/card';
import { DataTable } from '../../ui/data-table';
import { EmptyState } from '../../ui/empty-state';
import { ErrorState } from '../../ui/error-state';
import { SkeletonRows } from '../../ui/skeleton';
import { useAddress } from '../../ui/use-address';
import { PageButtons } from '../leads/page-buttons';
import { readTrail, writeTrail } from '../leads/page-trail';
import { SettingsFrame } from '../organization/settings-frame';
import { AuditChainCheck } from './audit-chain-check';
import { AuditExport } from './audit-export';
import { AuditFilters } from './audit-filters';
import { AuditTableRow } from './audit-table-row';
import { auditFilter, readAuditView } from './audit-view';

const pageSize = 50;
const columns = ['at', 'action', 'actor', 'subject', 'changes', 'address'] as const;

/** Everything that was changed in the organization: to read, to search, to check and to take away. */
export function AuditPage() {
  const t = useTranslations('audit');
  return (
    <SettingsFrame place="audit" subtitle={t('subtitle')}>
      <AuditLog />
    </SettingsFrame>
  );
}

function AuditLog() {
  const t = useTranslations('audit');
  const { parameter, change } = useAddress();
  const view = readAuditView(parameter);
  const filter = auditFilter(view);
  const trail = readTrail(parameter('page'));
  const { data, previousData, loading, error, refetch } = useQuery(AuditLogPageDocument, {
    variables: { first: pageSize, after: trail.after, filter },
    fetchPolicy: 'cache-and-network',
  });
  const page = (data ?? previousData)?.auditLog;
  return (
    <>
      <div className="mb-4 grid gap-3 md:grid-cols-2">
        <AuditChainCheck />
        <AuditExport filter={filter} />
      </div>
      <AuditFilters
        view={view}
        onChange={(parameters) => {
          change({ ...parameters, page: null });
        }}
      />
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      <Card className="overflow-hidden">
        {!page && !error && <SkeletonRows count={10} label={t('loading')} />}
        {page?.nodes.length === 0 && <EmptyState Icon={ScrollText} title={t('emptyTitle')} text={t('emptyText')} />}
        {page && page.nodes.length > 0 && (
          <DataTable
            caption={t('title')}
            busy={loading && !data}
            columns={columns.map((key) => ({ key, label: t(`column_${key}`) }))}
          >
            {page.nodes.map((entry) => (
              <AuditTableRow
                key={entry.id}
                entry={entry}
                onActor={(actor) => {
                  change({ actor, page: null });
                }}
              />
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

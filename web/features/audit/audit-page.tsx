'use client';
import { useQuery } from '@apollo/client/react';
import { useTranslations } from 'next-intl';
import { AuditLogPageDocument } from '../../graphql/generated/graphql';
import { SearchBox } from '../../ui/search-box';
import { useAddress } from '../../ui/use-address';
import { readTrail, writeTrail } from '../leads/page-trail';
import { SettingsFrame } from '../organization/settings-frame';
import { AuditChainCheck } from './audit-chain-check';
import { AuditEntries } from './audit-entries';
import { AuditExport } from './audit-export';
import { AuditFilters } from './audit-filters';
import { AuditTableRow } from './audit-table-row';
import { auditFilter, narrowsActs, readAuditView } from './audit-view';

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
  const isNarrowed = view.text !== '' || narrowsActs(view);
  const narrow = (parameters: Readonly<Record<string, string | null>>): void => {
    change({ ...parameters, page: null });
  };
  return (
    <>
      <div className="mb-4 grid gap-3 md:grid-cols-2">
        <AuditChainCheck />
        <AuditExport filter={filter} />
      </div>
      <AuditFilters
        view={view}
        isNarrowed={isNarrowed}
        onChange={narrow}
        onClear={() => {
          narrow({ text: null, action: null, actor: null, from: null, to: null });
        }}
      >
        <SearchBox
          key={isNarrowed ? 'narrowed' : 'whole'}
          label={t('search')}
          value={view.text}
          onSearch={(text) => {
            narrow({ text });
          }}
        />
      </AuditFilters>
      <AuditEntries
        caption={t('title')}
        columns={columns}
        page={(data ?? previousData)?.auditLog}
        busy={loading && !data}
        error={error}
        trail={trail}
        onRetry={() => void refetch()}
        onMove={(next) => {
          change({ page: writeTrail(next) });
        }}
        rowOf={(entry) => (
          <AuditTableRow
            key={entry.id}
            entry={entry}
            isActorGone={entry.actorStanding === 'REMOVED'}
            place={t('position', { position: entry.position })}
            onActor={(actor) => {
              change({ actor, page: null });
            }}
          />
        )}
      />
    </>
  );
}

'use client';
import { useQuery } from '@apollo/client/react';
import { useTranslations } from 'next-intl';
import Link from 'next/link';
import { PlatformAuditLogDocument, type PlatformAuditRowFragment } from '../../graphql/generated/graphql';
import { PageHeader } from '../../ui/page-header';
import { SearchBox } from '../../ui/search-box';
import { useAddress } from '../../ui/use-address';
import { AuditEntries } from '../audit/audit-entries';
import { AuditFilters } from '../audit/audit-filters';
import { AuditTableRow } from '../audit/audit-table-row';
import { readTrail, writeTrail } from '../leads/page-trail';
import { Choice } from './choice';
import { narrowsPlatformAudit, platformAuditFilter, readPlatformAuditView } from './platform-audit-view';

const pageSize = 50;
const columns = ['at', 'action', 'actor', 'organization', 'subject', 'changes', 'address'] as const;
const scopes = ['platform'] as const;
const cleared = {
  organization: null,
  scope: null,
  subject: null,
  action: null,
  actor: null,
  from: null,
  to: null,
} as const;

/** Every act on the platform (V-21): of organizations without what changed, which is theirs alone. */
export function PlatformAuditPage() {
  const t = useTranslations('admin');
  const { parameter, change } = useAddress();
  const view = readPlatformAuditView(parameter);
  const trail = readTrail(parameter('page'));
  const { data, previousData, loading, error, refetch } = useQuery(PlatformAuditLogDocument, {
    variables: { first: pageSize, after: trail.after, filter: platformAuditFilter(view) },
    fetchPolicy: 'cache-and-network',
  });
  const isNarrowed = narrowsPlatformAudit(view);
  const narrow = (parameters: Readonly<Record<string, string | null>>): void => {
    change({ ...parameters, page: null });
  };
  return (
    <>
      <PageHeader title={t('auditTitle')} subtitle={t('auditSubtitle')} />
      <AuditFilters
        view={view}
        isNarrowed={isNarrowed}
        onChange={narrow}
        onClear={() => {
          narrow(cleared);
        }}
      >
        <SearchBox
          key={isNarrowed ? 'narrowed' : 'whole'}
          label={t('auditSubject')}
          value={view.subject}
          onSearch={(subject) => {
            narrow({ subject });
          }}
        />
        <Choice
          label={t('auditScope')}
          every={t('auditEveryScope')}
          values={scopes}
          nameOf={() => t('auditScope_platform')}
          value={view.ofPlatform ? 'platform' : null}
          onChange={(scope) => {
            narrow({ scope, organization: null });
          }}
        />
      </AuditFilters>
      <AuditEntries
        caption={t('auditTitle')}
        columns={columns}
        page={(data ?? previousData)?.platformAuditLog}
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
            organization={<Where entry={entry} />}
            onActor={(actor) => {
              narrow({ actor });
            }}
          />
        )}
      />
    </>
  );
}

function Where({ entry: { organization } }: { readonly entry: PlatformAuditRowFragment }) {
  const t = useTranslations('admin');
  if (!organization) return <span className="text-soft">{t('platform')}</span>;
  return (
    <Link href={`/admin/audit?organization=${organization.id}`} className="hover:underline" title={t('auditOnlyThis')}>
      {organization.name}
    </Link>
  );
}

'use client';
import { ScrollText } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Card } from '../../ui/card';
import { DataTable } from '../../ui/data-table';
import { EmptyState } from '../../ui/empty-state';
import { ErrorState } from '../../ui/error-state';
import { SkeletonRows } from '../../ui/skeleton';
import { PageButtons } from '../leads/page-buttons';
import type { PageTrail } from '../leads/page-trail';

type Column = 'at' | 'action' | 'actor' | 'organization' | 'subject' | 'changes' | 'address';

interface AuditEntriesProps<Entry> {
  readonly caption: string;
  readonly columns: readonly Column[];
  /** Undefined until the first page arrived. */
  readonly page:
    | {
        readonly nodes: readonly Entry[];
        readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
      }
    | undefined;
  readonly busy: boolean;
  readonly error: unknown;
  readonly trail: PageTrail;
  readonly rowOf: (entry: Entry) => ReactNode;
  readonly onRetry: () => void;
  readonly onMove: (trail: PageTrail) => void;
}

/** A page of an audit log, newest first, and the way to the next. */
export function AuditEntries<Entry>(props: AuditEntriesProps<Entry>) {
  const { caption, columns, page, busy, error, trail, rowOf, onRetry, onMove } = props;
  const t = useTranslations('audit');
  const hasFailed = error !== undefined && error !== null;
  return (
    <>
      {hasFailed && <ErrorState error={error} onRetry={onRetry} />}
      <Card className="overflow-hidden">
        {!page && !hasFailed && <SkeletonRows count={10} label={t('loading')} />}
        {page?.nodes.length === 0 && <EmptyState Icon={ScrollText} title={t('emptyTitle')} text={t('emptyText')} />}
        {page && page.nodes.length > 0 && (
          <DataTable caption={caption} busy={busy} columns={columns.map((key) => ({ key, label: t(`column_${key}`) }))}>
            {page.nodes.map((entry) => rowOf(entry))}
          </DataTable>
        )}
      </Card>
      {page && (
        <PageButtons
          trail={trail}
          endCursor={page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null}
          onMove={onMove}
        />
      )}
    </>
  );
}

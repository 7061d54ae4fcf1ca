'use client';
import { useQuery } from '@apollo/client/react';
import { Users } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { LeadPageDocument } from '../../graphql/generated/graphql';
import { Card } from '../../ui/card';
import { classNames } from '../../ui/class-names';
import { EmptyState } from '../../ui/empty-state';
import { ErrorState } from '../../ui/error-state';
import { SkeletonRows } from '../../ui/skeleton';
import { useAddress } from '../../ui/use-address';
import { LeadFilters } from './lead-filters';
import { leadFilter, readLeadView } from './lead-filter';
import { LeadTableRow } from './lead-table-row';
import { PageButtons } from './page-buttons';
import { readTrail, writeTrail } from './page-trail';

const pageSize = 50;

/** A page of leads, of one campaign or of all; filters, order and place in the list are in the address. */
export function LeadTable({ campaignId }: { readonly campaignId: string | null }) {
  const t = useTranslations('leads');
  const { parameter, change } = useAddress();
  const view = readLeadView(parameter);
  const trail = readTrail(parameter('page'));
  const { data, previousData, loading, error, refetch } = useQuery(LeadPageDocument, {
    variables: { first: pageSize, after: trail.after, filter: leadFilter(view, campaignId), sort: view.sort },
    fetchPolicy: 'cache-and-network',
  });
  const page = (data ?? previousData)?.leads;
  return (
    <>
      <LeadFilters
        view={view}
        onChange={(parameters) => {
          change({ ...parameters, page: null });
        }}
      />
      {error && (
        <div className="mb-3">
          <ErrorState error={error} onRetry={() => void refetch()} />
        </div>
      )}
      <Card className="overflow-hidden">
        {!page && !error && <SkeletonRows count={10} label={t('loading')} />}
        {page?.nodes.length === 0 && <EmptyState Icon={Users} title={t('emptyTitle')} text={t('emptyText')} />}
        {page && page.nodes.length > 0 && (
          <table
            className={classNames('w-full table-fixed text-left', loading && !data && 'opacity-60')}
            aria-busy={loading}
          >
            <caption className="sr-only">{t('title')}</caption>
            <thead className="border-b border-line bg-sunken/50 text-xs text-soft">
              <tr>
                <th scope="col" className="px-4 py-2 font-medium">
                  {t('name')}
                </th>
                <th scope="col" className="px-3 py-2 font-medium max-md:hidden">
                  {t('jobTitle')}
                </th>
                <th scope="col" className="px-3 py-2 font-medium max-sm:hidden">
                  {t('company')}
                </th>
                <th scope="col" className="px-3 py-2 font-medium max-lg:hidden">
                  {t('place')}
                </th>
                <th scope="col" className="w-28 px-3 max-sm:w-24 py-2 font-medium">
                  {t('status')}
                </th>
                <th
                  scope="col"
                  className="w-36 px-4 py-2 font-medium max-sm:w-24"
                  aria-sort={view.sort === 'SCORE' ? 'descending' : undefined}
                >
                  {t('score')}
                </th>
              </tr>
            </thead>
            <tbody className="divide-y divide-line">
              {page.nodes.map((lead) => (
                <LeadTableRow key={lead.id} lead={lead} />
              ))}
            </tbody>
          </table>
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

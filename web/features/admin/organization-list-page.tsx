'use client';
import { useQuery } from '@apollo/client/react';
import { Building2, Plus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { PlatformOrganizationListDocument } from '../../graphql/generated/graphql';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { EmptyState } from '../../ui/empty-state';
import { ErrorState } from '../../ui/error-state';
import { PageHeader } from '../../ui/page-header';
import { SkeletonRows } from '../../ui/skeleton';
import { useAddress } from '../../ui/use-address';
import { PageButtons } from '../leads/page-buttons';
import { readTrail, writeTrail } from '../leads/page-trail';
import { CreateOrganizationForm } from './create-organization-form';
import { OrganizationFilters } from './organization-filters';
import { OrganizationTable } from './organization-table';
import { organizationQuery, readOrganizationView } from './organization-view';

const pageSize = 50;

/** Every organization of the platform; filters, order and place in the list are in the address. */
export function OrganizationListPage() {
  const t = useTranslations('admin');
  const { parameter, change } = useAddress();
  const [creating, setCreating] = useState(false);
  const view = readOrganizationView(parameter);
  const trail = readTrail(parameter('page'));
  const { data, previousData, loading, error, refetch } = useQuery(PlatformOrganizationListDocument, {
    variables: { first: pageSize, after: trail.after, ...organizationQuery(view) },
    fetchPolicy: 'cache-and-network',
  });
  const page = (data ?? previousData)?.platformOrganizations;
  return (
    <>
      <PageHeader title={t('organizationsTitle')} subtitle={t('organizationsSubtitle')}>
        <Button
          tone="primary"
          onClick={() => {
            setCreating(true);
          }}
        >
          <Plus aria-hidden />
          {t('createOrganization')}
        </Button>
      </PageHeader>
      {creating && (
        <CreateOrganizationForm
          onClose={() => {
            setCreating(false);
          }}
        />
      )}
      <OrganizationFilters
        view={view}
        onChange={(parameters) => {
          change({ ...parameters, page: null });
        }}
      />
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      <Card className="overflow-hidden">
        {!page && !error && <SkeletonRows count={8} label={t('loading')} />}
        {page?.nodes.length === 0 && (
          <EmptyState Icon={Building2} title={t('noOrganizationTitle')} text={t('noOrganizationText')} />
        )}
        {page && page.nodes.length > 0 && (
          <OrganizationTable organizations={page.nodes} order={view.order} busy={loading && !data} />
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

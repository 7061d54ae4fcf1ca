'use client';
import { useQuery } from '@apollo/client/react';
import { KeyRound, Plus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { ApiKeyListDocument } from '../../graphql/generated/graphql';
import { ActProblem } from '../../ui/act-problem';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { DataTable } from '../../ui/data-table';
import { EmptyState } from '../../ui/empty-state';
import { ErrorState } from '../../ui/error-state';
import { SkeletonRows } from '../../ui/skeleton';
import { PageButtons } from '../leads/page-buttons';
import { readTrail } from '../leads/page-trail';
import { SettingsFrame } from '../organization/settings-frame';
import { ApiKeyForm } from './api-key-form';
import { ApiKeyRow } from './api-key-row';
import { FreshKeyNotice } from './fresh-key-notice';
import { useApiKeyActs, type ApiKeyActs } from './use-api-key-acts';

const pageSize = 50;
const columns = ['name', 'key', 'scopes', 'lastUsed', 'status', 'acts'] as const;

/** The keys of partners' programs. */
export function ApiKeyPage() {
  const t = useTranslations('apiKeys');
  const [creating, setCreating] = useState(false);
  const acts = useApiKeyActs();
  return (
    <SettingsFrame place="apiKeys" subtitle={t('subtitle')}>
      {acts.fresh && <FreshKeyNotice fresh={acts.fresh} onDone={acts.forget} />}
      <div className="mb-3 flex justify-end">
        <Button
          tone="primary"
          onClick={() => {
            setCreating(true);
          }}
        >
          <Plus aria-hidden />
          {t('create')}
        </Button>
      </div>
      {!creating && <ActProblem act={acts.act} className="mb-3" />}
      {creating && (
        <ApiKeyForm
          acts={acts}
          onClose={() => {
            setCreating(false);
          }}
        />
      )}
      <ApiKeyList acts={acts} />
    </SettingsFrame>
  );
}

function ApiKeyList({ acts }: { readonly acts: ApiKeyActs }) {
  const t = useTranslations('apiKeys');
  const [trail, setTrail] = useState(readTrail(null));
  const { data, previousData, loading, error, refetch } = useQuery(ApiKeyListDocument, {
    variables: { first: pageSize, after: trail.after },
    fetchPolicy: 'cache-and-network',
  });
  const page = (data ?? previousData)?.apiKeys;
  return (
    <>
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      <Card className="overflow-hidden">
        {!page && !error && <SkeletonRows count={4} label={t('loading')} />}
        {page?.nodes.length === 0 && <EmptyState Icon={KeyRound} title={t('emptyTitle')} text={t('emptyText')} />}
        {page && page.nodes.length > 0 && (
          <DataTable
            caption={t('title')}
            busy={loading && !data}
            columns={columns.map((key) => ({ key, label: t(`column_${key}`) }))}
          >
            {page.nodes.map((apiKey) => (
              <ApiKeyRow key={apiKey.id} apiKey={apiKey} acts={acts} />
            ))}
          </DataTable>
        )}
      </Card>
      {page && (
        <PageButtons
          trail={trail}
          endCursor={page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null}
          onMove={setTrail}
        />
      )}
    </>
  );
}

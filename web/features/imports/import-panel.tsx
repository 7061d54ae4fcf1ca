'use client';
import { skipToken, useQuery } from '@apollo/client/react';
import { useTranslations } from 'next-intl';
import { ImportDetailDocument } from '../../graphql/generated/graphql';
import { Card } from '../../ui/card';
import { ErrorState } from '../../ui/error-state';
import { Notice } from '../../ui/notice';
import { SkeletonRows } from '../../ui/skeleton';
import { ImportProgress } from './import-progress';
import { MappingStep } from './mapping-step';
import { UploadStep } from './upload-step';

interface ImportPanelProps {
  readonly campaignId: string;
  readonly importId: string | null;
  readonly onStarted: (importId: string) => void;
}

/** Takes a list of one's own into a campaign: file, columns, progress. Where it stands is read from the API. */
export function ImportPanel({ campaignId, importId, onStarted }: ImportPanelProps) {
  const t = useTranslations('imports');
  const { data, error, loading, refetch } = useQuery(
    ImportDetailDocument,
    importId === null ? skipToken : { variables: { id: importId }, fetchPolicy: 'cache-and-network' },
  );
  const leadImport = data?.leadImport;
  if (importId === null || leadImport?.status === 'AWAITING_FILE') {
    return (
      <UploadStep
        campaignId={campaignId}
        waiting={leadImport ?? null}
        onUploaded={(id) => {
          onStarted(id);
          if (id === importId) void refetch();
        }}
      />
    );
  }
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (leadImport === undefined) {
    return (
      <Card>
        <SkeletonRows count={6} label={t('loading')} />
      </Card>
    );
  }
  if (leadImport === null) return <Notice tone="bad">{t('notFound')}</Notice>;
  const another = <UploadStep campaignId={campaignId} waiting={null} onUploaded={onStarted} />;
  if (leadImport.status === 'AWAITING_MAPPING') {
    if (leadImport.preview)
      return <MappingStep leadImport={leadImport} preview={leadImport.preview} onQueued={() => void refetch()} />;
    return loading ? (
      <SkeletonRows count={6} label={t('loading')} />
    ) : (
      <div className="grid gap-4">
        <Notice tone="bad">{leadImport.failure ?? t('noPreview')}</Notice>
        {another}
      </div>
    );
  }
  return (
    <div className="grid gap-4">
      <ImportProgress campaignId={campaignId} leadImport={leadImport} onFinished={() => void refetch()} />
      {leadImport.status === 'FAILED' && another}
    </div>
  );
}

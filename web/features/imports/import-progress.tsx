'use client';
import { useApolloClient } from '@apollo/client/react';
import { Download } from 'lucide-react';
import { useFormatter, useTranslations } from 'next-intl';
import Link from 'next/link';
import { useEffect, useEffectEvent, useState } from 'react';
import { ImportProgressDocument, type ImportStateFragment } from '../../graphql/generated/graphql';
import { followSubscription } from '../../graphql/client/follow-subscription';
import { Button } from '../../ui/button';
import { Card, CardTitle } from '../../ui/card';
import { ErrorState } from '../../ui/error-state';
import { Notice } from '../../ui/notice';
import { ProgressBar } from '../../ui/progress-bar';

interface ImportProgressProps {
  readonly campaignId: string;
  readonly leadImport: ImportStateFragment;
  readonly onFinished: () => void;
}

const counts = ['createdCount', 'updatedCount', 'unchangedCount', 'duplicateCount', 'refusedCount'] as const;
const isOver = ({ status }: ImportStateFragment): boolean =>
  status === 'COMPLETED' || status === 'FAILED' || status === 'CANCELLED';

/** An import under way or over: how far, what became of each row, the report of refused rows. */
export function ImportProgress({ campaignId, leadImport, onFinished }: ImportProgressProps) {
  const t = useTranslations('imports');
  const format = useFormatter();
  const { live, error } = useLiveImport(leadImport, onFinished);
  const share = live.status === 'COMPLETED' ? 1 : live.rowCount ? live.processedCount / live.rowCount : 0;
  return (
    <Card className="grid gap-4 p-4 sm:p-5" data-import-status={live.status}>
      <div className="flex flex-wrap items-baseline justify-between gap-2">
        <CardTitle>{live.fileName}</CardTitle>
        <p role="status" className="text-soft">
          {t(`status_${live.status}`)}
        </p>
      </div>
      <div className="grid gap-1.5">
        <ProgressBar value={share} label={t('progress')} />
        <p className="text-xs text-soft tabular-nums">
          {t('processed', { processed: live.processedCount, total: live.rowCount ?? 0 })}
        </p>
      </div>
      <dl className="grid grid-cols-2 gap-3 sm:grid-cols-5">
        {counts.map((count) => (
          <div key={count}>
            <dt className="text-xs text-soft">{t(count)}</dt>
            <dd className="text-lg font-semibold tabular-nums">{format.number(live[count])}</dd>
          </div>
        ))}
      </dl>
      {live.failure !== null && <Notice tone="bad">{live.failure}</Notice>}
      {error !== null && !isOver(live) && <ErrorState error={error} />}
      <div className="flex flex-wrap justify-end gap-2 border-t border-line pt-4">
        {live.reportPath !== null && (
          <Button asChild>
            <a href={live.reportPath} download>
              <Download aria-hidden />
              {t('report')}
            </a>
          </Button>
        )}
        {isOver(live) && (
          <Button asChild tone="primary">
            <Link href={`/campaigns/${campaignId}`}>{t('openCampaign')}</Link>
          </Button>
        )}
      </div>
    </Card>
  );
}

function useLiveImport(leadImport: ImportStateFragment, onFinished: () => void) {
  const client = useApolloClient();
  const [event, setEvent] = useState<ImportStateFragment | null>(null);
  const [error, setError] = useState<unknown>(null);
  const finished = useEffectEvent(onFinished);
  const { id } = leadImport;
  const over = isOver(leadImport);
  useEffect(() => {
    if (over) return undefined;
    return followSubscription(client, {
      document: ImportProgressDocument,
      variablesAfter: () => ({ importId: id }),
      eventOf: (data) => data.leadImportProgress,
      cursorOf: () => null,
      isFinal: isOver,
      onEvent: (next) => {
        if (!next.status.startsWith('AWAITING')) setEvent(next);
        if (isOver(next)) finished();
      },
      onState: (state, problem) => {
        setError(state === 'failed' ? problem : null);
      },
    });
  }, [client, id, over]);
  return { live: over ? leadImport : (event ?? leadImport), error };
}

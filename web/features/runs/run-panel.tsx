'use client';
import { useApolloClient, useQuery } from '@apollo/client/react';
import { useTranslations } from 'next-intl';
import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { RunSnapshotDocument, type RunStateFragment, type RunStatus } from '../../graphql/generated/graphql';
import { useReaderLanguage } from '../../i18n/use-reader-language';
import { Card } from '../../ui/card';
import { ErrorState } from '../../ui/error-state';
import { Notice } from '../../ui/notice';
import { RunEventList } from './run-event-list';
import { RunStream, type RunStreamView } from './run-stream';
import { RunSummary } from './run-summary';

const snapshotMs = 1_000;

const finalStatus: Readonly<Record<string, RunStatus>> = {
  RUN_COMPLETED: 'COMPLETED',
  RUN_FAILED: 'FAILED',
  RUN_CANCELLED: 'CANCELLED',
};

/** The run with what its newest event says, which is ahead of the last time the run itself was read. */
function withNewest(run: RunStateFragment, { last, costMicroUsd }: RunStreamView): RunStateFragment {
  if (last === null) return run;
  const status = last.final ? (finalStatus[last.kind] ?? run.status) : run.status;
  return {
    ...run,
    status,
    progress: last.progress,
    counts: last.counts,
    costMicroUsd: Math.max(run.costMicroUsd, costMicroUsd),
    agent: last.final ? null : run.agent,
  };
}

/** A run as it happens: how far, what it cost, and every decision, from the first one on. */
export function RunPanel({ run }: { readonly run: RunStateFragment }) {
  const t = useTranslations('run');
  const client = useApolloClient();
  const language = useReaderLanguage();
  const stream = useMemo(() => new RunStream(client, run.id, language), [client, run.id, language]);
  const view = useSyncExternalStore(stream.subscribe, stream.getView, stream.getView);
  useSnapshots(run.id, view);
  const newest = withNewest(run, view);
  return (
    <div className="grid grid-cols-1 gap-4">
      <RunSummary run={newest} connection={view.connection} />
      {newest.failure !== null && <Notice tone="bad">{newest.failure}</Notice>}
      {view.connection === 'failed' && <ErrorState error={view.error} onRetry={stream.retry} />}
      {view.missing !== null && (
        <Notice tone="warn">{t('missing', { from: view.missing.from, to: view.missing.before - 1 })}</Notice>
      )}
      <Card className="overflow-hidden">
        <RunEventList log={stream.log} eventCount={view.eventCount} finished={view.last?.final === true} />
      </Card>
    </div>
  );
}

/** Reads the run again from time to time while it moves, and once more when it is over. */
function useSnapshots(runId: string, view: RunStreamView): void {
  const over = view.last?.final === true;
  const { refetch } = useQuery(RunSnapshotDocument, {
    variables: { id: runId },
    pollInterval: over ? 0 : snapshotMs,
    fetchPolicy: 'network-only',
    skipPollAttempt: () => document.hidden,
  });
  useEffect(() => {
    if (over) void refetch().catch(() => undefined);
  }, [over, refetch]);
}

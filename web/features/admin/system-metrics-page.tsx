'use client';
import { useQuery } from '@apollo/client/react';
import { useFormatter, useTranslations } from 'next-intl';
import { SystemMetricsDocument, type MetricsWindow, type SystemMetricsQuery } from '../../graphql/generated/graphql';
import { Card, CardTitle } from '../../ui/card';
import { Cell, DataTable } from '../../ui/data-table';
import { ErrorState } from '../../ui/error-state';
import { PageHeader } from '../../ui/page-header';
import { SkeletonRows } from '../../ui/skeleton';
import { TabLinks } from '../../ui/tab-links';
import { useAddress } from '../../ui/use-address';
import { FigureGrid } from './figure-grid';
import { FigureValue } from './figure-value';

type Metrics = SystemMetricsQuery['systemMetrics'];

const windows: readonly MetricsWindow[] = ['HOUR', 'DAY'];
const refreshMs = 30_000;
const apiColumns = ['series', 'count', 'p50', 'p95', 'p99', 'errors'] as const;
const agentColumns = ['agent', 'leads', 'steps', 'p50', 'p95'] as const;

/** What was measured lately, beside its targets (O-11). */
export function SystemMetricsPage() {
  const t = useTranslations('metrics');
  const format = useFormatter();
  const { parameter } = useAddress();
  const period = windows.find((each) => each === parameter('window')) ?? 'HOUR';
  const { data, previousData, error, refetch } = useQuery(SystemMetricsDocument, {
    variables: { window: period },
    fetchPolicy: 'cache-and-network',
    pollInterval: refreshMs,
    skipPollAttempt: () => document.hidden,
  });
  const metrics = (data ?? previousData)?.systemMetrics;
  return (
    <>
      <PageHeader title={t('title')} subtitle={t('subtitle')} />
      <TabLinks
        label={t('window')}
        current={period}
        links={windows.map((each) => ({
          key: each,
          href: `/admin/metrics?window=${each}`,
          label: t(`window_${each}`),
        }))}
      />
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!metrics && !error && <SkeletonRows count={8} label={t('loading')} />}
      {metrics && (
        <div className="grid gap-4">
          <p className="text-xs text-soft">
            {t('measured', { since: new Date(metrics.since), until: new Date(metrics.until) })}
          </p>
          <FigureGrid
            figures={[
              {
                key: 'agentFailureRate',
                name: t('agentFailureRate'),
                value: <FigureValue figure={metrics.agentFailureRate} unit="share" />,
              },
              {
                key: 'costPerLeadUsd',
                name: t('costPerLeadUsd'),
                value: <FigureValue figure={metrics.costPerLeadUsd} unit="dollars" />,
              },
              {
                key: 'queueDepth',
                name: t('queueDepth'),
                value: <FigureValue figure={metrics.queueDepth} unit="count" />,
              },
            ]}
          />
          <ApiTable api={metrics.api} countOf={(count) => format.number(count)} />
          <AgentTable agents={metrics.agents} countOf={(count) => format.number(count)} />
        </div>
      )}
    </>
  );
}

interface ApiTableProps {
  readonly api: Metrics['api'];
  readonly countOf: (count: number) => string;
}

function ApiTable({ api, countOf }: ApiTableProps) {
  const t = useTranslations('metrics');
  return (
    <Card className="overflow-hidden">
      <CardTitle className="border-b border-line p-4">{t('api')}</CardTitle>
      <DataTable caption={t('api')} columns={apiColumns.map((key) => ({ key, label: t(`api_${key}`) }))}>
        {api.map((one) => (
          <tr key={one.series}>
            <Cell>{t(`series_${one.series}`)}</Cell>
            <Cell>{countOf(one.operationCount)}</Cell>
            <Cell>
              <FigureValue figure={one.p50} unit="milliseconds" />
            </Cell>
            <Cell>
              <FigureValue figure={one.p95} unit="milliseconds" />
            </Cell>
            <Cell>
              <FigureValue figure={one.p99} unit="milliseconds" />
            </Cell>
            <Cell>
              <FigureValue figure={one.errorRate} unit="share" />
            </Cell>
          </tr>
        ))}
      </DataTable>
    </Card>
  );
}

interface AgentTableProps {
  readonly agents: Metrics['agents'];
  readonly countOf: (count: number) => string;
}

function AgentTable({ agents, countOf }: AgentTableProps) {
  const t = useTranslations('metrics');
  const agentName = useTranslations('agent');
  return (
    <Card className="overflow-hidden">
      <CardTitle className="border-b border-line p-4">{t('agents')}</CardTitle>
      <DataTable caption={t('agents')} columns={agentColumns.map((key) => ({ key, label: t(`agent_${key}`) }))}>
        {agents.map((one) => (
          <tr key={one.agent}>
            <Cell>{agentName(one.agent)}</Cell>
            <Cell>{countOf(one.leadCount)}</Cell>
            <Cell>{countOf(one.stepCount)}</Cell>
            <Cell>
              <FigureValue figure={one.p50} unit="seconds" />
            </Cell>
            <Cell>
              <FigureValue figure={one.p95} unit="seconds" />
            </Cell>
          </tr>
        ))}
      </DataTable>
    </Card>
  );
}

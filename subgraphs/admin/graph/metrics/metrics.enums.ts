import { figureStatuses, type FigureStatus } from '../../domain/metrics/figure.js';
import { agentTypes, apiSeries, type AgentType, type ApiSeries } from '../../domain/metrics/system-metrics.js';
import type { MetricsWindow } from '../../use-cases/metrics/read-system-metrics.js';
import { describedEnum } from '../described-enum.js';

/** How a figure stands to its target. */
export const FigureStatusEnum = describedEnum<FigureStatus>(
  'FigureStatus',
  'How a figure stands to its target.',
  figureStatuses,
  {
    OK: 'Below its target.',
    WARN: 'Not below its target.',
    ALERT: 'Above the limit at which somebody should look at once.',
  },
);

/** Which operations of the graph. */
export const ApiSeriesEnum = describedEnum<ApiSeries>('ApiSeries', 'Which operations of the graph.', apiSeries, {
  QUERY: 'All queries, of people, partners and agents.',
  MUTATION: 'All mutations, of people, partners and agents.',
  CAMPAIGNS: 'Queries that ask for campaigns alone.',
  LEADS: 'Queries that ask for leads alone.',
});

/** One of the agents; the campaign house gives the same type. */
export const AgentTypeEnum = describedEnum<AgentType>('AgentType', 'One of the three agents.', agentTypes, {
  PROSPECTOR: 'Finds prospects by criteria.',
  BANT_QUALIFIER: 'Assesses budget, authority, need and timeline.',
  SCHEDULER: 'Writes the first email to qualified leads.',
});

/** How far back to look. */
export const MetricsWindowEnum = describedEnum<MetricsWindow>(
  'MetricsWindow',
  'How far back to look.',
  ['HOUR', 'DAY'],
  { HOUR: 'The last 60 minutes.', DAY: 'The last 24 hours, which is how long figures are kept.' },
);

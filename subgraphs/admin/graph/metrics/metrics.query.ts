import { Arg, Ctx, Query, Resolver } from 'type-graphql';
import type { AdminContext } from '../../context.js';
import type { MetricsWindow } from '../../use-cases/metrics/read-system-metrics.js';
import { MetricsWindowEnum } from './metrics.enums.js';
import { SystemMetricsType } from './system-metrics.type.js';

/** The platform owner's figures. */
@Resolver()
export class MetricsQuery {
  @Query(() => SystemMetricsType, {
    description: 'What was measured lately against its targets (V-73, O-11). For platform admins.',
  })
  systemMetrics(
    @Arg('window', () => MetricsWindowEnum, { defaultValue: 'HOUR', description: 'How far back to look.' })
    window: MetricsWindow,
    @Ctx() context: AdminContext,
  ) {
    return context.readSystemMetrics({ window });
  }
}

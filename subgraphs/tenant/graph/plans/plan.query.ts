import { Ctx, Query, Resolver } from 'type-graphql';
import type { TenantContext } from '../../context.js';
import { PlanUsageType } from './plan-usage.type.js';

/** Reads the plan of the organization. */
@Resolver()
export class PlanQuery {
  @Query(() => PlanUsageType, {
    nullable: true,
    description: 'What the organization’s plan allows, and what of it is used (O-07).',
  })
  planUsage(@Ctx() context: TenantContext) {
    return context.plans.readPlanUsage({});
  }
}

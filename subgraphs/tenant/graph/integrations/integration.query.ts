import { Ctx, Query, Resolver } from 'type-graphql';
import type { TenantContext } from '../../context.js';
import { IntegrationType } from './integration.type.js';

/** Reads the configured services. */
@Resolver()
export class IntegrationQuery {
  @Query(() => [IntegrationType], {
    description: 'The services that the organization configured, at most one of each, without their secrets (Z-21).',
  })
  integrations(@Ctx() context: TenantContext) {
    return context.integrations.all();
  }
}

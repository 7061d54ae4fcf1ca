import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { TenantContext } from '../../context.js';
import type { Integration } from '../../domain/integrations/integration.js';
import type { User } from '../../domain/user.js';
import { UserType } from '../user.type.js';
import { IntegrationType } from './integration.type.js';

/** What of an integration is another row. */
@Resolver(() => IntegrationType)
export class IntegrationFields {
  @FieldResolver(() => UserType, { nullable: true, description: 'Who configured it; null when they are gone.' })
  configuredBy(@Root() { configuredById }: Integration, @Ctx() context: TenantContext): Promise<User | null> | null {
    return configuredById === null ? null : context.loaders.userById.load(configuredById);
  }
}

import { Field, Int, ObjectType } from 'type-graphql';
import { UserError } from '../../../../platform/graphql/user-error.js';
import type { IntegrationProvider } from '../../domain/integrations/integration.js';
import { IntegrationProviderEnum } from './integration.enums.js';

/** Not configured. */
@ObjectType('IntegrationNotFound', {
  implements: UserError,
  description: 'The organization has not configured this service.',
  simpleResolvers: true,
})
export class IntegrationNotFoundType extends UserError {
  @Field(() => IntegrationProviderEnum, { description: 'The service that was asked for.' })
  provider!: IntegrationProvider;
}

/** Asked too often. */
@ObjectType('TooManyIntegrationTests', {
  implements: UserError,
  description: 'The organization had services asked five times within a minute.',
  simpleResolvers: true,
})
export class TooManyIntegrationTestsType extends UserError {
  @Field(() => Int, { description: 'After this many seconds at the latest, a service is asked again.' })
  retryAfterSeconds!: number;
}

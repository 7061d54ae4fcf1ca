import { Field, ID, ObjectType } from 'type-graphql';
import { DateTime } from '../../../../platform/graphql/date-time.js';
import type {
  IntegrationField,
  IntegrationProvider,
  IntegrationTestOutcome,
} from '../../domain/integrations/integration.js';
import { IntegrationProviderEnum, IntegrationTestOutcomeEnum } from './integration.enums.js';

/** One value of an integration. */
@ObjectType('IntegrationField', { description: 'One value that is kept for a service.', simpleResolvers: true })
class IntegrationFieldType {
  @Field(() => String, { description: 'Its name, as in the input.' })
  name!: string;

  @Field(() => String, { description: 'The value, or a mask that tells it from another (O-13).' })
  shown!: string;

  @Field(() => Boolean, { description: 'Whether only a mask is shown: such a value is never given back.' })
  isMasked!: boolean;
}

/** A configured service. */
@ObjectType('Integration', {
  description: 'A service that the organization configured; its secrets are kept sealed and never given back.',
  simpleResolvers: true,
})
export class IntegrationType {
  @Field(() => ID, { description: 'Stable id.' })
  id!: string;

  @Field(() => IntegrationProviderEnum, { description: 'The service.' })
  provider!: IntegrationProvider;

  @Field(() => [IntegrationFieldType], { description: 'What is kept, by name.' })
  fields!: readonly IntegrationField[];

  @Field(() => DateTime, { description: 'When it was configured.' })
  configuredAt!: Date;

  @Field(() => DateTime, { nullable: true, description: 'When it was last tested; null: not since it was configured.' })
  lastTestedAt!: Date | null;

  @Field(() => IntegrationTestOutcomeEnum, { nullable: true, description: 'What came of it.' })
  lastTestOutcome!: IntegrationTestOutcome | null;
}

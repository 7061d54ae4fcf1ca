import { Arg, Ctx, Field, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import { outcomeUnion } from '../../../../platform/graphql/outcome.js';
import type { TenantContext } from '../../context.js';
import type { Integration, IntegrationProvider } from '../../domain/integrations/integration.js';
import type { RemoveIntegrationOutcome } from '../../use-cases/integrations/remove-integration.js';
import { IntegrationProviderEnum } from './integration.enums.js';
import { IntegrationNotFoundType } from './integration.problems.js';
import { IntegrationType } from './integration.type.js';

@InputType({ description: 'Which service.' })
class RemoveIntegrationInput {
  @Field(() => IntegrationProviderEnum, { description: 'The service.' })
  provider!: IntegrationProvider;
}

@ObjectType({ description: 'The credentials are deleted.', simpleResolvers: true })
class IntegrationRemoved {
  @Field(() => IntegrationType, { description: 'The integration as it was.' })
  integration!: Integration;
}

const RemoveIntegrationResult = outcomeUnion(
  'RemoveIntegrationResult',
  'What removeIntegration can come to.',
  () => [IntegrationRemoved, IntegrationNotFoundType] as const,
);

/** Deletes credentials. */
@Resolver()
export class RemoveIntegrationMutation {
  @Mutation(() => RemoveIntegrationResult, { description: 'Deletes the credentials of a service.' })
  removeIntegration(
    @Arg('input', () => RemoveIntegrationInput, { description: 'Which service.' }) input: RemoveIntegrationInput,
    @Ctx() context: TenantContext,
  ): Promise<RemoveIntegrationOutcome> {
    return context.integrations.removeIntegration(input);
  }
}

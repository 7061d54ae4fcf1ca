import { Arg, Ctx, Field, Mutation, ObjectType, Resolver } from 'type-graphql';
import { InvalidInputType } from '../../../../platform/graphql/invalid-input.js';
import { outcomeUnion } from '../../../../platform/graphql/outcome.js';
import type { TenantContext } from '../../context.js';
import type { Integration } from '../../domain/integrations/integration.js';
import type { SetIntegrationOutcome } from '../../use-cases/integrations/set-integration.js';
import { IntegrationType } from './integration.type.js';
import { oneServiceOf, SetIntegrationInput } from './set-integration.input.js';

@ObjectType({ description: 'The credentials are kept, sealed.', simpleResolvers: true })
class IntegrationSet {
  @Field(() => IntegrationType, { description: 'What people see of them.' })
  integration!: Integration;
}

const SetIntegrationResult = outcomeUnion(
  'SetIntegrationResult',
  'What setIntegration can come to.',
  () => [IntegrationSet, InvalidInputType] as const,
);

/** Keeps credentials. */
@Resolver()
export class SetIntegrationMutation {
  @Mutation(() => SetIntegrationResult, {
    description: 'Keeps the credentials of one service, sealed, in place of those before (Z-21, Z-25).',
  })
  setIntegration(
    @Arg('input', () => SetIntegrationInput, { description: 'The credentials of exactly one service.' })
    input: SetIntegrationInput,
    @Ctx() context: TenantContext,
  ): Promise<SetIntegrationOutcome> {
    return context.integrations.setIntegration(oneServiceOf(input));
  }
}

import { Arg, Ctx, Field, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import { outcomeUnion } from '../../../../platform/graphql/outcome.js';
import { UserError } from '../../../../platform/graphql/user-error.js';
import type { TenantContext } from '../../context.js';
import type { Integration, IntegrationProvider } from '../../domain/integrations/integration.js';
import type { TestIntegrationOutcome } from '../../use-cases/integrations/test-integration.js';
import { IntegrationProviderEnum } from './integration.enums.js';
import { IntegrationNotFoundType, TooManyIntegrationTestsType } from './integration.problems.js';
import { IntegrationType } from './integration.type.js';

@InputType({ description: 'Which service.' })
class TestIntegrationInput {
  @Field(() => IntegrationProviderEnum, { description: 'The service.' })
  provider!: IntegrationProvider;
}

@ObjectType({ description: 'The service accepts the credentials.', simpleResolvers: true })
class IntegrationWorks {
  @Field(() => IntegrationType, { description: 'The integration.' })
  integration!: Integration;
}

@ObjectType({
  implements: UserError,
  description: 'The service answered, and does not accept the credentials.',
  simpleResolvers: true,
})
class IntegrationRefused extends UserError {
  @Field(() => IntegrationType, { description: 'The integration.' })
  integration!: Integration;
}

@ObjectType({
  implements: UserError,
  description: 'The service gave no answer that says anything about the credentials. Try again later.',
  simpleResolvers: true,
})
class IntegrationUnreachable extends UserError {
  @Field(() => IntegrationType, { description: 'The integration.' })
  integration!: Integration;
}

const TestIntegrationResult = outcomeUnion(
  'TestIntegrationResult',
  'What testIntegration can come to.',
  () =>
    [
      IntegrationWorks,
      IntegrationRefused,
      IntegrationUnreachable,
      IntegrationNotFoundType,
      TooManyIntegrationTestsType,
    ] as const,
);

/** Asks a service. */
@Resolver()
export class TestIntegrationMutation {
  @Mutation(() => TestIntegrationResult, {
    description: 'Asks a service whether it accepts the credentials that are kept here; five times a minute.',
  })
  testIntegration(
    @Arg('input', () => TestIntegrationInput, { description: 'Which service.' }) input: TestIntegrationInput,
    @Ctx() context: TenantContext,
  ): Promise<TestIntegrationOutcome> {
    return context.integrations.testIntegration(input);
  }
}

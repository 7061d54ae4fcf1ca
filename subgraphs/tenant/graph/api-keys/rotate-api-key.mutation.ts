import { Arg, Ctx, Field, ID, InputType, Int, Mutation, ObjectType, Resolver } from 'type-graphql';
import { InvalidInputType } from '../../../../platform/graphql/invalid-input.js';
import { outcomeUnion } from '../../../../platform/graphql/outcome.js';
import type { TenantContext } from '../../context.js';
import type { ApiKey } from '../../domain/api-keys/api-key.js';
import type { RotateApiKeyOutcome } from '../../use-cases/api-keys/rotate-api-key.js';
import { ApiKeyNotActiveType, ApiKeyNotFoundType } from './api-key.problems.js';
import { ApiKeyType } from './api-key.type.js';

@InputType({ description: 'Which key is replaced, and how long both work.' })
class RotateApiKeyInput {
  @Field(() => ID, { description: 'The key to replace, an active one.' })
  apiKeyId!: string;

  @Field(() => Int, { description: 'How many hours the old key goes on working, 0 to 168; 0 ends it at once.' })
  overlapHours!: number;
}

@ObjectType({ description: 'Another key took its place.', simpleResolvers: true })
class ApiKeyRotated {
  @Field(() => ApiKeyType, { description: 'What is kept of the new key.' })
  apiKey!: ApiKey;

  @Field(() => String, { description: 'The new key itself. It is shown this once: keep it where secrets are kept.' })
  key!: string;

  @Field(() => ApiKeyType, { description: 'The old key, which works until it expires.' })
  replaced!: ApiKey;
}

const RotateApiKeyResult = outcomeUnion(
  'RotateApiKeyResult',
  'What rotateApiKey can come to.',
  () => [ApiKeyRotated, ApiKeyNotFoundType, ApiKeyNotActiveType, InvalidInputType] as const,
);

/** Replaces a key. */
@Resolver()
export class RotateApiKeyMutation {
  @Mutation(() => RotateApiKeyResult, {
    description: 'Replaces an API key by a new one with the same scopes; both work during the overlap.',
  })
  rotateApiKey(
    @Arg('input', () => RotateApiKeyInput, { description: 'Which key, and how long both work.' })
    input: RotateApiKeyInput,
    @Ctx() context: TenantContext,
  ): Promise<RotateApiKeyOutcome> {
    return context.apiKeys.rotateApiKey(input);
  }
}

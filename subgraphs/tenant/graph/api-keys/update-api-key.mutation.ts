import { Arg, Ctx, Field, ID, InputType, Int, Mutation, ObjectType, Resolver } from 'type-graphql';
import { InvalidInputType } from '../../../../platform/graphql/invalid-input.js';
import { outcomeUnion } from '../../../../platform/graphql/outcome.js';
import type { TenantContext } from '../../context.js';
import type { ApiKey } from '../../domain/api-keys/api-key.js';
import type { UpdateApiKeyOutcome } from '../../use-cases/api-keys/update-api-key.js';
import { ApiKeyNotActiveType, ApiKeyNotFoundType } from './api-key.problems.js';
import { ApiKeyType } from './api-key.type.js';

@InputType({ description: 'What changes; absent parts stay.' })
class UpdateApiKeyInput {
  @Field(() => ID, { description: 'The key.' })
  apiKeyId!: string;

  @Field(() => String, { nullable: true, description: 'A new name.' })
  name?: string | null;

  @Field(() => Int, {
    nullable: true,
    description: 'How many requests a minute it may make, 1 to 10000; null: as many as everybody.',
  })
  requestsPerMinute?: number | null;
}

@ObjectType({ description: 'The key is changed.', simpleResolvers: true })
class ApiKeyUpdated {
  @Field(() => ApiKeyType, { description: 'What is kept of it.' })
  apiKey!: ApiKey;
}

const UpdateApiKeyResult = outcomeUnion(
  'UpdateApiKeyResult',
  'What updateApiKey can come to.',
  () => [ApiKeyUpdated, ApiKeyNotFoundType, ApiKeyNotActiveType, InvalidInputType] as const,
);

/** Changes a key. */
@Resolver()
export class UpdateApiKeyMutation {
  @Mutation(() => UpdateApiKeyResult, { description: 'Renames an API key, or changes its requests a minute (A-108).' })
  updateApiKey(
    @Arg('input', () => UpdateApiKeyInput, { description: 'What changes.' }) input: UpdateApiKeyInput,
    @Ctx() context: TenantContext,
  ): Promise<UpdateApiKeyOutcome> {
    return context.apiKeys.updateApiKey(input);
  }
}

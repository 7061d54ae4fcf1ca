import { Arg, Ctx, Field, ID, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import { outcomeUnion } from '../../../../platform/graphql/outcome.js';
import type { TenantContext } from '../../context.js';
import type { ApiKey } from '../../domain/api-keys/api-key.js';
import type { RevokeApiKeyOutcome } from '../../use-cases/api-keys/revoke-api-key.js';
import { ApiKeyNotActiveType, ApiKeyNotFoundType } from './api-key.problems.js';
import { ApiKeyType } from './api-key.type.js';

@InputType({ description: 'Which key.' })
class RevokeApiKeyInput {
  @Field(() => ID, { description: 'The key to end.' })
  apiKeyId!: string;
}

@ObjectType({ description: 'The key no longer works, anywhere.', simpleResolvers: true })
class ApiKeyRevoked {
  @Field(() => ApiKeyType, { description: 'What is kept of it.' })
  apiKey!: ApiKey;
}

const RevokeApiKeyResult = outcomeUnion(
  'RevokeApiKeyResult',
  'What revokeApiKey can come to.',
  () => [ApiKeyRevoked, ApiKeyNotFoundType, ApiKeyNotActiveType] as const,
);

/** Ends a key. */
@Resolver()
export class RevokeApiKeyMutation {
  @Mutation(() => RevokeApiKeyResult, { description: 'Ends an API key at once, with the streams it opened.' })
  revokeApiKey(
    @Arg('input', () => RevokeApiKeyInput, { description: 'Which key.' }) input: RevokeApiKeyInput,
    @Ctx() context: TenantContext,
  ): Promise<RevokeApiKeyOutcome> {
    return context.apiKeys.revokeApiKey(input);
  }
}

import { Arg, Ctx, Field, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import { DateTime } from '../../../../platform/graphql/date-time.js';
import { InvalidInputType } from '../../../../platform/graphql/invalid-input.js';
import { outcomeUnion } from '../../../../platform/graphql/outcome.js';
import type { TenantContext } from '../../context.js';
import type { ApiKey, ApiKeyEnvironment, ApiKeyScope } from '../../domain/api-keys/api-key.js';
import type { CreateApiKeyOutcome } from '../../use-cases/api-keys/create-api-key.js';
import { ApiKeyEnvironmentEnum, ApiKeyScopeEnum } from './api-key.enums.js';
import { ApiKeyType } from './api-key.type.js';

@InputType({ description: 'What a new key is for.' })
class CreateApiKeyInput {
  @Field(() => String, { description: 'A name people recognise, at most 100 characters.' })
  name!: string;

  @Field(() => ApiKeyEnvironmentEnum, { description: 'What it is for; it is written in the key.' })
  environment!: ApiKeyEnvironment;

  @Field(() => [ApiKeyScopeEnum], { description: 'What it may do, for life; one at least.' })
  scopes!: ApiKeyScope[];

  @Field(() => DateTime, { nullable: true, description: 'When it stops working; null: never by itself.' })
  expiresAt?: Date | null;
}

@ObjectType({ description: 'The key exists.', simpleResolvers: true })
class ApiKeyCreated {
  @Field(() => ApiKeyType, { description: 'What is kept of it.' })
  apiKey!: ApiKey;

  @Field(() => String, { description: 'The key itself. It is shown this once: keep it where secrets are kept.' })
  key!: string;
}

const CreateApiKeyResult = outcomeUnion(
  'CreateApiKeyResult',
  'What createApiKey can come to.',
  () => [ApiKeyCreated, InvalidInputType] as const,
);

/** Creates a key. */
@Resolver()
export class CreateApiKeyMutation {
  @Mutation(() => CreateApiKeyResult, { description: 'Creates an API key for a partner’s program (Z-27).' })
  createApiKey(
    @Arg('input', () => CreateApiKeyInput, { description: 'What it is for.' }) input: CreateApiKeyInput,
    @Ctx() context: TenantContext,
  ): Promise<CreateApiKeyOutcome> {
    return context.apiKeys.createApiKey(input);
  }
}

import { Field, ID, Int, ObjectType } from 'type-graphql';
import { connectionOf } from '../../../../platform/graphql/connection.js';
import { DateTime } from '../../../../platform/graphql/date-time.js';
import type { ApiKeyEnvironment, ApiKeyScope, ApiKeyStatus } from '../../domain/api-keys/api-key.js';
import { ApiKeyEnvironmentEnum, ApiKeyScopeEnum, ApiKeyStatusEnum } from './api-key.enums.js';

/** A key of a partner's program. */
@ObjectType('ApiKey', {
  description: 'A key by which a partner’s program acts for the organization; the key itself is never shown again.',
  simpleResolvers: true,
})
export class ApiKeyType {
  @Field(() => ID, { description: 'Stable id.' })
  id!: string;

  @Field(() => String, { description: 'What people call it.' })
  name!: string;

  @Field(() => ApiKeyEnvironmentEnum, { description: 'What it is for.' })
  environment!: ApiKeyEnvironment;

  @Field(() => String, { description: 'How the key begins; no secret.' })
  prefix!: string;

  @Field(() => String, { description: 'How the key begins and ends, to know it again.' })
  maskedKey!: string;

  @Field(() => [ApiKeyScopeEnum], { description: 'What it may do.' })
  scopes!: readonly ApiKeyScope[];

  @Field(() => Int, {
    nullable: true,
    description: 'How many requests a minute it may make; null: as many as everybody (A-108).',
  })
  requestsPerMinute!: number | null;

  @Field(() => ApiKeyStatusEnum, { description: 'Where it stands.' })
  status!: ApiKeyStatus;

  @Field(() => DateTime, { description: 'When it was created.' })
  createdAt!: Date;

  @Field(() => DateTime, { nullable: true, description: 'When it stops working; null: never by itself.' })
  expiresAt!: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'When it was last used, to the minute; null: never.' })
  lastUsedAt!: Date | null;

  @Field(() => ID, { nullable: true, description: 'The key that took its place, when one did.' })
  replacedById!: string | null;
}

/** A page of keys. */
export const { Connection: ApiKeyConnection } = connectionOf('ApiKey', () => ApiKeyType);

import { Field, ID, ObjectType } from 'type-graphql';
import { UserError } from '../../../../platform/graphql/user-error.js';
import type { ApiKeyStatus } from '../../domain/api-keys/api-key.js';
import { ApiKeyStatusEnum } from './api-key.enums.js';

/** No such key. */
@ObjectType('ApiKeyNotFound', {
  implements: UserError,
  description: 'The organization has no such API key.',
  simpleResolvers: true,
})
export class ApiKeyNotFoundType extends UserError {
  @Field(() => ID, { description: 'The id that was asked for.' })
  apiKeyId!: string;
}

/** Over, or replaced before. */
@ObjectType('ApiKeyNotActive', {
  implements: UserError,
  description: 'The API key was revoked, has expired, or was replaced before.',
  simpleResolvers: true,
})
export class ApiKeyNotActiveType extends UserError {
  @Field(() => ApiKeyStatusEnum, { description: 'Where it stands.' })
  status!: ApiKeyStatus;
}

import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { TenantContext } from '../../context.js';
import type { ApiKey } from '../../domain/api-keys/api-key.js';
import type { User } from '../../domain/user.js';
import { UserType } from '../user.type.js';
import { ApiKeyType } from './api-key.type.js';

/** What of a key is another row. */
@Resolver(() => ApiKeyType)
export class ApiKeyFields {
  @FieldResolver(() => UserType, { nullable: true, description: 'Who created it; null when they are gone.' })
  createdBy(@Root() { createdById }: ApiKey, @Ctx() context: TenantContext): Promise<User | null> | null {
    return createdById === null ? null : context.loaders.userById.load(createdById);
  }
}

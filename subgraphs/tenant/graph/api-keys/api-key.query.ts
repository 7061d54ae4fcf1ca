import { Args, Ctx, Query, Resolver } from 'type-graphql';
import { PageArgs } from '../../../../platform/graphql/connection.js';
import type { TenantContext } from '../../context.js';
import { ApiKeyConnection } from './api-key.type.js';

/** Reads the keys of the organization. */
@Resolver()
export class ApiKeyQuery {
  @Query(() => ApiKeyConnection, { description: 'The API keys of the organization, newest first, without the keys.' })
  apiKeys(@Args(() => PageArgs) page: PageArgs, @Ctx() context: TenantContext) {
    return context.apiKeys.pages.all(page);
  }
}

import { Args, Ctx, Query, Resolver } from 'type-graphql';
import { PageArgs } from '../../../../platform/graphql/connection.js';
import type { TenantContext } from '../../context.js';
import { SessionConnection } from './session.type.js';

/** Reads the sessions of the person who asks. */
@Resolver()
export class SessionQuery {
  @Query(() => SessionConnection, { description: 'Where the person who asks is signed in, newest first.' })
  mySessions(@Args(() => PageArgs) page: PageArgs, @Ctx() context: TenantContext) {
    return context.sessions.pages.mine(page);
  }
}

import { Args, Ctx, Query, Resolver } from 'type-graphql';
import { PageArgs } from '../../../platform/graphql/connection.js';
import type { TenantContext } from '../context.js';
import { OrganizationType } from './organization.type.js';
import { UserConnection, UserType } from './user.type.js';

/** Reads the viewer, their organization and its people. */
@Resolver()
export class TenantQuery {
  @Query(() => UserType, { nullable: true, description: 'The person who asks (V-55); null for agents.' })
  me(@Ctx() context: TenantContext) {
    const { userId } = context.viewer;
    return userId === null ? null : context.loaders.userById.load(userId);
  }

  @Query(() => OrganizationType, { nullable: true, description: 'The organization of the person who asks (V-56).' })
  myOrganization(@Ctx() context: TenantContext) {
    return context.loaders.organizationById.load(context.viewer.organizationId ?? '');
  }

  @Query(() => UserConnection, {
    description: 'The people of the organization who can sign in, in the order they joined (V-58).',
  })
  members(@Args(() => PageArgs) page: PageArgs, @Ctx() context: TenantContext) {
    return context.pages.members(page);
  }
}

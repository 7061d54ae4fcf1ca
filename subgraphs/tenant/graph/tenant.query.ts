import { Ctx, Query, Resolver } from 'type-graphql';
import type { TenantContext } from '../context.js';
import { OrganizationType } from './organization.type.js';
import { UserType } from './user.type.js';

/** Reads the viewer and their organization. */
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
}

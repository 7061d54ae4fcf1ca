import { Arg, Args, Ctx, Field, ID, InputType, Query, Resolver } from 'type-graphql';
import { PageArgs } from '../../../../platform/graphql/connection.js';
import type { AdminContext } from '../../context.js';
import type { UserRole, UserStatus } from '../../domain/users/user.js';
import { RoleEnum, UserStatusEnum } from '../admin.enums.js';
import { PlatformUserConnection, PlatformUserType } from './user.type.js';

/** Which accounts to list. */
@InputType({ description: 'Which accounts to list.' })
class PlatformUserFilter {
  @Field(() => ID, { nullable: true, description: 'Only people of this organization.' })
  organizationId?: string | null;

  @Field(() => RoleEnum, { nullable: true, description: 'Only people in this role.' })
  role?: UserRole | null;

  @Field(() => UserStatusEnum, { nullable: true, description: 'Only accounts in this state.' })
  status?: UserStatus | null;

  @Field(() => String, { nullable: true, description: 'Only people whose name or address contains this.' })
  search?: string | null;
}

/** The platform owner's view of accounts. */
@Resolver()
export class UserQuery {
  @Query(() => PlatformUserConnection, {
    description: 'The accounts of every organization and of the platform, newest first (V-72). For platform admins.',
  })
  platformUsers(
    @Args(() => PageArgs) page: PageArgs,
    @Arg('filter', () => PlatformUserFilter, { nullable: true, description: 'Which ones; all when absent.' })
    filter: PlatformUserFilter | null,
    @Ctx() context: AdminContext,
  ) {
    return context.listUsers({ filter: filter ?? {}, page });
  }

  @Query(() => PlatformUserType, {
    nullable: true,
    description: 'One account; null when the platform has no such account (V-72). For platform admins.',
  })
  platformUser(@Arg('id', () => ID, { description: 'Its id.' }) id: string, @Ctx() context: AdminContext) {
    return context.readUser({ id });
  }
}

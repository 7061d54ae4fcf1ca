import { Arg, Args, Ctx, Field, ID, InputType, Query, Resolver } from 'type-graphql';
import { PageArgs } from '../../../../platform/graphql/connection.js';
import type { TenantContext } from '../../context.js';
import type { InvitationStatus } from '../../domain/invitations/invitation.js';
import type { MemberRole } from '../../domain/members/member-rules.js';
import type { UserStatus } from '../../domain/user.js';
import { MemberRoleEnum, UserStatusEnum } from '../tenant.enums.js';
import { UserConnection, UserType } from '../user.type.js';
import { InvitationConnection, InvitationStatusEnum } from './invitation.type.js';

@InputType({ description: 'Which members to list; what is absent does not narrow the list.' })
class MemberFilter {
  @Field(() => MemberRoleEnum, { nullable: true, description: 'Only members in this role.' })
  role?: MemberRole | null;

  @Field(() => UserStatusEnum, {
    nullable: true,
    description: 'Only members in this state; when absent, those who can sign in or soon will.',
  })
  status?: UserStatus | null;

  @Field(() => String, { nullable: true, description: 'Only members whose name or address contains this.' })
  search?: string | null;
}

@InputType({ description: 'Which invitations to list.' })
class InvitationFilter {
  @Field(() => InvitationStatusEnum, { nullable: true, description: 'Only invitations of which this became.' })
  status?: InvitationStatus | null;
}

/** Reads the people of an organization and who is invited. */
@Resolver()
export class MemberQuery {
  @Query(() => UserConnection, { description: 'The people of the organization, in the order they joined (V-58).' })
  members(
    @Args(() => PageArgs) page: PageArgs,
    @Arg('filter', () => MemberFilter, { nullable: true, description: 'Which ones; see its fields when absent.' })
    filter: MemberFilter | null,
    @Ctx() context: TenantContext,
  ) {
    return context.pages.members(filter ?? {}, page);
  }

  @Query(() => UserType, {
    nullable: true,
    description: 'One person of the organization, in whatever state; null when it has no such person.',
  })
  async member(@Arg('id', () => ID, { description: 'Their id.' }) id: string, @Ctx() context: TenantContext) {
    const user = await context.loaders.userById.load(id);
    // The loader of a platform admin knows everybody.
    return user?.organizationId === context.viewer.organizationId ? user : null;
  }

  @Query(() => InvitationConnection, { description: 'Who is, or was, invited into the organization, newest first.' })
  invitations(
    @Args(() => PageArgs) page: PageArgs,
    @Arg('filter', () => InvitationFilter, { nullable: true, description: 'Which ones; all when absent.' })
    filter: InvitationFilter | null,
    @Ctx() { members }: TenantContext,
  ) {
    return members.pages.invitations({ status: filter?.status ?? null, now: members.now }, page);
  }
}

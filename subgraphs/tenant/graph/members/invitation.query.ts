import { Arg, Ctx, Field, ObjectType, Query, Resolver } from 'type-graphql';
import { DateTime } from '../../../../platform/graphql/date-time.js';
import type { TenantContext } from '../../context.js';
import type { MemberRole } from '../../domain/members/member-rules.js';
import { MemberRoleEnum } from '../tenant.enums.js';

@ObjectType({
  description: 'What the holder of an invitation’s link is shown before they accept.',
  simpleResolvers: true,
})
class InvitationPreview {
  @Field(() => String, { description: 'Name of the organization.' })
  organizationName!: string;

  @Field(() => String, { description: 'Name of the person who vouches for it.' })
  inviterName!: string;

  @Field(() => MemberRoleEnum, { description: 'The role that accepting gives.' })
  role!: MemberRole;

  @Field(() => String, { description: 'Enough of the invited address to recognise one’s own.' })
  maskedEmail!: string;

  @Field(() => DateTime, { description: 'When the link stops working.' })
  expiresAt!: Date;
}

/** Shows an invitation to a stranger who holds its link. */
@Resolver()
export class InvitationQuery {
  @Query(() => InvitationPreview, {
    nullable: true,
    description: 'The invitation of a link; null for every link that does not work.',
  })
  invitation(
    @Arg('token', () => String, { description: 'The token in the link.' }) token: string,
    @Ctx() { members }: TenantContext,
  ) {
    return members.previewInvitation({ token });
  }
}

import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { TenantContext } from '../../context.js';
import { statusAt, type Invitation } from '../../domain/invitations/invitation.js';
import { rolesWithin } from '../../domain/members/member-rules.js';
import { UserType } from '../user.type.js';
import { InvitationStatusEnum, InvitationType } from './invitation.type.js';
import { actorOf } from './member.fields.js';

/** What is computed about an invitation. */
@Resolver(() => InvitationType)
export class InvitationFields {
  @FieldResolver(() => InvitationStatusEnum, { description: 'What became of it.' })
  status(@Root() invitation: Invitation, @Ctx() { members }: TenantContext) {
    return statusAt(invitation, members.now);
  }

  @FieldResolver(() => UserType, {
    nullable: true,
    description:
      'Who vouches for it: it works as long as they may give its role. Null when they were erased, or are of the platform.',
  })
  invitedBy(@Root() invitation: Invitation, @Ctx() { loaders }: TenantContext) {
    return loaders.userById.load(invitation.invitedBy);
  }

  @FieldResolver(() => Boolean, { description: 'Whether the viewer may send it again.' })
  viewerCanResend(@Root() invitation: Invitation, @Ctx() context: TenantContext) {
    return mayHandle(invitation, context);
  }

  @FieldResolver(() => Boolean, { description: 'Whether the viewer may take it back.' })
  viewerCanRevoke(@Root() invitation: Invitation, @Ctx() context: TenantContext) {
    return mayHandle(invitation, context);
  }
}

const mayHandle = ({ state, role }: Invitation, { viewer }: TenantContext): boolean => {
  const actor = actorOf(viewer);
  return state === 'PENDING' && actor !== null && rolesWithin(actor).includes(role);
};

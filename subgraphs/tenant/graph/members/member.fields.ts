import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Viewer } from '../../../../platform/viewer/viewer.js';
import type { TenantContext } from '../../context.js';
import {
  mayChangeRole,
  mayGiveRole,
  mayRemove,
  ownersBeside,
  rolesWithin,
  type MemberRole,
  type Standing,
} from '../../domain/members/member-rules.js';
import type { User } from '../../domain/user.js';
import { MemberRoleEnum } from '../tenant.enums.js';
import { UserType } from '../user.type.js';

/** Where the viewer stands among the members; null for whoever may not look after them. */
export const actorOf = ({ role, permissions }: Viewer): Standing | null =>
  role !== null && permissions.has('member:manage') ? { role } : null;

/** What the viewer may do about a person, by the rules that the acts themselves keep. */
@Resolver(() => UserType)
export class MemberFields {
  @FieldResolver(() => Boolean, { description: 'Whether the viewer may give them another role now.' })
  async viewerCanChangeRole(@Root() user: User, @Ctx() context: TenantContext) {
    const roles = await assignable(user, context);
    return roles.some((role) => role !== user.role);
  }

  @FieldResolver(() => Boolean, { description: 'Whether the viewer may remove them now.' })
  async viewerCanRemove(@Root() user: User, @Ctx() context: TenantContext) {
    const actor = actorFor(user, context);
    if (!actor || user.status === 'REMOVED') return false;
    return mayRemove(actor, user, ownersBeside(user, await context.members.ownerIds())) === null;
  }

  @FieldResolver(() => Boolean, { description: 'Whether the viewer may restore them, who were removed, now.' })
  viewerCanRestore(@Root() user: User, @Ctx() context: TenantContext) {
    const actor = actorFor(user, context);
    const isInTime = user.purgeAt !== null && user.purgeAt > context.members.now;
    return actor !== null && isInTime && mayGiveRole(actor, user.role) === null;
  }

  @FieldResolver(() => [MemberRoleEnum], { description: 'The roles the viewer may give them now, their own included.' })
  assignableRoles(@Root() user: User, @Ctx() context: TenantContext) {
    return assignable(user, context);
  }
}

const actorFor = (user: User, { viewer }: TenantContext): Standing | null =>
  user.organizationId !== null && user.organizationId === viewer.organizationId ? actorOf(viewer) : null;

async function assignable(user: User, context: TenantContext): Promise<readonly MemberRole[]> {
  const actor = actorFor(user, context);
  if (!actor || user.status === 'REMOVED') return [];
  const owners = ownersBeside(user, await context.members.ownerIds());
  return rolesWithin(actor).filter((role) => mayChangeRole(actor, user, role, owners) === null);
}

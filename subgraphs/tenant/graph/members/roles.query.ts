import { Field, ObjectType, Query, Resolver } from 'type-graphql';
import { operatorGrants, permissionsByRole } from '../../../../platform/viewer/permission.js';
import { rolesWithin, type MemberRole } from '../../domain/members/member-rules.js';
import { userRoles, type UserRole } from '../../domain/user.js';
import { MemberRoleEnum, RoleEnum } from '../tenant.enums.js';

@ObjectType({ description: 'A role and what it may do: one row of the permission table.', simpleResolvers: true })
class RoleDescription {
  @Field(() => RoleEnum, { description: 'The role.' })
  role!: UserRole;

  @Field(() => [String], { description: 'What it may do, for instance "campaign:launch".' })
  permissions!: readonly string[];

  @Field(() => [String], { description: 'What an organization may allow it beyond that (O-10).' })
  grantable!: readonly string[];

  @Field(() => [MemberRoleEnum], { description: 'The roles it may give to others; none unless it manages members.' })
  assignableRoles!: readonly MemberRole[];
}

const describe = (role: UserRole) => ({
  role,
  permissions: permissionsByRole[role],
  grantable: role === 'OPERATOR' ? operatorGrants : [],
  assignableRoles: permissionsByRole[role].includes('member:manage') ? rolesWithin({ role }) : [],
});

/** Reads the permission table. */
@Resolver()
export class RolesQuery {
  @Query(() => [RoleDescription], { description: 'Every role with what it may do, highest first (V-08).' })
  roles() {
    return userRoles.map(describe);
  }
}

import { registerEnumType } from 'type-graphql';
import { memberRoles, type MemberRole } from '../domain/members/member-rules.js';
import type { OperatorGrant } from '../domain/organization.js';
import { userRoles, userStatuses, type UserRole, type UserStatus } from '../domain/user.js';

const descriptions: Readonly<Record<UserRole, string>> = {
  OWNER: 'Owns the organization.',
  ADMIN: 'Administers the organization.',
  MANAGER: 'Runs campaigns and approves emails.',
  OPERATOR: 'Works on leads.',
  VIEWER: 'Reads.',
  PLATFORM_ADMIN: 'Looks after the platform; belongs to no organization.',
};

/** A person's role. */
export const RoleEnum = Object.fromEntries(userRoles.map((role) => [role, role])) as Readonly<
  Record<UserRole, UserRole>
>;

registerEnumType(RoleEnum, {
  name: 'Role',
  description: 'A person’s role, highest first.',
  valuesConfig: Object.fromEntries(userRoles.map((role) => [role, { description: descriptions[role] }])),
});

/** A role that somebody can be given. */
export const MemberRoleEnum = Object.fromEntries(memberRoles.map((role) => [role, role])) as Readonly<
  Record<MemberRole, MemberRole>
>;

registerEnumType(MemberRoleEnum, {
  name: 'MemberRole',
  description: 'A role of an organization, highest first; what somebody can be given.',
  valuesConfig: Object.fromEntries(memberRoles.map((role) => [role, { description: descriptions[role] }])),
});

const statusDescriptions: Readonly<Record<UserStatus, string>> = {
  ACTIVE: 'Can sign in.',
  INVITED: 'Is a member, and cannot sign in before they chose a password by the link in their mail.',
  DISABLED: 'Cannot sign in for now.',
  REMOVED: 'Left; can be restored until they are erased.',
};

/** Whether somebody can sign in. */
export const UserStatusEnum = Object.fromEntries(userStatuses.map((status) => [status, status])) as Readonly<
  Record<UserStatus, UserStatus>
>;

registerEnumType(UserStatusEnum, {
  name: 'UserStatus',
  description: 'Whether somebody can sign in.',
  valuesConfig: Object.fromEntries(userStatuses.map((status) => [status, { description: statusDescriptions[status] }])),
});

/** What an organization may allow its operators. */
export const OperatorGrantEnum = {
  CREATE_CAMPAIGNS: 'campaign:create',
  APPROVE_EMAILS: 'email:approve',
} as const satisfies Readonly<Record<string, OperatorGrant>>;

registerEnumType(OperatorGrantEnum, {
  name: 'OperatorGrant',
  description: 'What an organization may allow its operators beyond their role (O-10).',
  valuesConfig: {
    CREATE_CAMPAIGNS: { description: 'Operators create campaigns; they do not launch them.' },
    APPROVE_EMAILS: { description: 'Operators approve and reject drafted emails.' },
  },
});

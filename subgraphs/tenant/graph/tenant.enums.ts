import { registerEnumType } from 'type-graphql';
import { userRoles, type UserRole } from '../domain/user.js';

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

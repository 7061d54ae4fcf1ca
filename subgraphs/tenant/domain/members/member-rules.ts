import { userRoles, type UserRole } from '../user.js';
import { lastOwner, roleNotYours, type LastOwner, type RoleNotYours } from './member-problems.js';

/** The roles that somebody can be given, highest first: all but the platform owner's (V-08, X-06). */
export const memberRoles = ['OWNER', 'ADMIN', 'MANAGER', 'OPERATOR', 'VIEWER'] as const;

/** One of them. */
export type MemberRole = (typeof memberRoles)[number];

/** Where somebody stands. */
export interface Standing {
  readonly role: UserRole;
}

/** How long a removed member can be restored before everything about them is erased. */
const purgeAfterDays = 30;

const dayMs = 24 * 60 * 60 * 1_000;

/** When somebody who is removed now is erased. */
export const purgeDate = (now: Date): Date => new Date(now.getTime() + purgeAfterDays * dayMs);

const rankOf = (role: UserRole): number => -userRoles.indexOf(role);

const isMemberRole = (role: UserRole): role is MemberRole => role !== 'PLATFORM_ADMIN';

/** Whether a role is another's or a lower one of the same organization. */
const reaches = (actor: UserRole, role: UserRole): boolean =>
  isMemberRole(actor) && isMemberRole(role) && rankOf(role) <= rankOf(actor);

/** The roles that somebody may give: their own and those below. Whether they may give any is the permission's business. */
export const rolesWithin = (actor: Standing): readonly MemberRole[] =>
  memberRoles.filter((role) => reaches(actor.role, role));

/** Nobody gives a role above their own, so only an owner makes one. */
export const mayGiveRole = (actor: Standing, role: UserRole): RoleNotYours | null =>
  reaches(actor.role, role) ? null : roleNotYours;

/** What the rules need to know about the owners: how many other than the member in question can sign in. */
export interface Owners {
  readonly otherOwners: number;
}

/** The owners that remain without this member. */
export const ownersBeside = ({ id }: { readonly id: string }, ownerIds: readonly string[]): Owners => ({
  otherOwners: ownerIds.filter((each) => each !== id).length,
});

/** The last owner stays, in the organization and in the role. */
const keepsAnOwner = (target: Standing, { otherOwners }: Owners): LastOwner | null =>
  target.role === 'OWNER' && otherOwners === 0 ? lastOwner : null;

/** Only an owner changes an owner or makes one; nobody raises anybody, themselves included, above their own role (V-61). */
export function mayChangeRole(
  actor: Standing,
  target: Standing,
  role: UserRole,
  owners: Owners,
): RoleNotYours | LastOwner | null {
  const refused = mayGiveRole(actor, target.role) ?? mayGiveRole(actor, role);
  return refused ?? (role === 'OWNER' ? null : keepsAnOwner(target, owners));
}

/** Only an owner removes an owner, and never the last one (V-62). */
export const mayRemove = (actor: Standing, target: Standing, owners: Owners): RoleNotYours | LastOwner | null =>
  mayGiveRole(actor, target.role) ?? keepsAnOwner(target, owners);

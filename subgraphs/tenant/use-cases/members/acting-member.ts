import type { Clock } from '../../../../platform/config/clock.js';
import type { AuditTrail } from '../../../../platform/audit/audit-trail.js';
import { permissionsByRole } from '../../../../platform/viewer/permission.js';
import type { Viewer } from '../../../../platform/viewer/viewer.js';
import type { MemberStore, MemberTransaction } from '../../data/members/member-store.js';
import { mayGiveRole, type MemberRole } from '../../domain/members/member-rules.js';
import type { User, UserRole } from '../../domain/user.js';

/** What every act on members needs. */
export interface MemberNeeds {
  readonly viewer: Viewer;
  readonly store: MemberStore;
  readonly clock: Clock;
  readonly trail: AuditTrail;
}

/** Whether a role lets somebody look after members at all. */
export const managesMembers = (role: UserRole): boolean => permissionsByRole[role].includes('member:manage');

/** Whether a role lets somebody name the first owner of an organization: the platform owner's alone. */
const namesOwners = (role: UserRole): boolean => permissionsByRole[role].includes('platform:manage');

/** Whether somebody in this role may still give another: the rule of the moment of inviting, asked again later. */
export const mayStillGive = (giver: UserRole, role: MemberRole): boolean =>
  (managesMembers(giver) && mayGiveRole({ role: giver }, role) === null) || (namesOwners(giver) && role === 'OWNER');

/**
 * The acting member as they are now, while the members are held: a token says what somebody was when it was issued.
 * Null when they may no longer act.
 */
export async function actingMember({ members }: MemberTransaction, viewer: Viewer): Promise<User | null> {
  const actor = viewer.userId === null ? null : await members.findById(viewer.userId);
  return actor?.status === 'ACTIVE' && managesMembers(actor.role) ? actor : null;
}

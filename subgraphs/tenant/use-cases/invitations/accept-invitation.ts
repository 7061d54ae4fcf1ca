import { revokeAccess } from '../../../../platform/access/revoke-access.js';
import type { AuditTrail } from '../../../../platform/audit/audit-trail.js';
import { recordAudit, type AuditEntry } from '../../../../platform/audit/record-audit.js';
import type { Clock } from '../../../../platform/config/clock.js';
import { hashPassword } from '../../../../platform/crypto/password.js';
import { defineUseCase } from '../../../../platform/use-case/define-use-case.js';
import type { Viewer } from '../../../../platform/viewer/viewer.js';
import type { Acceptance, Newcomer } from '../../data/invitations/acceptance.js';
import { AddressClaimed } from '../../data/invitations/invitation-door.js';
import {
  alreadyMemberElsewhere,
  invitationInvalid,
  type AlreadyMemberElsewhere,
  type InvitationInvalid,
} from '../../domain/invitations/invitation-problems.js';
import { worksNow, type ClaimedAccount, type OpenInvitation } from '../../domain/invitations/open-invitation.js';
import { invalidInput, lastOwner, type InvalidInput, type LastOwner } from '../../domain/members/member-problems.js';
import { cleanName, nameProblems, passwordProblems } from '../../domain/members/person.js';
import type { TooManyAttempts } from '../../domain/sessions/session-problems.js';
import { choiceProblems } from '../accounts/password-policy.js';
import { consentProblems, type ConsentBoxes } from '../accounts/required-consents.js';
import { mayStillGive } from '../members/acting-member.js';
import { findInvitation, type FindingNeeds, type InvitationProof } from './find-invitation.js';
import { earlierConsents, newcomerConsents } from './newcomer-consents.js';

/** What accepting an invitation can come to. */
export type AcceptInvitationOutcome =
  | { readonly kind: 'InvitationAccepted'; readonly organizationName: string; readonly email: string }
  | InvitationInvalid
  | AlreadyMemberElsewhere
  | LastOwner
  | TooManyAttempts
  | InvalidInput;

interface Needs extends FindingNeeds {
  readonly viewer: Viewer;
  readonly clock: Clock;
  readonly trail: AuditTrail;
}

interface Input extends InvitationProof, Partial<ConsentBoxes> {
  readonly name?: string | null | undefined;
  readonly password: string;
  /** The signed-in holder of the address leaves the organization they are in. */
  readonly leaveOtherOrganization?: boolean | null | undefined;
}

/** What was decided before the members are held. */
interface Wish {
  readonly invitationId: string;
  readonly newcomer: Newcomer;
  readonly confirmsLeaving: boolean;
  readonly boxes: ConsentBoxes;
}

type Refusal = InvitationInvalid | AlreadyMemberElsewhere | LastOwner;

/** Whether whoever holds the address may leave where they are: only in person, and not as the owner others depend on. */
async function mayLeave(
  acceptance: Acceptance,
  { viewer }: Needs,
  { userId, organizationId, role, status }: ClaimedAccount,
  confirmsLeaving: boolean,
): Promise<Refusal | null> {
  const isTheirs = viewer.userId === userId && viewer.impersonatorId === null;
  if (!confirmsLeaving || !isTheirs || organizationId === null || status !== 'ACTIVE') return alreadyMemberElsewhere;
  const { otherOwners, otherMembers } = await acceptance.countOthers(organizationId, userId);
  return role === 'OWNER' && otherOwners === 0 && otherMembers > 0 ? lastOwner : null;
}

const attemptsMax = 3;

/** Holds the members of every organization concerned, and reads what is true from then on; MOVED when they are others by then. */
async function hold(acceptance: Acceptance, invitationId: string) {
  const seen = await acceptance.find(invitationId);
  if (!seen) return null;
  const before = await acceptance.findAccount(seen.email);
  const elsewhere = before?.organizationId ?? null;
  await acceptance.lock([seen.organization.id, ...(elsewhere === null ? [] : [elsewhere])]);
  const invitation = await acceptance.find(invitationId);
  const holder = await acceptance.findAccount(seen.email);
  if ((holder?.organizationId ?? null) !== elsewhere) return 'MOVED';
  return invitation && { invitation, holder };
}

interface Change {
  readonly userId: string;
  readonly invitation: OpenInvitation;
  readonly left: ClaimedAccount | null;
}

/** Writes down what happened in each organization, always in the same order, because their logs are held until the end. */
async function recordChange(
  { writer }: Acceptance,
  trail: AuditTrail,
  { userId, invitation, left }: Change,
): Promise<void> {
  const entries: AuditEntry[] = [
    {
      organizationId: invitation.organization.id,
      action: 'invitation.accepted',
      subject: { type: 'invitation', id: invitation.id },
      after: { userId, email: invitation.email, role: invitation.role },
    },
  ];
  if (left)
    entries.push({
      organizationId: left.organizationId,
      action: 'member.left',
      subject: { type: 'user', id: left.userId },
      before: { status: left.status, role: left.role },
      after: { status: 'REMOVED' },
    });
  const inOrder = entries.toSorted((one, other) =>
    (one.organizationId ?? '').localeCompare(other.organizationId ?? '', 'en'),
  );
  for (const entry of inOrder) await recordAudit(writer, trail, entry);
}

async function acceptWithin(
  acceptance: Acceptance,
  needs: Needs,
  wish: Wish,
): Promise<AcceptInvitationOutcome | 'MOVED'> {
  const held = await hold(acceptance, wish.invitationId);
  if (held === 'MOVED') return held;
  const now = needs.clock.now();
  if (!held || !worksNow(held.invitation, now, mayStillGive)) return invitationInvalid;
  const { invitation, holder } = held;
  if (holder?.organizationId === invitation.organization.id) return invitationInvalid;
  const refused = holder && (await mayLeave(acceptance, needs, holder, wish.confirmsLeaving));
  if (refused) return refused;
  const missing = consentProblems(wish.boxes);
  const earlier = missing.length > 0 ? await earlierConsents(acceptance, invitation, holder) : null;
  if (missing.length > 0 && earlier === null) return invalidInput(missing);
  if (!(await acceptance.close(invitation.id, now))) return invitationInvalid;
  if (holder) await acceptance.leave(holder.userId, now);
  const userId = await acceptance.join(invitation, wish.newcomer, now);
  const said = newcomerConsents(wish.boxes, earlier, needs.trail, now);
  await acceptance.consents.add({ userId, organizationId: invitation.organization.id }, said);
  if (holder) {
    const { organizationId } = holder;
    await revokeAccess(acceptance.writer, { kind: 'USER', subjectId: holder.userId, organizationId });
  }
  await recordChange(acceptance, needs.trail, { userId, invitation, left: holder });
  return { kind: 'InvitationAccepted', organizationName: invitation.organization.name, email: invitation.email };
}

/**
 * Makes the holder of an invitation a member (V-53, X-03), whose address is proved thereby. An address belongs to one
 * account of the platform: whoever has one in another organization signs in to it and confirms that they leave. They
 * accept the terms and the privacy policy as by registering, unless they accepted the versions in force before (Z-16).
 */
export const acceptInvitation = defineUseCase({
  permission: 'session:open',

  async run(needs: Needs, input: Input): Promise<AcceptInvitationOutcome> {
    const name = input.name ? cleanName(input.name) : null;
    const problems = [...(input.name ? nameProblems(input.name) : []), ...passwordProblems(input.password)];
    if (problems.length > 0) return invalidInput(problems);
    const now = needs.clock.now();
    const found = await findInvitation(needs, input, now);
    if ('kind' in found) return found;
    if (!worksNow(found, now, mayStillGive)) return invitationInvalid;
    if (name === null && found.memberId === null) return invalidInput(nameProblems(''));
    const guessable = choiceProblems(input.password, { email: found.email, name });
    if (guessable.length > 0) return invalidInput(guessable);
    const newcomer = { name, passwordHash: await hashPassword(input.password) };
    const { acceptsTerms = false, acceptsPrivacy = false, acceptsMarketing = false } = input;
    const boxes = { acceptsTerms, acceptsPrivacy, acceptsMarketing };
    const wish = { invitationId: found.id, newcomer, confirmsLeaving: input.leaveOtherOrganization === true, boxes };
    try {
      // Whoever moved in this very moment is asked again.
      for (let attempt = 0; attempt < attemptsMax; attempt += 1) {
        const outcome = await needs.door.transaction((acceptance) => acceptWithin(acceptance, needs, wish));
        if (outcome !== 'MOVED') return outcome;
      }
      return alreadyMemberElsewhere;
    } catch (error) {
      if (error instanceof AddressClaimed) return alreadyMemberElsewhere;
      throw error;
    }
  },
});

import { createHash } from 'node:crypto';
import { mailsPausedFor } from '../../../../platform/mail/invitation-pace.js';
import { defineUseCase } from '../../../../platform/use-case/define-use-case.js';
import type { NamingRequest } from '../../data/organizations/first-owner.repository.js';
import type { PlatformTransaction } from '../../data/platform-store.js';
import {
  invalidInput,
  organizationCannotMove,
  organizationHasOwner,
  organizationNotFound,
  tooManyInvitations,
  type InvalidInput,
  type OrganizationCannotMove,
  type OrganizationHasOwner,
  type OrganizationNotFound,
  type TooManyInvitations,
} from '../../domain/admin-problems.js';
import {
  comparedAddress,
  keyReused,
  memberAlready,
  namedOwnerProblems,
  type NamedOwner,
} from '../../domain/organizations/first-owner.js';
import type { PlatformOrganization } from '../../domain/organizations/organization.js';
import { actingAdmin, type AdminNeeds } from '../admin-needs.js';

/** What naming the first owner again can come to. */
export type InviteFirstOwnerOutcome =
  | { readonly kind: 'FirstOwnerInvited'; readonly organization: PlatformOrganization }
  | OrganizationHasOwner
  | OrganizationNotFound
  | OrganizationCannotMove
  | TooManyInvitations
  | InvalidInput;

interface Input extends NamedOwner {
  readonly organizationId: string;
}

/** The request as it is remembered; null when it does not name itself. */
function requestOf({ email, name, locale, idempotencyKey }: NamedOwner): NamingRequest | null {
  if (idempotencyKey == null) return null;
  const said = JSON.stringify([comparedAddress(email), name.trim(), locale]);
  return { key: idempotencyKey, hash: createHash('sha256').update(said).digest('base64url') };
}

/** Why nobody may be named now; null when somebody may. */
async function refusalOf(
  { firstOwners }: PlatformTransaction,
  organizationId: string,
  email: string,
  now: Date,
): Promise<OrganizationHasOwner | InvalidInput | TooManyInvitations | null> {
  if (await firstOwners.hasOwner(organizationId)) return organizationHasOwner;
  if (await firstOwners.isMember(organizationId, email)) return invalidInput([memberAlready]);
  const pause = mailsPausedFor(await firstOwners.mailsSent(organizationId, email, now));
  return pause === null ? null : tooManyInvitations(pause);
}

/**
 * Names the first owner of an organization again (V-69), as long as nobody who owns it can sign in: what was sent before
 * stops working at once, and the tenant house writes to them from the row of the organization.
 */
export const inviteFirstOwner = defineUseCase({
  permission: 'platform:manage',

  async run(needs: AdminNeeds, input: Input): Promise<InviteFirstOwnerOutcome> {
    const problems = namedOwnerProblems(input);
    if (problems.length > 0) return invalidInput(problems);
    const { organizationId, locale } = input;
    const email = comparedAddress(input.email);
    const request = requestOf(input);
    const wantedBy = await actingAdmin(needs);
    return needs.store.transaction(async (transaction) => {
      const { organizations, firstOwners, record } = transaction;
      const now = needs.clock.now();
      const organization = await organizations.lock(organizationId);
      if (!organization) return organizationNotFound(organizationId);
      const last = request && (await firstOwners.lastRequest(organizationId));
      if (last && last.key === request.key)
        return last.hash === request.hash
          ? { kind: 'FirstOwnerInvited' as const, organization }
          : invalidInput([keyReused]);
      if (organization.status !== 'ACTIVE') return organizationCannotMove(organization.status, 'given an owner');
      const waiting = await firstOwners.holdWaiting(organizationId);
      const refused = await refusalOf(transaction, organizationId, email, now);
      if (refused) return refused;
      await firstOwners.withdraw(organizationId, waiting, now);
      await firstOwners.name(organizationId, { email, name: input.name.trim(), locale, wantedBy }, request);
      await record({
        organizationId,
        action: 'organization.owner-named',
        subject: { type: 'Organization', id: organizationId },
        after: { ownerEmail: email, withdrawnInvitations: waiting.length },
      });
      return { kind: 'FirstOwnerInvited' as const, organization };
    });
  },
});

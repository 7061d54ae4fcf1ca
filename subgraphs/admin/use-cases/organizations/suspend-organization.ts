import { defineUseCase } from '../../../../platform/use-case/define-use-case.js';
import {
  invalidInput,
  type InvalidInput,
  type OrganizationCannotMove,
  type OrganizationNotFound,
} from '../../domain/admin-problems.js';
import type { PlatformOrganization } from '../../domain/organizations/organization.js';
import { reasonProblems } from '../../domain/reason.js';
import type { AdminNeeds } from '../admin-needs.js';
import { moveOrganization } from './move-organization.js';

/** What suspending an organization can come to. */
export type SuspendOrganizationOutcome =
  | { readonly kind: 'OrganizationSuspended'; readonly organization: PlatformOrganization }
  | OrganizationNotFound
  | OrganizationCannotMove
  | InvalidInput;

/** Ends the access of a whole organization at once (V-70); its agents stop at the step under way, and nothing is lost. */
export const suspendOrganization = defineUseCase({
  permission: 'platform:manage',

  async run(
    needs: AdminNeeds,
    { organizationId, reason }: { readonly organizationId: string; readonly reason: string },
  ): Promise<SuspendOrganizationOutcome> {
    const problems = reasonProblems(reason);
    if (problems.length > 0) return invalidInput(problems);
    const outcome = await moveOrganization(needs, organizationId, {
      action: 'organization.suspended',
      participle: 'suspended',
      move: ({ organizations }) => organizations.suspend(organizationId, reason.trim(), needs.clock.now()),
      endsAccess: true,
      reason: reason.trim(),
    });
    return 'kind' in outcome ? outcome : { kind: 'OrganizationSuspended', organization: outcome };
  },
});

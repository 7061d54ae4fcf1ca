import { defineUseCase } from '../../../../platform/use-case/define-use-case.js';
import {
  organizationIsPurged,
  type OrganizationCannotMove,
  type OrganizationNotFound,
} from '../../domain/admin-problems.js';
import type { PlatformOrganization } from '../../domain/organizations/organization.js';
import type { AdminNeeds } from '../admin-needs.js';
import { moveOrganization } from './move-organization.js';

/** What restoring an organization can come to. */
export type RestoreOrganizationOutcome =
  | { readonly kind: 'OrganizationRestored'; readonly organization: PlatformOrganization }
  | OrganizationNotFound
  | OrganizationCannotMove;

/** Takes a deletion back while its thirty days last: the organization stands where it stood, suspended or not. */
export const restoreOrganization = defineUseCase({
  permission: 'platform:manage',

  async run(
    needs: AdminNeeds,
    { organizationId }: { readonly organizationId: string },
  ): Promise<RestoreOrganizationOutcome> {
    const outcome = await moveOrganization(needs, organizationId, {
      action: 'organization.restored',
      participle: 'restored',
      move: ({ organizations }) => organizations.restore(organizationId),
      endsAccess: false,
    });
    if (!('kind' in outcome)) return { kind: 'OrganizationRestored', organization: outcome };
    const isTooLate = outcome.kind === 'OrganizationCannotMove' && outcome.status === 'DELETED';
    return isTooLate ? organizationIsPurged : outcome;
  },
});

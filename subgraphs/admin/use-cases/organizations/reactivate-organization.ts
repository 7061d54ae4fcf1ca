import { defineUseCase } from '../../../../platform/use-case/define-use-case.js';
import type { OrganizationCannotMove, OrganizationNotFound } from '../../domain/admin-problems.js';
import type { PlatformOrganization } from '../../domain/organizations/organization.js';
import type { AdminNeeds } from '../admin-needs.js';
import { moveOrganization } from './move-organization.js';

/** What reactivating an organization can come to. */
export type ReactivateOrganizationOutcome =
  | { readonly kind: 'OrganizationReactivated'; readonly organization: PlatformOrganization }
  | OrganizationNotFound
  | OrganizationCannotMove;

/** Lets a suspended organization in again (V-70); its runs go on by themselves where they stood. */
export const reactivateOrganization = defineUseCase({
  permission: 'platform:manage',

  async run(
    needs: AdminNeeds,
    { organizationId }: { readonly organizationId: string },
  ): Promise<ReactivateOrganizationOutcome> {
    const outcome = await moveOrganization(needs, organizationId, {
      action: 'organization.reactivated',
      participle: 'reactivated',
      move: ({ organizations }) => organizations.reactivate(organizationId, needs.clock.now()),
      endsAccess: false,
    });
    return 'kind' in outcome ? outcome : { kind: 'OrganizationReactivated', organization: outcome };
  },
});

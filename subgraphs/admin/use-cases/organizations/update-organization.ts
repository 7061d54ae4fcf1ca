import { defineUseCase } from '../../../../platform/use-case/define-use-case.js';
import {
  organizationCannotMove,
  organizationNotFound,
  type InvalidInput,
  type OrganizationCannotMove,
  type OrganizationNotFound,
} from '../../domain/admin-problems.js';
import type { PlatformOrganization } from '../../domain/organizations/organization.js';
import {
  detailsAfter,
  type OrganizationChange,
  type OrganizationDetails,
} from '../../domain/organizations/organization-details.js';
import type { AdminNeeds } from '../admin-needs.js';

/** What changing an organization can come to. */
export type UpdateOrganizationOutcome =
  | { readonly kind: 'PlatformOrganizationUpdated'; readonly organization: PlatformOrganization }
  | OrganizationNotFound
  | OrganizationCannotMove
  | InvalidInput;

const detailsOf = ({ name, plan, trialEndsAt }: OrganizationDetails): OrganizationDetails => ({
  name,
  plan,
  trialEndsAt,
});

/** Changes name, plan and end of trial (V-70); what is absent stays. */
export const updateOrganization = defineUseCase({
  permission: 'platform:manage',

  async run(
    { store, clock }: AdminNeeds,
    { organizationId, ...change }: OrganizationChange & { readonly organizationId: string },
  ): Promise<UpdateOrganizationOutcome> {
    return store.transaction(async ({ organizations, record }) => {
      const before = await organizations.lock(organizationId);
      if (!before) return organizationNotFound(organizationId);
      const details = detailsAfter(before, change, clock.now());
      if ('kind' in details) return details;
      const changed = await organizations.change(organizationId, details, clock.now());
      const organization = await organizations.findById(organizationId);
      if (!organization) return organizationNotFound(organizationId);
      if (!changed) return organizationCannotMove(organization.status, 'changed');
      await record({
        organizationId,
        action: 'organization.updated',
        subject: { type: 'Organization', id: organizationId },
        before: { ...detailsOf(before) },
        after: { ...detailsOf(organization) },
      });
      return { kind: 'PlatformOrganizationUpdated' as const, organization };
    });
  },
});

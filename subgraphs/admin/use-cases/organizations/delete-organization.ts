import { defineUseCase } from '../../../../platform/use-case/define-use-case.js';
import {
  invalidInput,
  organizationNotFound,
  type InvalidInput,
  type OrganizationCannotMove,
  type OrganizationNotFound,
} from '../../domain/admin-problems.js';
import type { PlatformOrganization } from '../../domain/organizations/organization.js';
import { reasonProblems } from '../../domain/reason.js';
import type { AdminNeeds } from '../admin-needs.js';
import { moveOrganization } from './move-organization.js';

/** What deleting an organization can come to. */
export type DeleteOrganizationOutcome =
  | { readonly kind: 'OrganizationDeleted'; readonly organization: PlatformOrganization }
  | OrganizationNotFound
  | OrganizationCannotMove
  | InvalidInput;

/** Which organization, why, and its name once more, so that nobody deletes another by mistake. */
export interface OrganizationDeletion {
  readonly organizationId: string;
  readonly reason: string;
  readonly confirmName: string;
}

/** Deletes an organization softly (V-71, X-04): access ends at once, and after thirty days nothing of it is left. */
export const deleteOrganization = defineUseCase({
  permission: 'platform:manage',

  async run(
    needs: AdminNeeds,
    { organizationId, reason, confirmName }: OrganizationDeletion,
  ): Promise<DeleteOrganizationOutcome> {
    const organization = await needs.store.organizations.findById(organizationId);
    if (!organization) return organizationNotFound(organizationId);
    const misnamed = { path: 'confirmName', message: 'Write the name of the organization exactly as it is.' };
    const problems = [...reasonProblems(reason), ...(confirmName === organization.name ? [] : [misnamed])];
    if (problems.length > 0) return invalidInput(problems);
    const outcome = await moveOrganization(needs, organizationId, {
      action: 'organization.deleted',
      participle: 'deleted',
      move: ({ organizations }) => organizations.delete(organizationId),
      endsAccess: true,
      reason: reason.trim(),
    });
    return 'kind' in outcome ? outcome : { kind: 'OrganizationDeleted', organization: outcome };
  },
});

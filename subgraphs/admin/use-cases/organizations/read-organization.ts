import { defineUseCase } from '../../../../platform/use-case/define-use-case.js';
import type { PlatformOrganization } from '../../domain/organizations/organization.js';
import type { AdminNeeds } from '../admin-needs.js';

/** Shows one organization (V-68); null when the platform has no such organization. */
export const readOrganization = defineUseCase({
  permission: 'platform:read',

  async run({ store }: AdminNeeds, { id }: { readonly id: string }): Promise<PlatformOrganization | null> {
    return store.organizations.findById(id);
  },
});

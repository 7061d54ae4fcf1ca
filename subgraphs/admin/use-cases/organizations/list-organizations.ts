import type { Page, PageRequest } from '../../../../platform/graphql/connection.js';
import { defineUseCase } from '../../../../platform/use-case/define-use-case.js';
import type { Viewer } from '../../../../platform/viewer/viewer.js';
import type { OrganizationFilter, OrganizationOrder } from '../../domain/organizations/organization-order.js';
import type { PlatformPages } from '../../data/platform.pages.js';
import type { PlatformOrganization } from '../../domain/organizations/organization.js';

interface Needs {
  readonly viewer: Viewer;
  readonly pages: PlatformPages;
}

/** Which page of which list. */
export interface OrganizationListRequest extends OrganizationOrder {
  readonly filter: OrganizationFilter;
  readonly page: PageRequest;
}

/** Lists every organization with how much it has (V-67). @throws InvalidCursor, InvalidPageSize */
export const listOrganizations = defineUseCase({
  permission: 'platform:read',

  async run(
    { pages }: Needs,
    { filter, page, ...order }: OrganizationListRequest,
  ): Promise<Page<PlatformOrganization>> {
    return pages.organizations(filter, order, page);
  },
});

import type { Page, PageArgs } from '../../../platform/graphql/connection.js';
import { defineUseCase } from '../../../platform/use-case/define-use-case.js';
import type { Viewer } from '../../../platform/viewer/viewer.js';
import type { PlatformPages } from '../data/platform.pages.js';
import type { OrganizationOverview } from '../domain/organization-overview.js';

interface Needs {
  readonly viewer: Viewer;
  readonly pages: PlatformPages;
}

/** Lists every organization with how much it has (V-67). @throws InvalidCursor, InvalidPageSize */
export const surveyOrganizations = defineUseCase({
  permission: 'platform:read',

  async run({ pages }: Needs, page: PageArgs): Promise<Page<OrganizationOverview>> {
    return pages.organizations(page);
  },
});

import type { Page, PageRequest } from '../../../../platform/graphql/connection.js';
import { defineUseCase } from '../../../../platform/use-case/define-use-case.js';
import type { Viewer } from '../../../../platform/viewer/viewer.js';
import type { PlatformPages } from '../../data/platform.pages.js';
import type { PlatformUser, UserFilter } from '../../domain/users/user.js';

interface Needs {
  readonly viewer: Viewer;
  readonly pages: PlatformPages;
}

/** Lists the accounts of every organization and of the platform (V-72). @throws InvalidCursor, InvalidPageSize */
export const listUsers = defineUseCase({
  permission: 'platform:read',

  async run(
    { pages }: Needs,
    { filter, page }: { readonly filter: UserFilter; readonly page: PageRequest },
  ): Promise<Page<PlatformUser>> {
    return pages.users(filter, page);
  },
});

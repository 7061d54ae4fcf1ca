import { defineUseCase } from '../../../../platform/use-case/define-use-case.js';
import type { PlatformUser } from '../../domain/users/user.js';
import type { AdminNeeds } from '../admin-needs.js';

/** Shows one account (V-72); null when the platform has no such account. */
export const readUser = defineUseCase({
  permission: 'platform:read',

  async run({ store }: AdminNeeds, { id }: { readonly id: string }): Promise<PlatformUser | null> {
    return store.users.findById(id);
  },
});

import { defineUseCase } from '../../../../platform/use-case/define-use-case.js';
import type { UserCannotMove, UserNotFound } from '../../domain/admin-problems.js';
import type { PlatformUser } from '../../domain/users/user.js';
import type { AdminNeeds } from '../admin-needs.js';
import { moveUser } from './move-user.js';

/** What enabling an account can come to. */
export type EnableUserOutcome =
  | { readonly kind: 'UserEnabled'; readonly user: PlatformUser }
  | UserNotFound
  | UserCannotMove;

/** Lets a disabled person sign in again. */
export const enableUser = defineUseCase({
  permission: 'platform:manage',

  async run(needs: AdminNeeds, { userId }: { readonly userId: string }): Promise<EnableUserOutcome> {
    const outcome = await moveUser(needs, userId, {
      participle: 'enabled',
      from: 'DISABLED',
      to: 'ACTIVE',
      endsAccess: false,
    });
    return 'kind' in outcome ? outcome : { kind: 'UserEnabled', user: outcome };
  },
});

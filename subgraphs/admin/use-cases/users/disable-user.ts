import { defineUseCase } from '../../../../platform/use-case/define-use-case.js';
import {
  invalidInput,
  type InvalidInput,
  type UserCannotMove,
  type UserNotFound,
} from '../../domain/admin-problems.js';
import type { PlatformUser } from '../../domain/users/user.js';
import type { AdminNeeds } from '../admin-needs.js';
import { moveUser } from './move-user.js';

/** What disabling an account can come to. */
export type DisableUserOutcome =
  | { readonly kind: 'UserDisabled'; readonly user: PlatformUser }
  | UserNotFound
  | UserCannotMove
  | InvalidInput;

/** Ends the access of a person at once. Nobody disables themselves: one slip would leave a platform without its admin. */
export const disableUser = defineUseCase({
  permission: 'platform:manage',

  async run(needs: AdminNeeds, { userId }: { readonly userId: string }): Promise<DisableUserOutcome> {
    if (userId === needs.viewer.userId)
      return invalidInput([{ path: 'userId', message: 'You cannot disable your own account.' }]);
    const outcome = await moveUser(needs, userId, {
      participle: 'disabled',
      from: 'ACTIVE',
      to: 'DISABLED',
      endsAccess: true,
    });
    return 'kind' in outcome ? outcome : { kind: 'UserDisabled', user: outcome };
  },
});

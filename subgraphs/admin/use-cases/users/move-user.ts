import { userCannotMove, userNotFound, type UserCannotMove, type UserNotFound } from '../../domain/admin-problems.js';
import type { PlatformUser, UserStatus } from '../../domain/users/user.js';
import type { AdminNeeds } from '../admin-needs.js';

/** A move of one account from one state to another. */
export interface UserMove {
  /** `user.<past tense>`, as the audit log names it and as the sentence that refuses it says. */
  readonly participle: 'disabled' | 'enabled';
  readonly from: UserStatus;
  readonly to: UserStatus;
  /** Whether the person loses access at the commit. */
  readonly endsAccess: boolean;
}

/** What a move can come to. */
export type MovedUser = PlatformUser | UserNotFound | UserCannotMove;

/** Moves an account, ends its access when the move does, and writes it down, all in one transaction. */
export async function moveUser(
  { store, clock }: AdminNeeds,
  userId: string,
  { participle, from, to, endsAccess }: UserMove,
): Promise<MovedUser> {
  if (!(await store.users.findById(userId))) return userNotFound(userId);
  return store.transaction(async (transaction) => {
    const moved = await transaction.users.move(userId, from, to, clock.now());
    const user = await transaction.users.findById(userId);
    if (!user) return userNotFound(userId);
    if (!moved) return userCannotMove(user.status, participle);
    const { organizationId } = user;
    if (endsAccess) await transaction.revoke({ kind: 'USER', subjectId: userId, organizationId });
    await transaction.record({
      organizationId,
      action: `user.${participle}`,
      subject: { type: 'User', id: userId },
      before: { status: from },
      after: { status: to },
    });
    return user;
  });
}

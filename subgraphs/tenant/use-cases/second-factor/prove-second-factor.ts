import { NotPermitted } from '../../../../platform/use-case/define-use-case.js';
import type { Addressee } from '../../data/accounts/account.repository.js';
import type { IdentityTransaction } from '../../data/identity-store.js';
import { codePerAccount } from '../../domain/accounts/account-limits.js';
import {
  codeWrong,
  twoFactorStateWrong,
  type CodeWrong,
  type TwoFactorStateWrong,
  type WrongPassword,
} from '../../domain/second-factor/second-factor-problems.js';
import { tooManyAttempts, type TooManyAttempts } from '../../domain/sessions/session-problems.js';
import { checkPassword } from '../accounts/check-password.js';
import { countAttempt } from '../sessions/count-attempt.js';
import { takeCode } from './factor-code.js';
import type { TwoFactorNeeds } from './start-two-factor.js';

/** Password and code of somebody who wants to change their second factor. */
export interface TwoFactorProof {
  readonly password: string;
  readonly code: string;
}

/** Why the second factor stays as it is. */
export type TwoFactorRefusal = WrongPassword | CodeWrong | TwoFactorStateWrong | TooManyAttempts;

/**
 * Does `act` for somebody who proves password and second factor, in the transaction that uses the code up.
 * @throws NotPermitted when nobody is signed in.
 */
export async function withProvenFactor<Outcome>(
  needs: TwoFactorNeeds,
  { password, code }: TwoFactorProof,
  act: (transaction: IdentityTransaction, owner: Addressee, at: Date) => Promise<Outcome>,
): Promise<Outcome | TwoFactorRefusal> {
  const { viewer, identity, clock, keys } = needs;
  const owner = viewer.userId === null ? null : await identity.accounts.findAddressee(viewer.userId);
  if (!owner) throw new NotPermitted('self:manage');
  const checked = await checkPassword(needs, owner.userId, password);
  if ('kind' in checked) return checked;
  const wait = await countAttempt(needs, [[codePerAccount, owner.userId]]);
  if (wait !== null) return tooManyAttempts(wait);
  const at = clock.now();
  return identity.transaction(async (transaction) => {
    if (!(await transaction.secondFactors.hold(owner.userId))?.isConfirmed) return twoFactorStateWrong(false);
    const used = await takeCode(transaction, keys, { userId: owner.userId, at }, code);
    return used === null ? codeWrong : act(transaction, owner, at);
  });
}

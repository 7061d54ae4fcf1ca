import { recordAudit } from '../../../../platform/audit/record-audit.js';
import { hashSecretToken } from '../../../../platform/crypto/secret-token.js';
import { defineUseCase } from '../../../../platform/use-case/define-use-case.js';
import type { IdentityTransaction } from '../../data/identity-store.js';
import type { FactorOwner } from '../../data/second-factor/second-factor.repository.js';
import { codePerAccount, completePerMachine } from '../../domain/accounts/account-limits.js';
import {
  challengeInvalid,
  codeWrong,
  type ChallengeInvalid,
  type CodeWrong,
} from '../../domain/second-factor/second-factor-problems.js';
import type { Account, OpenedSession } from '../../domain/sessions/session.js';
import { tooManyAttempts, type TooManyAttempts } from '../../domain/sessions/session-problems.js';
import { mailAlert } from '../accounts/account-mail.js';
import { countAttempt, type AttemptNeeds } from '../sessions/count-attempt.js';
import {
  addSession,
  draftSession,
  issueSession,
  type SessionDraft,
  type SessionNeeds,
} from '../sessions/issue-session.js';
import { takeCode, type FactorKeys } from './factor-code.js';

/** What completing a sign-in can come to. */
export type CompleteLoginOutcome =
  | ({ readonly kind: 'LoggedIn' } & OpenedSession)
  | CodeWrong
  | ChallengeInvalid
  | TooManyAttempts;

/** What completing a sign-in needs. */
export interface CompleteLoginNeeds extends SessionNeeds, AttemptNeeds {
  readonly keys: FactorKeys;
}

interface Attempt {
  readonly tokenHash: string;
  readonly code: string;
  readonly owner: FactorOwner;
  readonly draft: SessionDraft;
}

async function noteWrong(
  { identity, trail }: CompleteLoginNeeds,
  { userId, organizationId }: FactorOwner,
): Promise<void> {
  await identity.transaction(({ writer }) =>
    recordAudit(writer, trail, {
      organizationId,
      action: 'session.second-factor-failed',
      subject: { type: 'user', id: userId },
    }),
  );
}

/** Uses up code and challenge and opens the session, or none of it. */
async function completeWithin(
  { keys, trail, clock, post }: CompleteLoginNeeds,
  transaction: IdentityTransaction,
  { tokenHash, code, owner: { userId }, draft }: Attempt,
): Promise<Account | CodeWrong | ChallengeInvalid> {
  const at = clock.now();
  const used = await takeCode(transaction, keys, { userId, at }, code);
  if (used === null) return codeWrong;
  if (!(await transaction.secondFactors.takeChallenge(tokenHash))) return challengeInvalid;
  const account = await transaction.accounts.findOpen(userId);
  if (!account) return challengeInvalid;
  if (used === 'RECOVERY_CODE') {
    const addressee = await transaction.accounts.findAddressee(userId);
    const { clientAddress } = trail;
    const alert = { event: 'RECOVERY_CODE_USED', at, clientAddress, occasion: `recovery:${draft.sessionId}` } as const;
    if (addressee) await mailAlert(transaction.writer, post, addressee, alert);
  }
  await addSession(transaction, trail, account, draft);
  return account;
}

/** Completes a sign-in whose password was right by a code of the authenticator or a recovery code. */
export const completeLogin = defineUseCase({
  permission: 'session:open',

  async run(
    needs: CompleteLoginNeeds,
    { challenge, code }: { readonly challenge: string; readonly code: string },
  ): Promise<CompleteLoginOutcome> {
    const { identity, clock, trail } = needs;
    const wait = await countAttempt(needs, [[completePerMachine, trail.clientAddress]]);
    if (wait !== null) return tooManyAttempts(wait);
    const tokenHash = hashSecretToken(challenge);
    const owner = await identity.secondFactors.guess(tokenHash, clock.now());
    if (!owner) return challengeInvalid;
    const accountWait = await countAttempt(needs, [[codePerAccount, owner.userId]]);
    if (accountWait !== null) return tooManyAttempts(accountWait);
    const draft = draftSession(clock);
    const account = await identity.transaction((transaction) =>
      completeWithin(needs, transaction, { tokenHash, code, owner, draft }),
    );
    if ('kind' in account) {
      if (account.kind === 'CodeWrong') await noteWrong(needs, owner);
      return account;
    }
    const session = await issueSession(needs, { account, sessionId: draft.sessionId }, draft.refresh);
    return session ? { kind: 'LoggedIn', ...session } : challengeInvalid;
  },
});

import { recordAudit } from '../../../../platform/audit/record-audit.js';
import { verifyPassword } from '../../../../platform/crypto/password.js';
import { defineUseCase } from '../../../../platform/use-case/define-use-case.js';
import { anonymous } from '../../../../platform/viewer/viewer.js';
import type { SignInAccount } from '../../data/accounts/account.repository.js';
import { emailNotVerified, type EmailNotVerified } from '../../domain/accounts/account-problems.js';
import { normaliseEmail } from '../../domain/email-address.js';
import { signInPerAccount, signInPerMachine } from '../../domain/sessions/attempts.js';
import type { OpenedSession } from '../../domain/sessions/session.js';
import {
  invalidCredentials,
  tooManyAttempts,
  type InvalidCredentials,
  type TooManyAttempts,
} from '../../domain/sessions/session-problems.js';
import { askSecondFactor, type SecondFactorRequired } from '../second-factor/ask-second-factor.js';
import { countAttempt, type AttemptNeeds } from './count-attempt.js';
import { openSession, type SessionNeeds } from './issue-session.js';

/** What signing in can come to. */
export type LoginOutcome =
  | ({ readonly kind: 'LoggedIn' } & OpenedSession)
  | SecondFactorRequired
  | InvalidCredentials
  | EmailNotVerified
  | TooManyAttempts;

/** What signing in needs. */
export interface LoginNeeds extends SessionNeeds, AttemptNeeds {}

/**
 * Writes down that signing in failed, when there is an account to write it down for. The same statements are sent when
 * there is none, and nobody waits for the disk, so that neither work nor time says which it was.
 */
async function noteFailure({ identity, trail }: LoginNeeds, account: SignInAccount | null): Promise<void> {
  await identity.quietly(account !== null, (writer) =>
    recordAudit(
      writer,
      { ...trail, viewer: anonymous },
      {
        organizationId: account?.organizationId ?? null,
        action: 'session.sign-in-failed',
        subject: { type: 'user', id: account?.userId ?? '' },
      },
    ),
  );
}

/** What follows the right password: a session, or the question for the second factor. */
async function goOn(needs: LoginNeeds, account: SignInAccount): Promise<LoginOutcome | null> {
  if (account.hasSecondFactor) return askSecondFactor(needs, account);
  const session = await openSession(needs, account);
  return session && { kind: 'LoggedIn', ...session };
}

/** Signs a person in (V-43, A-108). An unknown account, a closed one and a wrong password are one and the same answer. */
export const login = defineUseCase({
  permission: 'session:open',

  async run(needs: LoginNeeds, input: { readonly email: string; readonly password: string }): Promise<LoginOutcome> {
    const email = normaliseEmail(input.email);
    const wait = await countAttempt(needs, [
      [signInPerMachine, needs.trail.clientAddress],
      [signInPerAccount, email],
    ]);
    if (wait !== null) return tooManyAttempts(wait);
    const account = await needs.identity.accounts.findForSignIn(email);
    // Looked up whether or not there is an account, so that the work is the same.
    const registration = await needs.identity.registrations.findNewest(email, needs.clock.now());
    const matches = await verifyPassword((account ?? registration)?.passwordHash ?? null, input.password);
    if (!account && registration && matches) return emailNotVerified(registration.id);
    const opened = account && account.isOpen && matches ? await goOn(needs, account) : null;
    if (opened) return opened;
    await noteFailure(needs, account);
    return invalidCredentials;
  },
});

import { done, nothingDone } from '../../../platform/audit/recorded-transaction.js';
import type { Clock } from '../../../platform/config/clock.js';
import { defineUseCase } from '../../../platform/use-case/define-use-case.js';
import type { Viewer } from '../../../platform/viewer/viewer.js';
import type { CampaignStore } from '../data/campaign-store.js';
import { emailDecided } from '../domain/campaign-acts.js';
import {
  emailAlreadyDecided,
  emailNotFound,
  invalidInput,
  type EmailAlreadyDecided,
  type EmailNotFound,
  type InvalidInput,
} from '../domain/campaign-problems.js';
import type { Email } from '../domain/email.js';

/** What rejecting a draft can come to. */
export type RejectEmailOutcome =
  | { readonly kind: 'EmailRejected'; readonly email: Email }
  | EmailNotFound
  | EmailAlreadyDecided
  | InvalidInput;

interface Needs {
  readonly viewer: Viewer;
  readonly store: CampaignStore;
  readonly clock: Clock;
}

const reasonLengthMax = 1_000;

/** A person rejects a draft and may say why. */
export const rejectEmail = defineUseCase({
  permission: 'email:approve',

  async run(
    { viewer, store, clock }: Needs,
    { emailId, reason }: { readonly emailId: string; readonly reason?: string | null | undefined },
  ): Promise<RejectEmailOutcome> {
    const why = reason?.trim() ?? '';
    if (why.length > reasonLengthMax) {
      return invalidInput([{ path: 'reason', message: `Keep the reason under ${reasonLengthMax} characters.` }]);
    }
    return store.transaction<RejectEmailOutcome>(async ({ emails }) => {
      const reasonGiven = why === '' ? null : why;
      const email = await emails.decide(emailId, 'REJECTED', viewer.userId ?? '', reasonGiven, clock.now());
      if (email) return done({ kind: 'EmailRejected', email }, emailDecided(email));
      const decided = await emails.findById(emailId);
      return nothingDone(decided ? emailAlreadyDecided(decided) : emailNotFound(emailId));
    });
  },
});

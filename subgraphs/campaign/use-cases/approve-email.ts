import { done, nothingDone } from '../../../platform/audit/recorded-transaction.js';
import type { Clock } from '../../../platform/config/clock.js';
import type { PlanLimitReached, TrialEnded } from '../../../platform/quota/quota-problems.js';
import { defineUseCase } from '../../../platform/use-case/define-use-case.js';
import type { Viewer } from '../../../platform/viewer/viewer.js';
import type { CampaignStore } from '../data/campaign-store.js';
import { emailDecided } from '../domain/campaign-acts.js';
import {
  emailAlreadyDecided,
  emailNotFound,
  type EmailAlreadyDecided,
  type EmailNotFound,
} from '../domain/campaign-problems.js';
import type { Email } from '../domain/email.js';

/** What approving a draft can come to. */
export type ApproveEmailOutcome =
  | { readonly kind: 'EmailApproved'; readonly email: Email }
  | EmailNotFound
  | EmailAlreadyDecided
  | PlanLimitReached
  | TrialEnded;

interface Needs {
  readonly viewer: Viewer;
  readonly store: CampaignStore;
  readonly clock: Clock;
}

/** A person approves a draft; agents never can (O-10). */
export const approveEmail = defineUseCase({
  permission: 'email:approve',

  async run({ viewer, store, clock }: Needs, { emailId }: { readonly emailId: string }): Promise<ApproveEmailOutcome> {
    return store.transaction<ApproveEmailOutcome>(async ({ emails, quota }) => {
      const room = await quota.reserve('EMAILS', 1, clock.now());
      if (room.kind !== 'Reserved') return nothingDone(room);
      const email = await emails.decide(emailId, 'APPROVED', viewer.userId ?? '', null, clock.now());
      if (email) return done({ kind: 'EmailApproved', email }, emailDecided(email));
      const decided = await emails.findById(emailId);
      return nothingDone(decided ? emailAlreadyDecided(decided) : emailNotFound(emailId));
    });
  },
});

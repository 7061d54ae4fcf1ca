import { done, nothingDone } from '../../../platform/audit/recorded-transaction.js';
import type { Clock } from '../../../platform/config/clock.js';
import type { PlanLimitReached, TrialEnded } from '../../../platform/quota/quota-problems.js';
import { defineUseCase } from '../../../platform/use-case/define-use-case.js';
import type { Viewer } from '../../../platform/viewer/viewer.js';
import type { CampaignStore } from '../data/campaign-store.js';
import { emailDecided } from '../domain/campaign-acts.js';
import {
  contactRefused,
  emailAlreadyDecided,
  emailNotFound,
  type ContactRefused,
  type EmailAlreadyDecided,
  type EmailNotFound,
} from '../domain/campaign-problems.js';
import type { AskContactGate } from '../domain/contact-gate.js';
import { isDecidable, type Email } from '../domain/email.js';

/** What approving a draft can come to. */
export type ApproveEmailOutcome =
  | { readonly kind: 'EmailApproved'; readonly email: Email }
  | EmailNotFound
  | EmailAlreadyDecided
  | ContactRefused
  | PlanLimitReached
  | TrialEnded;

interface Needs {
  readonly viewer: Viewer;
  readonly store: CampaignStore;
  readonly clock: Clock;
  readonly askContactGate: AskContactGate;
}

/** A person approves a draft; agents never can (O-10), and nobody for a person who must not be written to by now. */
export const approveEmail = defineUseCase({
  permission: 'email:approve',

  async run(
    { viewer, store, clock, askContactGate }: Needs,
    { emailId }: { readonly emailId: string },
  ): Promise<ApproveEmailOutcome> {
    const draft = await store.emails.findById(emailId);
    if (!draft) return emailNotFound(emailId);
    if (!isDecidable(draft)) return emailAlreadyDecided(draft);
    // Asked before the transaction, which holds the plan's room meanwhile; whoever sends asks the gate again.
    const refusals = await askContactGate(draft);
    if (refusals.length > 0) return contactRefused(draft, refusals);
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

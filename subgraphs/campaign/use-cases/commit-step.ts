import { done, nothingDone } from '../../../platform/audit/recorded-transaction.js';
import type { Clock } from '../../../platform/config/clock.js';
import { defineUseCase } from '../../../platform/use-case/define-use-case.js';
import type { Viewer } from '../../../platform/viewer/viewer.js';
import type { CampaignStore } from '../data/campaign-store.js';
import { runAct } from '../domain/campaign-acts.js';
import type { EmailDraft } from '../domain/email.js';
import type { AgentRun, AgentType } from '../domain/run.js';
import type { RunEventDraft } from '../domain/run-event.js';

/** What an agent did in one step, ready to be written down. */
export interface FinishedStep {
  readonly run: AgentRun;
  readonly worker: string;
  readonly agent: AgentType;
  readonly nextAgent: AgentType | null;
  readonly nextPosition: string | null;
  readonly leadCount: number;
  readonly costMicroUsd: number;
  readonly events: readonly RunEventDraft[];
  readonly emails: readonly EmailDraft[];
  /** When the agent began with it, for the platform's figures (O-11); left out where nobody timed it. */
  readonly startedAt?: Date;
}

/** What committing a step can come to; an interrupted step left no trace and is done again later. */
export type CommitStepOutcome =
  | { readonly kind: 'StepCommitted'; readonly run: AgentRun }
  | { readonly kind: 'StepInterrupted' };

interface Needs {
  readonly viewer: Viewer;
  readonly store: CampaignStore;
  readonly clock: Clock;
}

/** Writes a step, its drafts and its events in one transaction, once: paused, cancelled or taken over, it writes nothing. */
export const commitStep = defineUseCase({
  permission: 'agent:record',

  async run({ store, clock }: Needs, step: FinishedStep): Promise<CommitStepOutcome> {
    return store.transaction<CommitStepOutcome>(async ({ runs, emails }) => {
      const run = await runs.commitStep({ ...step, runId: step.run.id, fromStep: step.run.step, now: clock.now() });
      if (!run) return nothingDone({ kind: 'StepInterrupted' });
      if (step.emails.length > 0) await emails.addDrafts(run.campaignId, run.id, step.emails, clock.now());
      const { agent, leadCount } = step;
      const committed = { agent, step: run.step, leadCount, draftCount: step.emails.length };
      return done({ kind: 'StepCommitted', run }, runAct('step-committed', run.id, committed));
    });
  },
});

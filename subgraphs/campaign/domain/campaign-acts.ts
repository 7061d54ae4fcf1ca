import type { Campaign } from './campaign.js';
import type { Email } from './email.js';
import type { AgentRun } from './run.js';

/** An act as the audit log keeps it: what was done to which row, with the values before and after. */
interface CampaignAct {
  readonly action: string;
  readonly subject: { readonly type: string; readonly id: string };
  readonly before?: Readonly<Record<string, unknown>>;
  readonly after?: Readonly<Record<string, unknown>>;
}

const edited = ['name', 'source', 'criteriaText', 'offer', 'offerTranslation', 'leadsMax', 'language'] as const;

const contentOf = (campaign: Campaign, keys: readonly (typeof edited)[number][] = edited) =>
  Object.fromEntries(keys.map((key) => [key, campaign[key]]));

/** A draft was created. */
export const campaignCreated = (campaign: Campaign): CampaignAct => ({
  action: 'campaign.created',
  subject: { type: 'Campaign', id: campaign.id },
  after: contentOf(campaign),
});

/** A draft was edited; only what changed is kept. */
export function campaignUpdated(before: Campaign, after: Campaign): CampaignAct {
  const changed = edited.filter((key) => before[key] !== after[key]);
  return {
    action: 'campaign.updated',
    subject: { type: 'Campaign', id: after.id },
    before: contentOf(before, changed),
    after: contentOf(after, changed),
  };
}

/** A person moved a campaign, and its run with it. */
export const campaignMoved = (
  act: 'launched' | 'paused' | 'resumed' | 'cancelled',
  before: Campaign,
  after: Campaign,
  run?: AgentRun,
): CampaignAct => ({
  action: `campaign.${act}`,
  subject: { type: 'Campaign', id: after.id },
  before: { status: before.status },
  after: { status: after.status, ...(run ? { runId: run.id } : {}) },
});

/** A person decided a draft; what they wrote about it stays with the email. */
export const emailDecided = ({ id, status, rejectionReason, campaignId }: Email): CampaignAct => ({
  action: status === 'APPROVED' ? 'email.approved' : 'email.rejected',
  subject: { type: 'Email', id },
  before: { status: 'PENDING' },
  after: { status, campaignId, ...(status === 'REJECTED' ? { reasonGiven: rejectionReason !== null } : {}) },
});

/** Something happened to a run: figures only, never what agents read or wrote. */
export const runAct = (
  act: 'started' | 'taken-up' | 'step-committed' | 'completed' | 'attempt-failed' | 'failed',
  runId: string,
  after: Readonly<Record<string, string | number>>,
): CampaignAct => ({ action: `run.${act}`, subject: { type: 'AgentRun', id: runId }, after });

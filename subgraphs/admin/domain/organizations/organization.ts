/** Where an organization stands: DELETED waits for its purge, and nothing is left of one that was purged. */
export const organizationStatuses = ['ACTIVE', 'SUSPENDED', 'DELETED'] as const;

/** One of them. */
export type OrganizationStatus = (typeof organizationStatuses)[number];

/** What organizations pay for (O-07). */
export const plans = ['TRIAL', 'STARTER', 'GROWTH', 'SCALE'] as const;

/** One of them. */
export type Plan = (typeof plans)[number];

/** Whom an organization sells to. */
export const organizationTypes = ['B2B', 'B2C'] as const;

/** One of them. */
export type OrganizationType = (typeof organizationTypes)[number];

/** The language an organization works in. */
export type OrganizationLocale = 'FR' | 'EN';

/** One organization as the platform owner sees it (V-67, V-68): who it is, and how much it has; never what is in it. */
export interface PlatformOrganization {
  readonly id: string;
  readonly name: string;
  readonly slug: string;
  readonly type: OrganizationType;
  readonly plan: Plan;
  readonly status: OrganizationStatus;
  readonly locale: OrganizationLocale;
  readonly createdAt: Date;
  /** End of the trial; null for every other plan. */
  readonly trialEndsAt: Date | null;
  readonly suspendedAt: Date | null;
  readonly suspensionReason: string | null;
  readonly deletedAt: Date | null;
  /** When everything of it is erased for good; null unless DELETED. */
  readonly purgeAt: Date | null;
  /** Its people who can sign in. */
  readonly userCount: number;
  readonly campaignCount: number;
  readonly leadCount: number;
  readonly runCount: number;
  /** When its newest run was created; null before the first. */
  readonly latestRunAt: Date | null;
}

/** What an organization used since the first of the month, 00:00 UTC (O-07). */
export interface OrganizationUsage {
  readonly since: Date;
  readonly leadsAdded: number;
  readonly emailsDrafted: number;
  readonly activeCampaigns: number;
  /** What engines cost in its steps. */
  readonly costMicroUsd: number;
}

/** Where a run stands. */
export const runStatuses = ['QUEUED', 'RUNNING', 'PAUSED', 'COMPLETED', 'FAILED', 'CANCELLED'] as const;

/** One of them. */
export type RunStatus = (typeof runStatuses)[number];

/** The newest run of an organization, without a word of what it was about. */
export interface LatestRun {
  readonly status: RunStatus;
  readonly createdAt: Date;
  readonly startedAt: Date | null;
  readonly finishedAt: Date | null;
  readonly assessedCount: number;
}

const dayMs = 24 * 60 * 60 * 1000;
const trialDays = 14;

/** End of a trial that begins now: after 14 days (O-07). */
export const trialEndFrom = (now: Date): Date => new Date(now.getTime() + trialDays * dayMs);

/** The first of the month, 00:00 UTC, when usage starts anew (O-07). */
export const monthStart = (now: Date): Date => new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), 1));

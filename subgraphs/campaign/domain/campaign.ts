import type { ProspectCriteria } from './criteria.js';

/** The six states of a campaign (V-24). */
export const campaignStatuses = ['DRAFT', 'PENDING', 'ACTIVE', 'PAUSED', 'COMPLETED', 'CANCELLED'] as const;

/** Where a campaign stands. */
export type CampaignStatus = (typeof campaignStatuses)[number];

/** Where prospects come from: found in the directory, or a list the people imported themselves. */
export const prospectSources = ['DIRECTORY', 'IMPORTED_LIST'] as const;

/** Where prospects come from. */
export type ProspectSource = (typeof prospectSources)[number];

/** Languages the agents write. */
export const languages = ['FR', 'EN'] as const;

/** A language the agents write. */
export type Language = (typeof languages)[number];

/** A prospecting campaign of one organization. */
export interface Campaign {
  readonly id: string;
  readonly organizationId: string;
  readonly name: string;
  readonly status: CampaignStatus;
  readonly source: ProspectSource;
  /** What the people asked for, in their own words. */
  readonly criteriaText: string;
  /** How the prospector understood it. */
  readonly criteria: ProspectCriteria;
  /** What is offered; emails quote its first statements (see `readOffer`). */
  readonly offer: string;
  /** The offer in the other language, for leads who read that one; null where they get it as it is. */
  readonly offerTranslation: string | null;
  /** The most leads one run may find. */
  readonly leadsMax: number;
  /** Language of the emails; null means each lead's own. */
  readonly language: Language | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly launchedAt: Date | null;
}

/** The one place that says which moves a campaign may make (V-24, O-10). */
const moves: Readonly<Record<CampaignStatus, readonly CampaignStatus[]>> = {
  DRAFT: ['PENDING', 'CANCELLED'],
  PENDING: ['ACTIVE', 'PAUSED', 'CANCELLED'],
  ACTIVE: ['PAUSED', 'COMPLETED', 'CANCELLED'],
  PAUSED: ['PENDING', 'CANCELLED'],
  COMPLETED: [],
  CANCELLED: [],
};

/** Whether a campaign in this state may go to that one. */
export const canMove = (from: CampaignStatus, to: CampaignStatus): boolean => moves[from].includes(to);

/** The states from which a campaign may go to `to`. */
export const statesBefore = (to: CampaignStatus): readonly CampaignStatus[] =>
  campaignStatuses.filter((from) => canMove(from, to));

/** Campaigns are edited in draft only (O-10). */
export const isEditable = (campaign: Pick<Campaign, 'status'>): boolean => campaign.status === 'DRAFT';

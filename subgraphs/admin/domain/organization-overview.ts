/** One organization as the platform owner sees it (V-67): whose, and how much; never what is in it. */
export interface OrganizationOverview {
  readonly organizationId: string;
  readonly userCount: number;
  readonly campaignCount: number;
  readonly leadCount: number;
  readonly runCount: number;
  /** When its newest run was created; null before the first. */
  readonly latestRunAt: Date | null;
}

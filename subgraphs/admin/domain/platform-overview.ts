/** What the whole platform counts, counted from its tables at the moment of asking. */
export interface PlatformCounts {
  readonly organizations: number;
  readonly users: number;
  readonly activeCampaigns: number;
  readonly leads: number;
  /** Leads that a BANT verdict exists for, whichever it is. */
  readonly assessedLeads: number;
  readonly qualifiedLeads: number;
  readonly emailsDrafted: number;
  readonly emailsSent: number;
}

/** The counts and what follows from them (V-66). */
export interface PlatformOverview extends PlatformCounts {
  /** From 0 to 1; null while no lead was assessed, because nothing is known then. */
  readonly conversionRate: number | null;
}

/** Qualified leads over assessed leads: leads that nobody looked at yet say nothing about conversion. */
export const overviewOf = (counts: PlatformCounts): PlatformOverview => ({
  ...counts,
  conversionRate: counts.assessedLeads === 0 ? null : counts.qualifiedLeads / counts.assessedLeads,
});

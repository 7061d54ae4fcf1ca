/** Whether a person who acted still belongs to the organization. UNKNOWN: nobody of this organization, or no longer kept. */
export const actorStandings = ['PRESENT', 'REMOVED', 'UNKNOWN'] as const;

/** One of them. */
export type ActorStanding = (typeof actorStandings)[number];

/** One thing that an act changed; values are masked before they are stored. */
export interface AuditChange {
  readonly field: string;
  /** Null when there was nothing before. */
  readonly before: string | null;
  /** Null when nothing is said of afterwards. */
  readonly after: string | null;
}

/** One act in an organization's audit log (V-21). */
export interface AuditEntry {
  readonly id: string;
  readonly organizationId: string;
  /** 1, 2, 3 and so on, without gaps. */
  readonly position: number;
  readonly at: Date;
  readonly action: string;
  readonly actorKind: string;
  /** Id of the user, the run or the API key; null for the platform itself. */
  readonly actorId: string | null;
  /** Null unless a person acted. */
  readonly actorStanding: ActorStanding | null;
  /** The platform admin who looked through the actor's eyes. */
  readonly impersonatorId: string | null;
  readonly subjectType: string | null;
  readonly subjectId: string | null;
  readonly changes: readonly AuditChange[];
  readonly requestId: string;
  readonly clientAddress: string | null;
  readonly userAgent: string | null;
  readonly hash: string;
}

/** Which entries to read; what is absent does not narrow. */
export interface AuditFilter {
  readonly action?: string | null | undefined;
  readonly actorId?: string | null | undefined;
  readonly subjectType?: string | null | undefined;
  readonly subjectId?: string | null | undefined;
  /** From this moment on. */
  readonly from?: Date | null | undefined;
  /** Before this moment. */
  readonly to?: Date | null | undefined;
  /** Stands in the action, or in the type or id of the subject. */
  readonly text?: string | null | undefined;
}

/** Whether an organization's chain of entries is whole, and where it ends. */
export interface AuditChain {
  readonly isWhole: boolean;
  /** Position of the first entry that was changed, or before which one is missing; null when the chain is whole. */
  readonly firstBrokenPosition: number | null;
  /** Entries so far. */
  readonly length: number;
  /** Hash of the newest entry; null before the first. Kept elsewhere, it proves later that nothing was cut off. */
  readonly headHash: string | null;
}

/** The most entries of one export; a narrower time gives the rest. */
export const auditExportMax = 100_000;

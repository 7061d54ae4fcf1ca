/** One act as the platform owner sees it: who, what and where; what an organization's act changed stays with it. */
export interface PlatformAuditEntry {
  readonly id: string;
  /** Null for acts of the platform itself. */
  readonly organizationId: string | null;
  readonly at: Date;
  readonly action: string;
  readonly actorKind: string;
  readonly actorId: string | null;
  readonly impersonatorId: string | null;
  readonly subjectType: string | null;
  readonly subjectId: string | null;
  /** Of acts of the platform itself; empty for those of an organization. */
  readonly changes: readonly {
    readonly field: string;
    readonly before: string | null;
    readonly after: string | null;
  }[];
  readonly requestId: string;
  readonly clientAddress: string | null;
}

/** Which entries to read; what is absent does not narrow. */
export interface PlatformAuditFilter {
  readonly organizationId?: string | null | undefined;
  /** Only acts of the platform itself, which belong to no organization. */
  readonly ofPlatform?: boolean | null | undefined;
  readonly action?: string | null | undefined;
  readonly actorId?: string | null | undefined;
  readonly subjectId?: string | null | undefined;
  /** From this moment on. */
  readonly from?: Date | null | undefined;
  /** Before this moment. */
  readonly to?: Date | null | undefined;
}

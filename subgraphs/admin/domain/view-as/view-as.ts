/** A platform admin who looks at an organization through the eyes of one of its people, and changes nothing. */
export interface ViewAs {
  readonly id: string;
  readonly organizationId: string;
  /** Through whose eyes. */
  readonly userId: string;
  readonly adminId: string;
  readonly adminName: string;
  readonly reason: string;
  readonly startedAt: Date;
  readonly expiresAt: Date;
  readonly endedAt: Date | null;
}

const viewAsMs = 30 * 60 * 1000;

/** A view ends by itself after thirty minutes; there is no refreshing it. */
export const viewAsExpiry = (now: Date): Date => new Date(now.getTime() + viewAsMs);

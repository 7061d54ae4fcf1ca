/** What a key is for; it is written in the key itself. */
export type ApiKeyEnvironment = 'LIVE' | 'TEST';

/** What a key may be allowed to do. */
export type ApiKeyScope =
  | 'organization:read'
  | 'leads:read'
  | 'leads:write'
  | 'campaigns:read'
  | 'campaigns:write'
  | 'emails:read';

/** Where a key stands in its life. */
export const apiKeyStatuses = ['ACTIVE', 'REPLACED', 'EXPIRED', 'REVOKED'] as const;

/** One of them. */
export type ApiKeyStatus = (typeof apiKeyStatuses)[number];

/** A key of a partner's program, without the key. */
export interface ApiKey {
  readonly id: string;
  readonly organizationId: string;
  readonly name: string;
  readonly environment: ApiKeyEnvironment;
  /** The beginning of the key. */
  readonly prefix: string;
  /** Its beginning and its end, and nothing of what is secret between them. */
  readonly maskedKey: string;
  readonly scopes: readonly ApiKeyScope[];
  /** Null: as many as everybody. */
  readonly requestsPerMinute: number | null;
  readonly status: ApiKeyStatus;
  readonly createdById: string | null;
  readonly createdAt: Date;
  readonly expiresAt: Date | null;
  readonly lastUsedAt: Date | null;
  /** The key that took its place. */
  readonly replacedById: string | null;
}

export const apiKeyNameLengthMax = 100;

/** The most that an organization can give one of its keys. */
export const requestsPerMinuteMax = 10_000;

/** For how long a replaced key can go on working: a week. */
export const overlapHoursMax = 168;

const hourMs = 3_600_000;
const hidden = '••••••••';

/** Where a key stands now. */
export function apiKeyStatus(
  key: { readonly revokedAt: Date | null; readonly expiresAt: Date | null; readonly replacedById: string | null },
  now: Date,
): ApiKeyStatus {
  if (key.revokedAt !== null) return 'REVOKED';
  if (key.expiresAt !== null && key.expiresAt <= now) return 'EXPIRED';
  return key.replacedById === null ? 'ACTIVE' : 'REPLACED';
}

/** What is shown of a key. */
export const maskedKeyOf = (prefix: string, lastFour: string): string => `${prefix}${hidden}${lastFour}`;

/** When a key that was replaced stops working: after the overlap, and never later than it would have. */
export function overlapEnd(expiresAt: Date | null, overlapHours: number, now: Date): Date {
  const end = new Date(now.getTime() + overlapHours * hourMs);
  return expiresAt !== null && expiresAt < end ? expiresAt : end;
}

/** When the key that replaces another expires: it lives as long as that one was given. */
export const expiryOfSuccessor = (key: Pick<ApiKey, 'createdAt' | 'expiresAt'>, now: Date): Date | null =>
  key.expiresAt === null ? null : new Date(now.getTime() + key.expiresAt.getTime() - key.createdAt.getTime());

import type { User, UserRole } from '../user.js';

/** How long a refresh token can be used: seven days (V-40, X-01). */
const refreshTokenSeconds = 7 * 24 * 60 * 60;

/** What an organization may allow its operators beyond their role (O-10). */
export type OperatorGrant = 'campaign:create' | 'email:approve';

/** The account behind a verified password or session, as the database knew it at one moment. */
export interface Account {
  readonly userId: string;
  /** Null for a platform admin. */
  readonly organizationId: string | null;
  readonly role: UserRole;
  /** What the organization allows its operators beyond their role (O-10). */
  readonly grants: readonly OperatorGrant[];
  /** What was committed at that moment. */
  readonly asOf: string;
}

/** What somebody who signed in holds. */
export interface OpenedSession {
  readonly accessToken: string;
  readonly accessTokenExpiresAt: Date;
  /** Shown once; only its hash is kept. */
  readonly refreshToken: string;
  readonly refreshTokenExpiresAt: Date;
  readonly user: User;
}

/** Why a session ended before its time. */
export type EndOfSession =
  | 'LOGGED_OUT'
  | 'REVOKED'
  | 'LOGGED_OUT_EVERYWHERE'
  | 'REUSED'
  | 'PASSWORD_CHANGED'
  | 'PASSWORD_RESET';

/** A place where somebody is signed in. */
export interface Session {
  readonly id: string;
  readonly userId: string;
  readonly organizationId: string | null;
  readonly createdAt: Date;
  /** When it last got new tokens. */
  readonly lastSeenAt: Date;
  readonly expiresAt: Date;
  readonly clientAddress: string | null;
  readonly userAgent: string | null;
}

/** When a refresh token made at this moment expires. */
export const refreshTokenExpiry = (now: Date): Date => new Date(now.getTime() + refreshTokenSeconds * 1_000);

import type { User, UserRole } from './user.js';

/** How long a refresh token can be used: seven days (V-40, X-01). */
const refreshTokenSeconds = 7 * 24 * 60 * 60;

/** How many attempts to sign in to one account a window allows. */
export const signInAttemptsMax = 5;

/** How many attempts a window allows from one address: more than for an account, because an office or a proxy shares one. */
export const signInAttemptsPerAddressMax = 60;

/** Length of that window. */
export const signInWindowSeconds = 60;

/** The account behind a verified password or session. */
export interface Account {
  readonly userId: string;
  /** Null for a platform admin. */
  readonly organizationId: string | null;
  readonly role: UserRole;
}

/** What somebody who signed in holds. */
export interface Session {
  readonly accessToken: string;
  readonly accessTokenExpiresAt: Date;
  /** Shown once; only its hash is kept. */
  readonly refreshToken: string;
  readonly refreshTokenExpiresAt: Date;
  readonly user: User;
}

/** When a refresh token made at this moment expires. */
export const refreshTokenExpiry = (now: Date): Date => new Date(now.getTime() + refreshTokenSeconds * 1_000);

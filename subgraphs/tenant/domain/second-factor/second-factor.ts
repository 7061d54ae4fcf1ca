/** How long a sign-in waits for its second factor: five minutes. */
const challengeSeconds = 5 * 60;

/** How many codes a challenge looks at. */
export const challengeGuessesMax = 5;

/** How many recovery codes there are. */
export const recoveryCodeCount = 10;

/** The second factor of a person, as they may know it. */
export interface SecondFactorState {
  readonly isEnabled: boolean;
  /** How many recovery codes are left. */
  readonly recoveryCodesLeft: number;
}

/** What the secret of an authenticator is sealed for: it opens for its user alone. */
export const secondFactorContext = (userId: string): string => `second-factor|${userId}`;

/** When a challenge made at this moment is over. */
export const challengeExpiry = (now: Date): Date => new Date(now.getTime() + challengeSeconds * 1_000);

/** A recovery code as it is compared: what people type, without dashes and spaces, in lower case. */
export const cleanRecoveryCode = (code: string): string => code.replace(/[\s-]/gu, '').toLowerCase();

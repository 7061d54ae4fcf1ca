import { signInWindowSeconds } from './session.js';

/** The address or the password is wrong; which one, and whether the account exists, is never said. */
export interface InvalidCredentials {
  readonly kind: 'InvalidCredentials';
  readonly message: string;
}

/** Too many attempts within the window, for this account or from this machine. */
export interface TooManyAttempts {
  readonly kind: 'TooManyAttempts';
  readonly message: string;
  readonly retryAfterSeconds: number;
}

/** The refresh token is unknown, expired, ended, or was used before. */
export interface SessionInvalid {
  readonly kind: 'SessionInvalid';
  readonly message: string;
}

export const invalidCredentials: InvalidCredentials = {
  kind: 'InvalidCredentials',
  message: 'This e-mail address and password do not belong together.',
};

export const tooManyAttempts: TooManyAttempts = {
  kind: 'TooManyAttempts',
  message: 'Too many attempts to sign in. Wait a minute, then try again.',
  retryAfterSeconds: signInWindowSeconds,
};

export const sessionInvalid: SessionInvalid = {
  kind: 'SessionInvalid',
  message: 'This session has ended. Sign in again.',
};

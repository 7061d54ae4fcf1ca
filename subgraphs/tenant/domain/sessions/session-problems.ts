/** The address or the password is wrong; which one, and whether the account exists or is locked, is never said. */
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

/** The person has no such open session. */
export interface SessionNotFound {
  readonly kind: 'SessionNotFound';
  readonly message: string;
}

export const invalidCredentials: InvalidCredentials = {
  kind: 'InvalidCredentials',
  message: 'This e-mail address and password do not belong together.',
};

export const tooManyAttempts = (retryAfterSeconds: number): TooManyAttempts => ({
  kind: 'TooManyAttempts',
  message: `Too many attempts. Wait ${retryAfterSeconds} seconds, then try again.`,
  retryAfterSeconds,
});

export const sessionInvalid: SessionInvalid = {
  kind: 'SessionInvalid',
  message: 'This session has ended. Sign in again.',
};

export const sessionNotFound: SessionNotFound = {
  kind: 'SessionNotFound',
  message: 'You have no such open session.',
};

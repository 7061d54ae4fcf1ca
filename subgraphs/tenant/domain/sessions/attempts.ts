/** How often something may be tried. */
export interface AttemptLimit {
  /** Keeps the counts of different acts apart. */
  readonly purpose: string;
  readonly attemptsMax: number;
  readonly windowSeconds: number;
}

const minute = 60;

/** How many attempts to sign in to one account a minute allows. */
export const signInPerAccount: AttemptLimit = {
  purpose: 'sign-in:account',
  attemptsMax: 5,
  windowSeconds: minute,
};

/** The same from one machine: more than for an account, because an office or a proxy shares one. */
export const signInPerMachine: AttemptLimit = {
  purpose: 'sign-in:address',
  attemptsMax: 60,
  windowSeconds: minute,
};

/** How often the window was used, this attempt included. */
export interface CountedAttempt {
  readonly attempts: number;
  readonly windowStart: Date;
}

/** Null when the attempt is within the limit, else the seconds after which one is looked at again. */
export function waitAfter(limit: AttemptLimit, counted: CountedAttempt, now: Date): number | null {
  if (counted.attempts <= limit.attemptsMax) return null;
  const endsAt = counted.windowStart.getTime() + limit.windowSeconds * 1_000;
  return Math.max(1, Math.ceil((endsAt - now.getTime()) / 1_000));
}

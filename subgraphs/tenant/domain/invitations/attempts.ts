import type { AttemptLimit } from '../sessions/attempts.js';

/** How many acceptances a minute are looked at from one machine. */
export const acceptancePerMachine: AttemptLimit = {
  purpose: 'invitation:machine',
  attemptsMax: 60,
  windowSeconds: 60,
};

/** How many codes a minute are looked at for one address, beside the five guesses of each invitation. */
export const codePerAddress: AttemptLimit = {
  purpose: 'invitation:address',
  attemptsMax: 10,
  windowSeconds: 60,
};

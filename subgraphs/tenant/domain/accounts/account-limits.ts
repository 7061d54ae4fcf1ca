import type { AttemptLimit } from '../sessions/attempts.js';

const hour = 60 * 60;

/** Registrations from one machine: an office shares an address, and people mistype. */
export const registerPerMachine: AttemptLimit = { purpose: 'register:machine', attemptsMax: 20, windowSeconds: hour };

/** Registrations of one address: each sends it a mail. */
export const registerPerAddress: AttemptLimit = { purpose: 'register:address', attemptsMax: 5, windowSeconds: hour };

/** Proofs of an address from one machine. */
export const verifyPerMachine: AttemptLimit = { purpose: 'verify:machine', attemptsMax: 30, windowSeconds: 60 };

/** Guesses at the codes of one address, over all its registrations: a day allows ten in a million. */
export const codePerAddress: AttemptLimit = { purpose: 'verify:address', attemptsMax: 10, windowSeconds: 24 * hour };

/** Mails sent again, from one machine. */
export const resendPerMachine: AttemptLimit = { purpose: 'resend:machine', attemptsMax: 20, windowSeconds: hour };

/** Mails sent again, for one registration. */
export const resendPerRegistration: AttemptLimit = {
  purpose: 'resend:registration',
  attemptsMax: 1,
  windowSeconds: 60,
};

/** Forgotten passwords of one address: each sends it a mail. */
export const forgotPerAddress: AttemptLimit = { purpose: 'forgot:address', attemptsMax: 5, windowSeconds: hour };

/** Forgotten passwords from one machine. */
export const forgotPerMachine: AttemptLimit = { purpose: 'forgot:machine', attemptsMax: 20, windowSeconds: hour };

/** Links that one machine tries. */
export const resetPerMachine: AttemptLimit = { purpose: 'reset:machine', attemptsMax: 30, windowSeconds: 60 };

/** Guesses at the password of somebody who is signed in, or whose session was stolen. */
export const passwordPerAccount: AttemptLimit = { purpose: 'password:account', attemptsMax: 5, windowSeconds: 60 };

/** Sign-ins completed from one machine. */
export const completePerMachine: AttemptLimit = { purpose: 'complete:machine', attemptsMax: 60, windowSeconds: 60 };

/** Codes of one account's second factor, over all its challenges. */
export const codePerAccount: AttemptLimit = { purpose: 'code:account', attemptsMax: 10, windowSeconds: 15 * 60 };

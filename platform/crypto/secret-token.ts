import { createHash, createHmac, randomBytes } from 'node:crypto';

const tokenBytes = 32;

/** A token that nobody can guess: 32 random bytes, base64url, 43 characters. */
export const newSecretToken = (): string => randomBytes(tokenBytes).toString('base64url');

/** How a token is kept: its SHA-256. Its 256 random bits need no slow hash. */
export const hashSecretToken = (token: string): string => createHash('sha256').update(token).digest('base64url');

/**
 * A name for a value that must not be readable where it is stored, such as an address. The purpose keeps the names of
 * different things apart, even when their values are equal.
 */
export const keyedHash = (secret: string, purpose: string, value: string): string =>
  createHmac('sha256', secret)
    .update(JSON.stringify([purpose, value]))
    .digest('base64url');

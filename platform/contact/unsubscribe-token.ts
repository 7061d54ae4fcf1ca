import { hashSecretToken, keyedHash } from '../crypto/secret-token.js';
import type { ContactChannel } from './contact-address.js';

/** Whose mails an unsubscribe link ends, and for whom. */
export interface UnsubscribeSubject {
  readonly organizationId: string;
  readonly channel: ContactChannel;
  readonly addressHash: string;
  /** Null: all mails of the organization. */
  readonly campaignId: string | null;
}

const shape = /^[\w-]{43}$/u;

/** 256 bits that nobody can guess without our secret, and the same ones for the same subject. */
export const unsubscribeToken = (
  hashSecret: string,
  { organizationId, channel, addressHash, campaignId }: UnsubscribeSubject,
): string =>
  keyedHash(hashSecret, 'unsubscribe-link', JSON.stringify([organizationId, channel, addressHash, campaignId]));

/** Under which name the database keeps the link of a token; null for a text that cannot be one. */
export const keptTokenHash = (token: string): string | null => (shape.test(token) ? hashSecretToken(token) : null);

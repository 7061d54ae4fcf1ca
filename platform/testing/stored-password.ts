import { hash } from '@node-rs/argon2';

/** The least that argon2id takes: 8 KiB, one pass. */
const least = { memoryCost: 8, timeCost: 1, parallelism: 1 };

/**
 * What the database holds of the password of somebody in a test. A hash says what comparing with it costs, so that people
 * who sign in by the hundred cost nothing; passwords that the product itself stores cost what they cost.
 */
export const storedPassword = (password: string): Promise<string> => hash(password.normalize('NFC'), least);

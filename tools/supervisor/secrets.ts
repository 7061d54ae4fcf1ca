import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { errorCode } from './error-code.mjs';

const SECRET_BYTES = 32;

const secretsSchema = z.object({
  INTERNAL_SECRETS: z.string().min(SECRET_BYTES),
  ACCESS_TOKEN_PRIVATE_KEY: z.string().min(1),
  CURSOR_SECRET: z.string().min(SECRET_BYTES),
  HASH_SECRET: z.string().min(SECRET_BYTES),
  ENCRYPTION_KEYS: z.string().regex(/^[A-Za-z0-9_-]+:/),
});

/** The secrets of one installation, by the name of the variable that carries them. */
export type Secrets = z.infer<typeof secretsSchema>;

/** New secrets, of 32 random bytes each, and a new Ed25519 key. */
export function generateSecrets(): Secrets {
  const { privateKey } = generateKeyPairSync('ed25519');
  return {
    INTERNAL_SECRETS: randomBytes(SECRET_BYTES).toString('base64url'),
    ACCESS_TOKEN_PRIVATE_KEY: Buffer.from(privateKey.export({ type: 'pkcs8', format: 'pem' })).toString('base64'),
    CURSOR_SECRET: randomBytes(SECRET_BYTES).toString('base64url'),
    HASH_SECRET: randomBytes(SECRET_BYTES).toString('base64url'),
    ENCRYPTION_KEYS: `first:${randomBytes(SECRET_BYTES).toString('base64')}`,
  };
}

/**
 * The secrets in `<dataDirectory>/secrets.json`, written on first use and readable by their owner only.
 * @throws Error when the file exists and is damaged: making new ones would end every session without a word.
 */
export function loadSecrets(dataDirectory: string): Secrets {
  const file = path.join(dataDirectory, 'secrets.json');
  mkdirSync(dataDirectory, { recursive: true });
  try {
    writeFileSync(file, `${JSON.stringify(generateSecrets(), null, 2)}\n`, { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw error;
  }
  const parsed = secretsSchema.safeParse(completed(file, readJson(file)));
  if (!parsed.success)
    throw new Error(`${file} is damaged. Restore it, or delete it to sign everybody out and start with new secrets.`);
  return parsed.data;
}

/** An installation from before a secret existed is given it; what it has is never replaced. */
function completed(file: string, known: unknown): unknown {
  if (typeof known !== 'object' || known === null) return known;
  const complete = { ...generateSecrets(), ...known };
  const added = Object.keys(complete).length > Object.keys(known).length;
  if (added && 'INTERNAL_SECRETS' in known) {
    writeFileSync(`${file}.new`, `${JSON.stringify(complete, null, 2)}\n`, { mode: 0o600 });
    renameSync(`${file}.new`, file);
    return complete;
  }
  return known;
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

import { randomBytes } from 'node:crypto';
import type { Envelope } from '../../../../platform/crypto/envelope.js';
import { keyedHash } from '../../../../platform/crypto/secret-token.js';
import { base32, stepOfCode } from '../../../../platform/crypto/totp.js';
import type { FactorOwner, StoredFactor } from '../../data/second-factor/second-factor.repository.js';
import type { IdentityTransaction } from '../../data/identity-store.js';
import { cleanRecoveryCode, recoveryCodeCount, secondFactorContext } from '../../domain/second-factor/second-factor.js';

/** What second factors are kept with. */
export interface FactorKeys {
  readonly envelope: Pick<Envelope, 'seal' | 'open'>;
  /** Names recovery codes where they are kept. */
  readonly hashSecret: string;
}

/** Seals a secret for its user. */
export const sealSecret = ({ envelope }: FactorKeys, userId: string, secret: Buffer): string =>
  envelope.seal(secret.toString('base64'), secondFactorContext(userId));

const openSecret = ({ envelope }: FactorKeys, userId: string, sealed: string): Buffer =>
  Buffer.from(envelope.open(sealed, secondFactorContext(userId)), 'base64');

/** Uses up a code of the authenticator: false when it is wrong, or was used before. */
export async function takeAuthenticatorCode(
  { secondFactors }: IdentityTransaction,
  keys: FactorKeys,
  { userId, factor, at }: { readonly userId: string; readonly factor: StoredFactor; readonly at: Date },
  code: string,
): Promise<boolean> {
  const { sealedSecret, lastStep } = factor;
  const step = stepOfCode(openSecret(keys, userId, sealedSecret), code, { at, lastStep });
  if (step === null) return false;
  await secondFactors.useStep(userId, step);
  return true;
}

const hashRecoveryCode = ({ hashSecret }: FactorKeys, userId: string, code: string): string =>
  keyedHash(hashSecret, 'recovery-code', `${userId}:${cleanRecoveryCode(code)}`);

/** How a code was right. */
export type UsedFactor = 'AUTHENTICATOR' | 'RECOVERY_CODE';

/** Uses up a code of either kind; null when it is wrong. Codes of one person wait for each other. */
export async function takeCode(
  transaction: IdentityTransaction,
  keys: FactorKeys,
  { userId, at }: { readonly userId: string; readonly at: Date },
  code: string,
): Promise<UsedFactor | null> {
  const factor = await transaction.secondFactors.hold(userId);
  if (!factor?.isConfirmed) return null;
  if (await takeAuthenticatorCode(transaction, keys, { userId, factor, at }, code)) return 'AUTHENTICATOR';
  const isRecovery = await transaction.secondFactors.useRecoveryCode(userId, hashRecoveryCode(keys, userId, code));
  return isRecovery ? 'RECOVERY_CODE' : null;
}

const recoveryBytes = 10;
const groupLength = 4;

/** Draws new recovery codes of 80 random bits each, keeps their hashes, and answers them: they are shown this once. */
export async function renewRecoveryCodes(
  { secondFactors }: IdentityTransaction,
  keys: FactorKeys,
  owner: FactorOwner,
): Promise<readonly string[]> {
  const codes = Array.from({ length: recoveryCodeCount }, () => {
    const letters = base32(randomBytes(recoveryBytes)).toLowerCase();
    return (letters.match(new RegExp(`.{${groupLength}}`, 'g')) ?? []).join('-');
  });
  await secondFactors.replaceRecoveryCodes(
    owner,
    codes.map((code) => hashRecoveryCode(keys, owner.userId, code)),
  );
  return codes;
}

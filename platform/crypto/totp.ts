import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** Length of a time step, seconds (RFC 6238). */
const stepSeconds = 30;

/** How many steps a clock may be away, in each direction. */
const drift = 1;

const digits = 6;
const secretBytes = 20;
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const bitsPerLetter = 5;

/** A secret for an authenticator: 160 random bits. */
export const newTotpSecret = (): Buffer => randomBytes(secretBytes);

/** The secret as authenticators take it: base32 without padding (RFC 4648). */
export function base32(bytes: Buffer): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  const groups = bits.match(new RegExp(`.{1,${bitsPerLetter}}`, 'g')) ?? [];
  return groups.map((group) => alphabet.charAt(parseInt(group.padEnd(bitsPerLetter, '0'), 2))).join('');
}

/** The time step of a moment. */
export const totpStep = (at: Date): number => Math.floor(at.getTime() / 1_000 / stepSeconds);

/** The code of a time step: HMAC-SHA-1, truncated to six digits (RFC 4226). */
export function totpCode(secret: Buffer, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const mac = createHmac('sha1', secret).update(counter).digest();
  const offset = mac.readUInt8(mac.length - 1) & 0x0f;
  const value = mac.readUInt32BE(offset) & 0x7fffffff;
  return String(value % 10 ** digits).padStart(digits, '0');
}

/**
 * The time step that a code belongs to, of those around this moment and after `lastStep`; null when there is none. Keep
 * the answer as the next `lastStep`, so that no code works twice.
 */
export function stepOfCode(
  secret: Buffer,
  code: string,
  { at, lastStep }: { readonly at: Date; readonly lastStep: number },
): number | null {
  const typed = Buffer.from(code.replace(/\s/gu, ''));
  const now = totpStep(at);
  let found: number | null = null;
  for (let step = now - drift; step <= now + drift; step += 1) {
    const wanted = Buffer.from(totpCode(secret, step));
    const matches = typed.length === wanted.length && timingSafeEqual(typed, wanted);
    if (matches && step > lastStep) found = step;
  }
  return found;
}

/** What authenticators read, as a link or from a QR code. */
export function otpauthUri(secret: Buffer, { issuer, account }: { readonly issuer: string; readonly account: string }) {
  const label = `${encodeURIComponent(issuer)}:${encodeURIComponent(account)}`;
  const issuedBy = encodeURIComponent(issuer);
  return `otpauth://totp/${label}?secret=${base32(secret)}&issuer=${issuedBy}&algorithm=SHA1&digits=${digits}&period=${stepSeconds}`;
}

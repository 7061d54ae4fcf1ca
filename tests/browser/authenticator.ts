import { createHmac } from 'node:crypto';

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const stepMs = 30_000;

function bytesOf(secret: string): Buffer {
  const bits = Array.from(secret, (letter) => letters.indexOf(letter).toString(2).padStart(5, '0')).join('');
  return Buffer.from((bits.match(/.{8}/gu) ?? []).map((byte) => parseInt(byte, 2)));
}

/** What a person carries in their pocket: codes of RFC 6238, from the secret that the page shows. */
export class Authenticator {
  readonly #secret: Buffer;
  #lastStep = 0;

  constructor(secret: string) {
    this.#secret = bytesOf(secret.trim());
  }

  /** A code that was not used before; the next one already when the present one was, which the platform's clock allows. */
  next(): string {
    this.#lastStep = Math.max(this.#lastStep + 1, Math.floor(Date.now() / stepMs));
    const counter = Buffer.alloc(8);
    counter.writeBigUInt64BE(BigInt(this.#lastStep));
    const mac = createHmac('sha1', this.#secret).update(counter).digest();
    const value = mac.readUInt32BE(mac.readUInt8(19) & 0x0f) & 0x7fffffff;
    return String(value % 1_000_000).padStart(6, '0');
  }
}

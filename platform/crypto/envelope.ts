import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

const version = 'v1';
const cipherName = 'aes-256-gcm';
const keyBytes = 32;
const nonceBytes = 12;
const tagBytes = 16;
const keyIdShape = /^[A-Za-z0-9_-]{1,32}$/u;

/** A key that wraps other keys. The id travels with what it sealed, so that keys can be told apart after a rotation. */
export interface EnvelopeKey {
  readonly id: string;
  /** 32 random bytes. */
  readonly key: Buffer;
}

/** The text was not sealed for this context, was tampered with, or its key is no longer configured. */
export class CannotOpen extends Error {
  constructor() {
    super('This sealed text cannot be opened here.');
    this.name = 'CannotOpen';
  }
}

interface Parts {
  readonly keyId: string;
  readonly wrappedKey: string;
  readonly content: string;
}

const partsOf = (sealed: string): Parts => {
  const [given, keyId, wrappedKey, content, ...rest] = sealed.split('.');
  if (given !== version || !keyId || !wrappedKey || !content || rest.length > 0) throw new CannotOpen();
  return { keyId, wrappedKey, content };
};

function encrypt(key: Buffer, plain: Buffer, context: string): string {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv(cipherName, key, nonce).setAAD(Buffer.from(context));
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]).toString('base64url');
}

function decrypt(key: Buffer, encoded: string, context: string): Buffer {
  const bytes = Buffer.from(encoded, 'base64url');
  if (bytes.length < nonceBytes + tagBytes) throw new CannotOpen();
  const decipher = createDecipheriv(cipherName, key, bytes.subarray(0, nonceBytes))
    .setAAD(Buffer.from(context))
    .setAuthTag(bytes.subarray(-tagBytes));
  try {
    return Buffer.concat([decipher.update(bytes.subarray(nonceBytes, -tagBytes)), decipher.final()]);
  } catch {
    throw new CannotOpen();
  }
}

/**
 * Seals small secrets with AES-256-GCM: every text has a key of its own, which is wrapped by a configured key.
 * The context, such as `integration|<organization>|<field>`, is authenticated: a sealed text that is moved elsewhere
 * does not open. Format `v1.<key id>.<wrapped key>.<content>`.
 */
export class Envelope {
  readonly #keys: ReadonlyMap<string, Buffer>;
  readonly #current: EnvelopeKey;

  /** @param keys the first seals, all open. @throws RangeError when there is none, or one is not 32 bytes long. */
  constructor(keys: readonly EnvelopeKey[]) {
    const [current] = keys;
    if (!current) throw new RangeError('Configure at least one encryption key.');
    for (const { id, key } of keys) {
      if (key.length !== keyBytes) throw new RangeError(`The encryption key "${id}" is not ${keyBytes} bytes long.`);
      if (!keyIdShape.test(id)) throw new RangeError('An encryption key is named by letters, digits, "-" and "_".');
    }
    this.#keys = new Map(keys.map(({ id, key }) => [id, key]));
    this.#current = current;
  }

  /** The id of the key that seals now. */
  get currentKeyId(): string {
    return this.#current.id;
  }

  /** The id of the key that wraps a sealed text. @throws CannotOpen when it is no sealed text. */
  static keyIdOf(sealed: string): string {
    return partsOf(sealed).keyId;
  }

  seal(plaintext: string, context: string): string {
    const contentKey = randomBytes(keyBytes);
    const wrapped = encrypt(this.#current.key, contentKey, this.#wrapContext(this.#current.id, context));
    return [version, this.#current.id, wrapped, encrypt(contentKey, Buffer.from(plaintext, 'utf8'), context)].join('.');
  }

  /** @throws CannotOpen unless it was sealed for this very context by a key that is still configured. */
  open(sealed: string, context: string): string {
    const { content, ...wrap } = partsOf(sealed);
    return decrypt(this.#unwrap(wrap, context), content, context).toString('utf8');
  }

  /** The same text under the current key, null when it already is. Its content is not decrypted. @throws CannotOpen */
  rewrap(sealed: string, context: string): string | null {
    const { content, ...wrap } = partsOf(sealed);
    if (wrap.keyId === this.#current.id) return null;
    const contentKey = this.#unwrap(wrap, context);
    const wrapped = encrypt(this.#current.key, contentKey, this.#wrapContext(this.#current.id, context));
    return [version, this.#current.id, wrapped, content].join('.');
  }

  #unwrap({ keyId, wrappedKey }: Omit<Parts, 'content'>, context: string): Buffer {
    const key = this.#keys.get(keyId);
    if (!key) throw new CannotOpen();
    return decrypt(key, wrappedKey, this.#wrapContext(keyId, context));
  }

  #wrapContext(keyId: string, context: string): string {
    return JSON.stringify([version, keyId, context]);
  }
}

import { createHmac, timingSafeEqual } from 'node:crypto';
import { type z } from 'zod';

/** The cursor was not made by us for this organization and this list; ask for the first page again. */
export class InvalidCursor extends Error {
  constructor() {
    super('This cursor does not belong to this list. Ask for the first page again.');
    this.name = 'InvalidCursor';
  }
}

const signatureBytes = 16;

/** Makes and reads opaque cursors bound to one organization and one list (its filter and sort). */
export class CursorCodec {
  readonly #secret: string;

  constructor(secret: string) {
    this.#secret = secret;
  }

  /** @param list names the list and its filter: a cursor of another filter is refused. */
  encode(organizationId: string, list: string, position: readonly (string | number)[]): string {
    const payload = Buffer.from(JSON.stringify(position), 'utf8');
    return Buffer.concat([this.#sign(organizationId, list, payload), payload]).toString('base64url');
  }

  /** @throws InvalidCursor when it is malformed, forged, or made for another organization or list. */
  decode<Position>(organizationId: string, list: string, cursor: string, shape: z.ZodType<Position>): Position {
    const bytes = Buffer.from(cursor, 'base64url');
    // Decoding skips what is no base64url, so that many texts would stand for one cursor.
    if (bytes.toString('base64url') !== cursor) throw new InvalidCursor();
    const signature = bytes.subarray(0, signatureBytes);
    const payload = bytes.subarray(signatureBytes);
    if (signature.length !== signatureBytes || !timingSafeEqual(signature, this.#sign(organizationId, list, payload)))
      throw new InvalidCursor();
    const parsed = shape.safeParse(JSON.parse(payload.toString('utf8')));
    if (!parsed.success) throw new InvalidCursor();
    return parsed.data;
  }

  #sign(organizationId: string, list: string, payload: Buffer): Buffer {
    return createHmac('sha256', this.#secret)
      .update(`${organizationId}\n${list}\n`)
      .update(payload)
      .digest()
      .subarray(0, signatureBytes);
  }
}

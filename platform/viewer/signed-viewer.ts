import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { viewerClaims, type ViewerClaims } from './viewer.js';

const assertion = z.object({
  viewer: viewerClaims,
  audience: z.string(),
  expiresAt: z.number(),
  bodyHash: z.string(),
  requestId: z.string(),
});

/** What a signed viewer proves once verified. */
export interface VerifiedAssertion {
  readonly viewer: ViewerClaims;
  readonly requestId: string;
}

/** The assertion is missing, forged, expired, or meant for another audience or body. */
export class UnsignedRequest extends Error {
  constructor() {
    super('This request carries no valid signature of the gateway.');
    this.name = 'UnsignedRequest';
  }
}

const mac = (secret: string, payload: string): Buffer => createHmac('sha256', secret).update(payload).digest();
const hash = (body: string | Buffer): string => createHash('sha256').update(body).digest('base64url');

/** How a process of ours signs who asks: with the first secret, for one audience, one body and a short time. */
export interface SignatureRequest {
  readonly secrets: readonly string[];
  /** Who may accept it: a subgraph's name, or `gateway` for the worker's calls. */
  readonly audience: string;
  readonly viewer: ViewerClaims;
  readonly requestId: string;
  readonly body: string | Buffer;
  readonly now: number;
  /** Lifetime in milliseconds. */
  readonly lifetimeMs: number;
}

/** A compact assertion of the viewer, bound to audience, body and time. */
export function signViewer(request: SignatureRequest): string {
  const secret = request.secrets[0];
  if (secret === undefined) throw new Error('No internal secret is configured.');
  const payload = Buffer.from(
    JSON.stringify({
      viewer: request.viewer,
      audience: request.audience,
      expiresAt: request.now + request.lifetimeMs,
      bodyHash: hash(request.body),
      requestId: request.requestId,
    }),
  ).toString('base64url');
  return `${payload}.${mac(secret, payload).toString('base64url')}`;
}

/**
 * Verifies an assertion against every secret that is still accepted.
 * @throws UnsignedRequest on any mismatch; the reason is never told to the caller.
 */
export function verifyViewer(
  expected: {
    readonly secrets: readonly string[];
    readonly audience: string;
    readonly body: string | Buffer;
    readonly now: number;
  },
  token: string | undefined,
): VerifiedAssertion {
  const [payload, signature, ...rest] = token?.split('.') ?? [];
  if (!payload || !signature || rest.length > 0) throw new UnsignedRequest();
  // The texts are compared, because several texts decode to the same bytes.
  const given = Buffer.from(signature);
  const authentic = expected.secrets.some((secret) => {
    const wanted = Buffer.from(mac(secret, payload).toString('base64url'));
    return wanted.length === given.length && timingSafeEqual(wanted, given);
  });
  if (!authentic) throw new UnsignedRequest();
  const claims = assertion.safeParse(JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')));
  if (!claims.success) throw new UnsignedRequest();
  const { viewer, audience, expiresAt, bodyHash, requestId } = claims.data;
  if (audience !== expected.audience || expiresAt < expected.now || bodyHash !== hash(expected.body))
    throw new UnsignedRequest();
  return { viewer, requestId };
}

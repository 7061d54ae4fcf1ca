import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { jwtVerify, SignJWT } from 'jose';
import { z } from 'zod';
import { operatorGrants } from '../viewer/permission.js';
import { roles } from '../viewer/role.js';
import type { ViewerClaims } from '../viewer/viewer.js';

/** Lifetime of an access token: 15 minutes (V-40, X-01). */
export const accessTokenSeconds = 15 * 60;

const issuer = 'vectra';
const audience = 'vectra-graph';
const algorithm = 'EdDSA';

const tokenClaims = z.object({
  sub: z.uuid(),
  org: z.uuid().nullable(),
  role: z.enum(roles),
  exp: z.number(),
  sid: z.uuid().optional(),
  grants: z.array(z.enum(operatorGrants)).optional(),
  as_of: z.string().optional(),
});

/** The person an access token names. */
export interface TokenSubject {
  readonly userId: string;
  readonly organizationId: string | null;
  readonly role: (typeof roles)[number];
  /** The session it belongs to; without one it ends only with its person's or organization's access. */
  readonly sessionId?: string;
  /** What the organization allows its operators beyond their role (O-10); kept for operators alone. */
  readonly grants?: readonly (typeof operatorGrants)[number][];
  /**
   * What was committed when the person was read: `pg_current_snapshot()` of that statement. A token that says nothing
   * is refused after any recent end of its person's access, because it may be from before.
   */
  readonly asOf?: string;
}

/** Signs and verifies access tokens: Ed25519, one issuer, one audience, one algorithm. */
export class AccessTokens {
  readonly #privateKey: KeyObject;
  readonly #publicKey: KeyObject;

  /** @param privateKey PKCS#8 PEM in base64, from config. */
  constructor(privateKey: string) {
    this.#privateKey = createPrivateKey(Buffer.from(privateKey, 'base64').toString('utf8'));
    this.#publicKey = createPublicKey(this.#privateKey);
  }

  /** A token that expires 15 minutes after `now`. */
  async sign(subject: TokenSubject, now: Date): Promise<{ token: string; expiresAt: Date }> {
    const issuedAt = Math.floor(now.getTime() / 1000);
    const expiresAt = issuedAt + accessTokenSeconds;
    const { organizationId, role, sessionId, grants, asOf } = subject;
    const token = await new SignJWT({
      org: organizationId,
      role,
      ...(sessionId === undefined ? {} : { sid: sessionId }),
      ...(role === 'OPERATOR' && grants !== undefined && grants.length > 0 ? { grants } : {}),
      ...(asOf === undefined ? {} : { as_of: asOf }),
    })
      .setProtectedHeader({ alg: algorithm })
      .setSubject(subject.userId)
      .setIssuer(issuer)
      .setAudience(audience)
      .setIssuedAt(issuedAt)
      .setExpirationTime(expiresAt)
      .sign(this.#privateKey);
    return { token, expiresAt: new Date(expiresAt * 1000) };
  }

  /** The claims of a valid token, null when it is expired, forged, of another audience or of another algorithm. */
  async verify(token: string, now: Date): Promise<ViewerClaims | null> {
    try {
      const { payload } = await jwtVerify(token, this.#publicKey, {
        issuer,
        audience,
        algorithms: [algorithm],
        currentDate: now,
      });
      const { sub, org, role, exp, sid, grants, as_of: asOf } = tokenClaims.parse(payload);
      return {
        kind: 'USER',
        userId: sub,
        organizationId: org,
        role,
        expiresAt: exp * 1000,
        ...(sid === undefined ? {} : { sessionId: sid }),
        ...(grants === undefined ? {} : { grants }),
        ...(asOf === undefined ? {} : { asOf }),
      };
    } catch {
      return null;
    }
  }
}

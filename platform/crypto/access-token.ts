import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { jwtVerify, SignJWT, type JWTPayload } from 'jose';
import { z } from 'zod';
import { operatorGrants } from '../viewer/permission.js';
import { roles } from '../viewer/role.js';
import type { ViewerClaims } from '../viewer/viewer.js';

/** Lifetime of an access token: 15 minutes (V-40, X-01). */
export const accessTokenSeconds = 15 * 60;

/** Longest life of a token that lets a platform admin look through somebody's eyes: 30 minutes, without a way to renew it. */
export const viewAsSeconds = 30 * 60;

const issuer = 'vectra';
const audience = 'vectra-graph';
const algorithm = 'EdDSA';

const tokenClaims = z
  .object({
    sub: z.uuid(),
    org: z.uuid().nullable(),
    role: z.enum(roles),
    exp: z.number(),
    sid: z.uuid().optional(),
    grants: z.array(z.enum(operatorGrants)).optional(),
    as_of: z.string().optional(),
    act: z.object({ sub: z.uuid(), sid: z.uuid().optional() }).optional(),
  })
  // A view that cannot be named could not be ended.
  .refine(({ act, sid }) => act === undefined || sid !== undefined);

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

/** A platform admin who looks through the subject's eyes. */
export interface Impersonation {
  readonly impersonatorId: string;
  /** The admin's own session, whose end is the view's; null when it is not known. */
  readonly impersonatorSessionId: string | null;
  /** The view, in the place of a session: ending it ends the token. */
  readonly viewAsId: string;
  readonly expiresAt: Date;
}

const secondsOf = (moment: Date): number => Math.floor(moment.getTime() / 1000);

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
    return this.#sign(subject, now, secondsOf(now) + accessTokenSeconds, {});
  }

  /**
   * A token that shows a platform admin what the subject sees. The view takes the place of a session: ending it ends the
   * token, which otherwise expires with it, 30 minutes after `now` at the latest.
   */
  async signViewAs(
    subject: Omit<TokenSubject, 'sessionId'>,
    { impersonatorId, impersonatorSessionId, viewAsId, expiresAt }: Impersonation,
    now: Date,
  ): Promise<{ token: string; expiresAt: Date }> {
    const expiry = Math.min(secondsOf(expiresAt), secondsOf(now) + viewAsSeconds);
    const sid = impersonatorSessionId === null ? {} : { sid: impersonatorSessionId };
    return this.#sign({ ...subject, sessionId: viewAsId }, now, expiry, { act: { sub: impersonatorId, ...sid } });
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
      const { sub, org, role, exp, sid, grants, as_of: asOf, act } = tokenClaims.parse(payload);
      return {
        kind: 'USER',
        userId: sub,
        organizationId: org,
        role,
        expiresAt: exp * 1000,
        ...(sid === undefined ? {} : { sessionId: sid }),
        ...(grants === undefined ? {} : { grants }),
        ...(asOf === undefined ? {} : { asOf }),
        ...(act === undefined ? {} : { impersonatorId: act.sub }),
        ...(act?.sid === undefined ? {} : { impersonatorSessionId: act.sid }),
      };
    } catch {
      return null;
    }
  }

  async #sign(
    { userId, organizationId, role, sessionId, grants, asOf }: TokenSubject,
    now: Date,
    expiry: number,
    claims: JWTPayload,
  ): Promise<{ token: string; expiresAt: Date }> {
    const token = await new SignJWT({
      org: organizationId,
      role,
      ...(sessionId === undefined ? {} : { sid: sessionId }),
      ...(role === 'OPERATOR' && grants !== undefined && grants.length > 0 ? { grants } : {}),
      ...(asOf === undefined ? {} : { as_of: asOf }),
      ...claims,
    })
      .setProtectedHeader({ alg: algorithm })
      .setSubject(userId)
      .setIssuer(issuer)
      .setAudience(audience)
      .setIssuedAt(secondsOf(now))
      .setExpirationTime(expiry)
      .sign(this.#privateKey);
    return { token, expiresAt: new Date(expiry * 1000) };
  }
}

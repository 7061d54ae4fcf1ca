import type { IncomingHttpHeaders } from 'node:http';
import { randomUUID } from 'node:crypto';
import { fastifyCookie } from '@fastify/cookie';
import type { AccessCheck } from '../platform/access/access-revocations.js';
import type { Clock } from '../platform/config/clock.js';
import { AccessTokens } from '../platform/crypto/access-token.js';
import { UnsignedRequest, verifyViewer } from '../platform/viewer/signed-viewer.js';
import { anonymous, viewerOf, type Viewer } from '../platform/viewer/viewer.js';

/** The cookie that carries the access token of a browser. */
export const accessCookie = 'vectra_access';

/** The audience of assertions that the worker's agents send to the gateway. */
const gatewayAudience = 'gateway';

/** A credential was given and it is not valid; somebody who gives none is anonymous instead. */
export class InvalidCredential extends Error {
  constructor() {
    super('The access token is not valid or has expired. Sign in again.');
    this.name = 'InvalidCredential';
  }
}

/** Who asks, and how they proved it. */
export interface Identity {
  readonly viewer: Viewer;
  readonly provenBy: 'NOTHING' | 'BEARER' | 'COOKIE' | 'ASSERTION';
}

/** What identities are checked against. */
export interface AuthenticatorOptions {
  readonly accessTokenPrivateKey: string;
  readonly secrets: readonly string[];
  readonly clock: Clock;
  /** Who lost the access that their token still claims. */
  readonly access: AccessCheck;
}

const single = (value: string | string[] | undefined): string | undefined => (Array.isArray(value) ? value[0] : value);
const requestIdShape = /^[A-Za-z0-9-]{8,64}$/;

/** The caller's own request id when it looks like one, else a new one. */
export function requestIdOf(headers: IncomingHttpHeaders): string {
  const given = single(headers['x-request-id']);
  return given !== undefined && requestIdShape.test(given) ? given : randomUUID();
}

/** Establishes who asks, once per request, from nothing but what can be verified. */
export class Authenticator {
  readonly #tokens: AccessTokens;
  readonly #options: AuthenticatorOptions;

  constructor(options: AuthenticatorOptions) {
    this.#options = options;
    this.#tokens = new AccessTokens(options.accessTokenPrivateKey);
  }

  /**
   * @param body the raw body that an assertion must be bound to; null where assertions are not accepted.
   * @throws InvalidCredential when a credential is given that is not valid.
   */
  async identify(headers: IncomingHttpHeaders, body: string | Buffer | null): Promise<Identity> {
    const assertion = single(headers['x-vectra-assertion']);
    if (assertion !== undefined) return { viewer: this.#verifyAgent(assertion, body), provenBy: 'ASSERTION' };
    if (headers.authorization !== undefined) {
      return { viewer: await this.verifyBearer(headers.authorization), provenBy: 'BEARER' };
    }
    const cookie = headers.cookie === undefined ? undefined : fastifyCookie.parse(headers.cookie)[accessCookie];
    if (cookie !== undefined && cookie !== '') return { viewer: await this.#verifyToken(cookie), provenBy: 'COOKIE' };
    return { viewer: anonymous, provenBy: 'NOTHING' };
  }

  /** Whether somebody who was let in has lost their access since. @throws AccessUnknown */
  lostAccess({ claims }: Viewer): Promise<boolean> {
    return this.#options.access.isRevoked(claims);
  }

  /** @throws InvalidCredential unless it is `Bearer` and a valid access token. */
  async verifyBearer(authorization: string): Promise<Viewer> {
    const [, token] = /^Bearer +(\S+)$/i.exec(authorization) ?? [];
    if (token === undefined) throw new InvalidCredential();
    return this.#verifyToken(token);
  }

  async #verifyToken(token: string): Promise<Viewer> {
    const claims = await this.#tokens.verify(token, this.#options.clock.now());
    if (!claims || (await this.#options.access.isRevoked(claims))) throw new InvalidCredential();
    return viewerOf(claims);
  }

  #verifyAgent(assertion: string, body: string | Buffer | null): Viewer {
    if (body === null) throw new InvalidCredential();
    const { secrets, clock } = this.#options;
    try {
      const { viewer } = verifyViewer(
        { secrets, audience: gatewayAudience, body, now: clock.now().getTime() },
        assertion,
      );
      // People prove themselves by their token; our own processes may only speak for the agents of a run.
      if (viewer.kind !== 'AGENT') throw new InvalidCredential();
      return viewerOf(viewer);
    } catch (error) {
      if (error instanceof UnsignedRequest) throw new InvalidCredential();
      throw error;
    }
  }
}

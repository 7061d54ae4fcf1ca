import type { IncomingHttpHeaders } from 'node:http';
import { randomUUID } from 'node:crypto';
import { fastifyCookie } from '@fastify/cookie';
import type { AccessCheck } from '../platform/access/access-revocations.js';
import type { Clock } from '../platform/config/clock.js';
import type { ApiKeyCheck } from '../platform/access/api-key-check.js';
import { AccessTokens } from '../platform/crypto/access-token.js';
import { looksLikeApiKey, prefixOfApiKey } from '../platform/crypto/api-key.js';
import { UnsignedRequest, verifyViewer } from '../platform/viewer/signed-viewer.js';
import { anonymous, viewerOf, type Viewer } from '../platform/viewer/viewer.js';
import type { RateLimits } from './rate-limits.js';

/** The cookie that carries the access token of a browser. */
export const accessCookie = 'vectra_access';

/** The cookie that carries the token of a platform admin who looks through somebody's eyes, beside their own. */
export const viewAsCookie = 'vectra_view_as';

/** The audience of assertions that the worker's agents send to the gateway. */
const gatewayAudience = 'gateway';

/** A credential was given and it is not valid; somebody who gives none is anonymous instead. */
export class InvalidCredential extends Error {
  constructor(message = 'The access token is not valid or has expired. Sign in again.') {
    super(message);
    this.name = 'InvalidCredential';
  }
}

/** Too many keys that nobody knows were presented from this address within a minute. */
export class TooManyGuesses extends Error {
  readonly retryAfterSeconds = 60;

  constructor() {
    super('Too many API keys that are not valid were sent from here. Wait a minute.');
    this.name = 'TooManyGuesses';
  }
}

const invalidKey = (): InvalidCredential =>
  new InvalidCredential('The API key is not valid. It may be mistyped, revoked or expired.');

/** Who asks, and how they proved it. */
export interface Identity {
  readonly viewer: Viewer;
  readonly provenBy: 'NOTHING' | 'BEARER' | 'COOKIE' | 'ASSERTION' | 'API_KEY';
  /** What the caller may do a minute when it is not what everybody may. */
  readonly requestsPerMinute: number | null;
}

/** Somebody who gave no credential. */
export const stranger: Identity = { viewer: anonymous, provenBy: 'NOTHING', requestsPerMinute: null };

const proven = (viewer: Viewer, provenBy: Identity['provenBy']): Identity => ({
  viewer,
  provenBy,
  requestsPerMinute: null,
});

/** What identities are checked against. */
export interface AuthenticatorOptions {
  readonly accessTokenPrivateKey: string;
  readonly secrets: readonly string[];
  readonly clock: Clock;
  /** Who lost the access that their token still claims. */
  readonly access: AccessCheck;
  readonly apiKeys: ApiKeyCheck;
  readonly guesses: Pick<RateLimits, 'hasGuessedTooOften' | 'countGuess'>;
}

const single = (value: string | string[] | undefined): string | undefined => (Array.isArray(value) ? value[0] : value);
const requestIdShape = /^[A-Za-z0-9-]{8,64}$/;

/** The caller's own request id when it looks like one, else a new one. */
export function requestIdOf(headers: IncomingHttpHeaders): string {
  const given = single(headers['x-request-id']);
  return given !== undefined && requestIdShape.test(given) ? given : randomUUID();
}

/** A cookie of the request; undefined when it is missing or empty. */
function cookieOf({ cookie }: IncomingHttpHeaders, name: string): string | undefined {
  const value = cookie === undefined ? undefined : fastifyCookie.parse(cookie)[name];
  return value === '' ? undefined : value;
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
   * Keys are taken from headers alone: an address ends in logs, histories and referrers.
   * @param body the raw body that an assertion must be bound to; null where assertions are not accepted.
   * @throws InvalidCredential when a credential is given that is not valid; TooManyGuesses.
   */
  async identify(
    headers: IncomingHttpHeaders,
    body: string | Buffer | null,
    clientAddress: string | null,
  ): Promise<Identity> {
    const assertion = single(headers['x-vectra-assertion']);
    if (assertion !== undefined) return proven(this.#verifyAgent(assertion, body), 'ASSERTION');
    const apiKey = single(headers['x-api-key']);
    const { authorization } = headers;
    if (apiKey !== undefined && authorization !== undefined)
      throw new InvalidCredential('Send one credential: "authorization" or "x-api-key".');
    if (authorization !== undefined) return this.verifyBearer(authorization, clientAddress);
    if (apiKey !== undefined) return this.verifyApiKey(apiKey, clientAddress);
    const own = await this.identifyOwn(headers);
    return { ...own, viewer: (await this.#viewThrough(headers, own.viewer)) ?? own.viewer };
  }

  /**
   * Whose cookies these are, without looking through anybody's eyes.
   * @throws InvalidCredential when a cookie is given that is not valid.
   */
  async identifyOwn(headers: IncomingHttpHeaders): Promise<Identity> {
    const cookie = cookieOf(headers, accessCookie);
    return cookie === undefined ? stranger : proven(await this.#verifyToken(cookie), 'COOKIE');
  }

  /** Whether somebody who was let in has lost their access since. @throws AccessUnknown */
  lostAccess({ claims }: Viewer): Promise<boolean> {
    return this.#options.access.isRevoked(claims);
  }

  /** @throws InvalidCredential unless it is `Bearer` and a valid access token or API key; TooManyGuesses. */
  async verifyBearer(authorization: string, clientAddress: string | null): Promise<Identity> {
    const [, token] = /^Bearer +(\S+)$/i.exec(authorization) ?? [];
    if (token === undefined) throw new InvalidCredential();
    if (looksLikeApiKey(token)) return this.verifyApiKey(token, clientAddress);
    return proven(await this.#verifyToken(token), 'BEARER');
  }

  /** @throws InvalidCredential unless the key is good now; TooManyGuesses. */
  async verifyApiKey(key: string, clientAddress: string | null): Promise<Identity> {
    const { apiKeys, guesses } = this.#options;
    // What is mistyped costs no look-up, and is no guess.
    if (prefixOfApiKey(key) === null) throw invalidKey();
    if (!apiKeys.remembers(key) && (await guesses.hasGuessedTooOften(clientAddress))) throw new TooManyGuesses();
    const verified = await apiKeys.verify(key);
    if (!verified) {
      await guesses.countGuess(clientAddress);
      throw invalidKey();
    }
    const { claims, requestsPerMinute } = verified;
    return { viewer: viewerOf(claims), provenBy: 'API_KEY', requestsPerMinute };
  }

  /** Counts only beside the cookie of the very admin who looks, so that it ends with their own access; null otherwise. */
  async #viewThrough(headers: IncomingHttpHeaders, own: Viewer): Promise<Viewer | null> {
    const cookie = own.role === 'PLATFORM_ADMIN' ? cookieOf(headers, viewAsCookie) : undefined;
    const viewer = cookie === undefined ? null : await this.#readToken(cookie);
    return viewer?.impersonatorId === own.userId ? viewer : null;
  }

  async #verifyToken(token: string): Promise<Viewer> {
    const viewer = await this.#readToken(token);
    if (!viewer) throw new InvalidCredential();
    return viewer;
  }

  /** Who a token names; null when it is not valid, or no longer. */
  async #readToken(token: string): Promise<Viewer | null> {
    const claims = await this.#tokens.verify(token, this.#options.clock.now());
    if (!claims || (await this.#options.access.isRevoked(claims))) return null;
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

import type { SubgraphRequest } from '../../../platform/graphql/subgraph.js';
import type { Services } from '../../../platform/process/services.js';
import { ready } from '../../../platform/use-case/define-use-case.js';
import { IdentityStore } from '../data/identity-store.js';
import { SessionPages } from '../data/sessions/session.pages.js';
import { SignedInUsers } from '../data/sessions/signed-in-users.js';
import { completeLogin } from '../use-cases/second-factor/complete-login.js';
import { login } from '../use-cases/sessions/login.js';
import { logoutEverywhere } from '../use-cases/sessions/logout-everywhere.js';
import { logout } from '../use-cases/sessions/logout.js';
import { refreshSession } from '../use-cases/sessions/refresh-session.js';
import { revokeSession } from '../use-cases/sessions/revoke-session.js';

/** What one caller may do with sessions. */
export class SessionDesk {
  readonly #services: Services;
  readonly #trail: SubgraphRequest;

  constructor(services: Services, request: SubgraphRequest) {
    this.#services = services;
    this.#trail = request;
  }

  get pages(): SessionPages {
    const { cursors, clock } = this.#services;
    return new SessionPages({ sessions: this.#identity.sessions, cursors, clock, viewer: this.#trail.viewer });
  }

  get login() {
    return ready(login, this.#needs);
  }

  get completeLogin() {
    return ready(completeLogin, this.#needs);
  }

  get refreshSession() {
    return ready(refreshSession, this.#needs);
  }

  get logout() {
    return ready(logout, this.#needs);
  }

  get revokeSession() {
    return ready(revokeSession, this.#needs);
  }

  get logoutEverywhere() {
    return ready(logoutEverywhere, this.#needs);
  }

  get #identity(): IdentityStore {
    return new IdentityStore(this.#services.database, this.#services.bell);
  }

  get #needs() {
    const { database, accessTokens, clock, config, envelope } = this.#services;
    return {
      viewer: this.#trail.viewer,
      trail: this.#trail,
      identity: this.#identity,
      signedInUsers: new SignedInUsers(database),
      accessTokens,
      clock,
      hashSecret: config.hashSecret,
      post: { sealer: envelope, hashSecret: config.hashSecret, webUrl: config.webUrl },
      keys: { envelope, hashSecret: config.hashSecret },
    };
  }
}

import type { Clock } from '../../../platform/config/clock.js';
import { hashSecretToken } from '../../../platform/crypto/secret-token.js';
import { defineUseCase } from '../../../platform/use-case/define-use-case.js';
import type { Viewer } from '../../../platform/viewer/viewer.js';
import type { SessionRepository } from '../data/session.repository.js';

/** What signing out comes to, whether or not there was a session. */
export interface LogoutOutcome {
  readonly kind: 'LoggedOut';
  readonly at: Date;
}

interface Needs {
  readonly viewer: Viewer;
  readonly sessions: SessionRepository;
  readonly clock: Clock;
}

/** Ends a session with every token that came of it (V-46); repeating it changes nothing. */
export const logout = defineUseCase({
  permission: 'session:open',

  async run({ sessions, clock }: Needs, { refreshToken }: { readonly refreshToken: string }): Promise<LogoutOutcome> {
    const at = clock.now();
    await sessions.close(hashSecretToken(refreshToken), at);
    return { kind: 'LoggedOut', at };
  },
});

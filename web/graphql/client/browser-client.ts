import { ApolloClient, ApolloLink, HttpLink, InMemoryCache } from '@apollo/client';
import { ErrorLink } from '@apollo/client/link/error';
import { OperationTypeNode } from 'graphql';
import { from, switchMap, throwError } from 'rxjs';
import { logOut } from '../../features/session/login-request';
import { isSessionOver } from './request-problem';
import { refreshSession } from './session-refresh';
import { fetchWithSilenceLimit } from './silence-watchdog';

const silenceMs = 25_000;

/** Sends people without a session to the login page, which brings them back here. */
export function leaveForLogin(): void {
  const here = window.location.pathname + window.location.search;
  window.location.assign(`/login?next=${encodeURIComponent(here)}`);
}

/** Renews the session once when a request meets an expired one, then asks again; streams renew by themselves. */
const renewSession = new ErrorLink(({ error, operation, forward }) => {
  if (!isSessionOver(error)) return undefined;
  return from(refreshSession()).pipe(
    switchMap((ok) => {
      if (ok) return forward(operation);
      leaveForLogin();
      return throwError(() => error);
    }),
  );
});

/** Forgets a session that is over, then asks again as a stranger. */
const forgetSession = new ErrorLink(({ error, operation, forward }) =>
  isSessionOver(error) ? from(logOut()).pipe(switchMap(() => forward(operation))) : undefined,
);

/** Renews the session when there is one to renew, and asks as a stranger otherwise. */
const renewOrForgetSession = new ErrorLink(({ error, operation, forward }) =>
  isSessionOver(error)
    ? from(refreshSession().then((ok) => (ok ? undefined : logOut()))).pipe(switchMap(() => forward(operation)))
    : undefined,
);

/**
 * Where a page stands: behind the login it needs the session, in front of it what is left of one is in the way, and
 * anywhere it is for everybody, whose session stays.
 */
export type Place = 'BEHIND_LOGIN' | 'BEFORE_LOGIN' | 'ANYWHERE';

const sessionLinks: Readonly<Record<Place, ApolloLink>> = {
  BEHIND_LOGIN: renewSession,
  BEFORE_LOGIN: forgetSession,
  ANYWHERE: renewOrForgetSession,
};

/** The browser's only way to the API: same origin, cookies, no token in reach of scripts. */
export function createBrowserClient(place: Place): ApolloClient {
  const http = new HttpLink({
    uri: '/graphql',
    credentials: 'same-origin',
    headers: { 'apollo-require-preflight': '1' },
    fetch: fetchWithSilenceLimit(silenceMs),
  });
  return new ApolloClient({
    ssrMode: typeof window === 'undefined',
    cache: new InMemoryCache(),
    link: ApolloLink.split(
      ({ operationType }) => operationType === OperationTypeNode.SUBSCRIPTION,
      http,
      ApolloLink.from([sessionLinks[place], http]),
    ),
  });
}

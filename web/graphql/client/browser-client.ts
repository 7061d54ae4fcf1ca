import { ApolloClient, ApolloLink, HttpLink, InMemoryCache } from '@apollo/client';
import { ErrorLink } from '@apollo/client/link/error';
import { OperationTypeNode } from 'graphql';
import { from, switchMap, throwError } from 'rxjs';
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

/** The browser's only way to the API: same origin, cookies, no token in reach of scripts. */
export function createBrowserClient(): ApolloClient {
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
      ApolloLink.from([renewSession, http]),
    ),
  });
}

import { singleFlight } from './single-flight';

async function callRefresh(): Promise<boolean> {
  const answer = await fetch('/auth/refresh', {
    method: 'POST',
    credentials: 'same-origin',
    headers: { 'content-type': 'application/json', 'apollo-require-preflight': '1' },
    body: '{}',
    signal: AbortSignal.timeout(10_000),
  });
  return answer.ok;
}

/**
 * Asks the gateway to renew the session cookies. Calls made together share one request, and a lock keeps other tabs
 * waiting, because a refresh token works once. False when the session is over or the gateway cannot be reached.
 */
export const refreshSession = singleFlight(async () => {
  try {
    return await navigator.locks.request('vectra-session-refresh', callRefresh);
  } catch {
    return false;
  }
});

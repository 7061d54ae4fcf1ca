import { sessionHintCookie, sessionHintSeconds } from './session-cookies';

/** How an attempt to sign in ended. */
export type LoginOutcome =
  | { readonly kind: 'LoggedIn' }
  | { readonly kind: 'InvalidCredentials' }
  | { readonly kind: 'SecondFactorRequired'; readonly challenge: string }
  | { readonly kind: 'EmailNotVerified'; readonly registrationId: string }
  | { readonly kind: 'CodeWrong' }
  | { readonly kind: 'ChallengeInvalid' }
  | { readonly kind: 'TooManyAttempts'; readonly retryAfterSeconds: number }
  | { readonly kind: 'Unavailable'; readonly requestId: string | null };

const defaultRetrySeconds = 60;

/** Reads the gateway's answer to a sign-in: the problem is named in the body or told by the status. */
export function readLoginOutcome(status: number, headers: Headers, body: unknown): LoginOutcome {
  const fields: object = typeof body === 'object' && body !== null ? body : {};
  const names = ['__typename', 'kind', 'code'].map((key): unknown => Reflect.get(fields, key));
  const textAt = (key: string): string => {
    const value: unknown = Reflect.get(fields, key);
    return typeof value === 'string' ? value : '';
  };
  if (status === 429 || names.includes('TooManyAttempts')) {
    const seconds = Number(
      Reflect.get(fields, 'retryAfterSeconds') ?? headers.get('retry-after') ?? defaultRetrySeconds,
    );
    return {
      kind: 'TooManyAttempts',
      retryAfterSeconds: Number.isFinite(seconds) ? Math.ceil(seconds) : defaultRetrySeconds,
    };
  }
  if (names.includes('SecondFactorRequired')) return { kind: 'SecondFactorRequired', challenge: textAt('challenge') };
  if (names.includes('EmailNotVerified')) return { kind: 'EmailNotVerified', registrationId: textAt('registrationId') };
  if (names.includes('CodeWrong')) return { kind: 'CodeWrong' };
  if (names.includes('ChallengeInvalid')) return { kind: 'ChallengeInvalid' };
  if (status === 401 || status === 400 || names.includes('InvalidCredentials')) return { kind: 'InvalidCredentials' };
  if (status >= 200 && status < 300) return { kind: 'LoggedIn' };
  return { kind: 'Unavailable', requestId: headers.get('x-request-id') };
}

/** Asks the gateway for a session; its tokens come as cookies that scripts cannot read. */
async function askForSession(path: string, input: Readonly<Record<string, string>>): Promise<LoginOutcome> {
  try {
    const answer = await fetch(path, {
      method: 'POST',
      credentials: 'same-origin',
      headers: { 'content-type': 'application/json', 'apollo-require-preflight': '1' },
      body: JSON.stringify(input),
      signal: AbortSignal.timeout(20_000),
    });
    const body: unknown = await answer.json().catch(() => null);
    const outcome = readLoginOutcome(answer.status, answer.headers, body);
    if (outcome.kind === 'LoggedIn') writeSessionHint(sessionHintSeconds);
    return outcome;
  } catch {
    return { kind: 'Unavailable', requestId: null };
  }
}

/** Signs in by password. */
export const logIn = (email: string, password: string): Promise<LoginOutcome> =>
  askForSession('/auth/login', { email, password });

/** Goes on with a sign-in whose password was right, by a code of the authenticator or a recovery code. */
export const completeLogin = (challenge: string, code: string): Promise<LoginOutcome> =>
  askForSession('/auth/complete-login', { challenge, code });

/** Ends the session at the gateway and on this machine. */
export async function logOut(): Promise<void> {
  writeSessionHint(0);
  await fetch('/auth/logout', {
    method: 'POST',
    credentials: 'same-origin',
    headers: { 'content-type': 'application/json', 'apollo-require-preflight': '1' },
    body: '{}',
    signal: AbortSignal.timeout(10_000),
  }).catch(() => undefined);
}

/** Remembers for so many seconds that a refresh token may exist; 0 forgets it. */
export function writeSessionHint(seconds: number): void {
  const secure = window.location.protocol === 'https:' ? '; Secure' : '';
  document.cookie = `${sessionHintCookie}=1; Path=/; SameSite=Lax; Max-Age=${String(seconds)}${secure}`;
}

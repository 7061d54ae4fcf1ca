import { z } from 'zod';
import type { ProbedCredentials, ProbedProvider, ProbeVerdict } from './integration-probe.js';

/** One request to a service: a path below its configured address, never an address of its own. */
export interface ProviderRequest {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** What a service answered. */
export interface ProviderAnswer {
  readonly status: number;
  /** The body read as JSON; null when it is none. */
  readonly content: unknown;
}

interface ProviderProtocol {
  readonly request: (credentials: ProbedCredentials) => ProviderRequest;
  /** What an answer of the 200s says, when it says more than its status. */
  readonly judge?: (content: unknown) => ProbeVerdict;
  /** Whether another status refuses the credentials. */
  readonly refuses?: (answer: ProviderAnswer) => boolean;
}

const works: ProbeVerdict = { outcome: 'WORKS' };
const field = (credentials: ProbedCredentials, name: string): string => credentials[name] ?? '';
const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
const form = { 'content-type': 'application/x-www-form-urlencoded' };

const twilioAccount = z.object({ status: z.string() });
const sendgridScopes = z.object({ scopes: z.array(z.string()) });
const oauthError = z.object({ error: z.string() });
const refusedGrants = new Set(['invalid_grant', 'invalid_client', 'unauthorized_client']);

/** OAuth: a refresh token and its client are good when they are exchanged for an access token, which is thrown away. */
const refreshTokenExchange = (path: string): ProviderProtocol => ({
  request: (credentials) => ({
    method: 'POST',
    path,
    headers: form,
    body: new URLSearchParams({
      grant_type: 'refresh_token',
      client_id: field(credentials, 'clientId'),
      client_secret: field(credentials, 'clientSecret'),
      refresh_token: field(credentials, 'refreshToken'),
    }).toString(),
  }),
  refuses: ({ content }) => {
    const answered = oauthError.safeParse(content);
    return answered.success && refusedGrants.has(answered.data.error);
  },
});

const protocols: Readonly<Record<ProbedProvider, ProviderProtocol>> = {
  TWILIO: {
    request: (credentials) => {
      const sid = field(credentials, 'accountSid');
      const basic = Buffer.from(`${sid}:${field(credentials, 'authToken')}`).toString('base64');
      return {
        method: 'GET',
        path: `/2010-04-01/Accounts/${encodeURIComponent(sid)}.json`,
        headers: { authorization: `Basic ${basic}` },
      };
    },
    judge: (content) => {
      const account = twilioAccount.safeParse(content);
      if (!account.success) return { outcome: 'UNREACHABLE', reason: 'It answered with something else.' };
      return account.data.status === 'active'
        ? works
        : {
            outcome: 'REFUSED',
            reason: `The account is ${account.data.status === 'suspended' ? 'suspended' : 'closed'}.`,
          };
    },
    refuses: ({ status }) => status === 404,
  },
  ROCKETREACH: {
    request: (credentials) => ({
      method: 'GET',
      path: '/api/v2/account/',
      headers: { 'api-key': field(credentials, 'apiKey') },
    }),
  },
  SENDGRID: {
    request: (credentials) => ({ method: 'GET', path: '/v3/scopes', headers: bearer(field(credentials, 'apiKey')) }),
    judge: (content) => {
      const allowed = sendgridScopes.safeParse(content);
      if (!allowed.success) return { outcome: 'UNREACHABLE', reason: 'It answered with something else.' };
      return allowed.data.scopes.includes('mail.send')
        ? works
        : { outcome: 'REFUSED', reason: 'The key may not send mail: it lacks the scope "mail.send".' };
    },
  },
  CALENDLY: {
    request: (credentials) => ({ method: 'GET', path: '/users/me', headers: bearer(field(credentials, 'token')) }),
  },
  GOOGLE: refreshTokenExchange('/token'),
  MICROSOFT: refreshTokenExchange('/common/oauth2/v2.0/token'),
};

/** The cheapest request that needs the credentials. */
export const requestFor = (provider: ProbedProvider, credentials: ProbedCredentials): ProviderRequest => ({
  ...protocols[provider].request(credentials),
});

/** What an answer says about the credentials. No word of the service is passed on: it may repeat them. */
export function verdictOf(provider: ProbedProvider, answer: ProviderAnswer): ProbeVerdict {
  const { judge, refuses } = protocols[provider];
  const { status, content } = answer;
  if (status >= 200 && status < 300) return judge ? judge(content) : works;
  if (status === 401 || status === 403 || refuses?.(answer) === true)
    return { outcome: 'REFUSED', reason: `It does not accept these credentials (${status}).` };
  if (status === 429) return { outcome: 'UNREACHABLE', reason: 'It is asked too often at present (429).' };
  return { outcome: 'UNREACHABLE', reason: `It answered with something else (${status}).` };
}

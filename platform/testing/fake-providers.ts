import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** How the services behave now. */
export type ProviderMood =
  | 'NORMAL'
  /** Sends elsewhere; who follows is counted. */
  | 'REDIRECTS'
  /** Never answers. */
  | 'SILENT'
  | 'BROKEN'
  | 'BUSY'
  /** Answers 200 with what is no JSON. */
  | 'NONSENSE'
  /** Answers 200 without end. */
  | 'ENDLESS';

/** The services that organizations use, on one port of this machine, speaking their protocols. */
export interface FakeProviders {
  readonly url: string;
  /** Method and path of every request so far. */
  readonly requests: string[];
  mood: ProviderMood;
  /** What Twilio says about the account. */
  twilioStatus: string;
  /** What SendGrid says the key may do. */
  sendgridScopes: string[];
  close(): Promise<void>;
}

/** Credentials that the services accept; fictitious, of the right shape. */
export const acceptedCredentials = {
  TWILIO: {
    accountSid: 'AC0123456789abcdef0123456789abcdef',
    authToken: 'fedcba9876543210fedcba9876543210',
    phoneNumber: '+33123456789',
  },
  ROCKETREACH: { apiKey: '1234567890k1234567890abcdefabcdef' },
  SENDGRID: { apiKey: `SG.${'fictitious-key-abcdefg'.slice(0, 22)}.${'0123456789'.repeat(5).slice(0, 43)}` },
  CALENDLY: {
    token: `fictitious-token-${'0123456789'.repeat(4)}`,
    webhookSigningKey: 'fictitious-signing-key-0123456789',
  },
  GOOGLE: {
    clientId: '0123-fictitious.apps.googleusercontent.com',
    clientSecret: 'fictitious-google-secret-0123',
    refreshToken: '1//fictitious-google-refresh-token',
  },
  MICROSOFT: {
    clientId: '0199c0de-0000-7000-8000-000000000009',
    clientSecret: 'fictitious-microsoft-secret-0123',
    refreshToken: 'fictitious-microsoft-refresh-token',
  },
} as const;

const json = (response: ServerResponse, status: number, content: unknown): void => {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(content));
};

async function bodyOf(request: IncomingMessage): Promise<URLSearchParams> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return new URLSearchParams(Buffer.concat(chunks).toString('utf8'));
}

/** The token endpoint of OAuth: the client is judged first, then the grant. */
async function exchange(
  request: IncomingMessage,
  response: ServerResponse,
  accepted: { readonly clientId: string; readonly clientSecret: string; readonly refreshToken: string },
): Promise<void> {
  const form = await bodyOf(request);
  if (form.get('grant_type') !== 'refresh_token') json(response, 400, { error: 'unsupported_grant_type' });
  else if (form.get('client_id') !== accepted.clientId || form.get('client_secret') !== accepted.clientSecret)
    json(response, 401, { error: 'invalid_client' });
  else if (form.get('refresh_token') !== accepted.refreshToken) json(response, 400, { error: 'invalid_grant' });
  else json(response, 200, { access_token: 'fictitious', expires_in: 3600, token_type: 'Bearer' });
}

async function answerNormally(fakes: FakeProviders, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { TWILIO, ROCKETREACH, SENDGRID, CALENDLY, GOOGLE, MICROSOFT } = acceptedCredentials;
  const { authorization } = request.headers;
  const basic = `Basic ${Buffer.from(`${TWILIO.accountSid}:${TWILIO.authToken}`).toString('base64')}`;
  const refused = { message: 'unauthorized' };
  switch (`${request.method ?? ''} ${request.url ?? ''}`) {
    case `GET /2010-04-01/Accounts/${TWILIO.accountSid}.json`:
      if (authorization === basic) json(response, 200, { sid: TWILIO.accountSid, status: fakes.twilioStatus });
      else json(response, 401, { code: 20003, status: 401 });
      return;
    case 'GET /api/v2/account/':
      if (request.headers['api-key'] === ROCKETREACH.apiKey) json(response, 200, { id: 1 });
      else json(response, 401, { status: 401 });
      return;
    case 'GET /v3/scopes':
      if (authorization === `Bearer ${SENDGRID.apiKey}`) json(response, 200, { scopes: fakes.sendgridScopes });
      else json(response, 401, { errors: [refused] });
      return;
    case 'GET /users/me':
      if (authorization === `Bearer ${CALENDLY.token}`) json(response, 200, { resource: {} });
      else json(response, 401, { title: 'Unauthenticated' });
      return;
    case 'POST /token':
      await exchange(request, response, GOOGLE);
      return;
    case 'POST /common/oauth2/v2.0/token':
      await exchange(request, response, MICROSOFT);
      return;
    default:
      json(response, 404, { message: 'not found' });
  }
}

function answer(fakes: FakeProviders, request: IncomingMessage, response: ServerResponse): void {
  fakes.requests.push(`${request.method ?? ''} ${request.url ?? ''}`);
  switch (fakes.mood) {
    case 'SILENT':
      return;
    case 'REDIRECTS':
      response.writeHead(302, { location: `${fakes.url}/followed` }).end();
      return;
    case 'BROKEN':
      json(response, 500, { message: `broken: ${request.headers.authorization ?? ''}` });
      return;
    case 'BUSY':
      json(response, 429, {});
      return;
    case 'NONSENSE':
      response.writeHead(200, { 'content-type': 'text/html' }).end('<html>');
      return;
    case 'ENDLESS':
      response.writeHead(200);
      response.write('x'.repeat(1_000_000));
      return;
    case 'NORMAL':
      void answerNormally(fakes, request, response);
  }
}

/** Starts them on a free port of this machine. */
export async function startFakeProviders(): Promise<FakeProviders> {
  const server = createServer((request, response) => {
    answer(fakes, request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const fakes: FakeProviders = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests: [],
    mood: 'NORMAL',
    twilioStatus: 'active',
    sendgridScopes: ['mail.send'],
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return fakes;
}

/** Where all of them are, as the environment of a process says it. */
export const providerEnvironment = ({ url }: FakeProviders): Record<string, string> => ({
  TWILIO_API_URL: url,
  ROCKETREACH_API_URL: url,
  SENDGRID_API_URL: url,
  CALENDLY_API_URL: url,
  GOOGLE_TOKEN_URL: url,
  MICROSOFT_TOKEN_URL: url,
});

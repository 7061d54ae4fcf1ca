import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { rightPassword } from './testing/people-house.js';
import { startTestGateway, type TestGateway } from './testing/test-gateway.js';

let running: TestGateway;
beforeAll(async () => {
  running = await startTestGateway();
});
afterAll(() => running.close());

const origin = 'http://web.test.example';
const post = (path: string, content: unknown, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(`${running.url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin, ...headers },
    body: JSON.stringify(content),
  });
const login = (headers: Record<string, string> = {}): Promise<Response> =>
  post('/auth/login', { email: 'ada@test.example', password: rightPassword }, headers);

describe('signing in', () => {
  test('puts both tokens into cookies that scripts cannot read, and none into the answer', async () => {
    const response = await login();
    const text = await response.text();
    expect(response.status).toBe(200);
    expect(JSON.parse(text)).toMatchObject({
      __typename: 'LoggedIn',
      user: { name: 'Ada' },
      accessTokenExpiresAt: '2026-03-02T09:15:00.000Z',
    });
    expect(text).not.toMatch(/secret|refreshToken|accessToken"/);
    expect(response.headers.getSetCookie()).toEqual([
      'vectra_access=secret-access-token; Max-Age=900; Path=/; HttpOnly; SameSite=Strict',
      'vectra_refresh=secret-refresh-token; Max-Age=604800; Path=/auth; HttpOnly; SameSite=Strict',
    ]);
  });

  test('cookies are Secure when the browser came by https', async () => {
    const response = await login({ 'x-forwarded-proto': 'https' });
    expect(response.headers.getSetCookie()).toEqual([
      expect.stringContaining('; Secure'),
      expect.stringContaining('; Secure'),
    ]);
  });

  test('wrong credentials are 401 and set nothing', async () => {
    const response = await post('/auth/login', { email: 'ada@test.example', password: 'wrong' });
    expect(response.status).toBe(401);
    expect(await response.json()).toMatchObject({ __typename: 'InvalidCredentials' });
    expect(response.headers.getSetCookie()).toEqual([]);
  });

  test('too many attempts are 429 and say how long to wait', async () => {
    const response = await post('/auth/login', { email: 'eager@test.example', password: rightPassword });
    expect(response.status).toBe(429);
    expect(response.headers.get('retry-after')).toBe('42');
    expect(await response.json()).toMatchObject({ __typename: 'TooManyAttempts', retryAfterSeconds: 42 });
  });

  test('works although an expired cookie is still there', async () => {
    expect((await login({ cookie: 'vectra_access=expired' })).status).toBe(200);
  });

  test.each<[string, Record<string, string>]>([
    ['a stranger’s page', { origin: 'http://evil.test.example' }],
    ['a sibling site', { origin: 'http://other.test.example', 'sec-fetch-site': 'same-site' }],
  ])('from %s is refused, so that nobody is signed in unawares', async (_case, headers) => {
    const response = await login(headers);
    expect(response.status).toBe(403);
    expect(response.headers.getSetCookie()).toEqual([]);
  });

  test('something else than an address and a password is 400', async () => {
    expect((await post('/auth/login', { email: { $ne: '' }, password: rightPassword })).status).toBe(400);
  });
});

describe('a second factor', () => {
  test('is asked for without a cookie, and answered with both', async () => {
    const asked = await post('/auth/login', { email: 'careful@test.example', password: rightPassword });
    expect(asked.status).toBe(200);
    expect(await asked.json()).toEqual({
      __typename: 'SecondFactorRequired',
      challenge: 'one-time-challenge',
      expiresAt: '2026-03-02T09:05:00.000Z',
    });
    expect(asked.headers.getSetCookie()).toEqual([]);
    const completed = await post('/auth/complete-login', { challenge: 'one-time-challenge', code: '123456' });
    expect(completed.status).toBe(200);
    expect(completed.headers.getSetCookie()).toHaveLength(2);
    expect(await completed.text()).not.toContain('secret');
  });

  test('that is wrong is 401 and sets nothing', async () => {
    const response = await post('/auth/complete-login', { challenge: 'one-time-challenge', code: '000000' });
    expect([response.status, response.headers.getSetCookie()]).toEqual([401, []]);
  });

  test('something else than a challenge and a code is 400', async () => {
    expect((await post('/auth/complete-login', { challenge: ['one'], code: '123456' })).status).toBe(400);
  });
});

test('an address that is not proven yet is 401 and says how to go on', async () => {
  const response = await post('/auth/login', { email: 'new@test.example', password: rightPassword });
  expect(response.status).toBe(401);
  expect(await response.json()).toEqual({
    __typename: 'EmailNotVerified',
    message: 'Confirm first.',
    registrationId: 'r1',
  });
});

describe.each(['login', 'complete-login', 'refresh', 'logout'])('/auth/%s', (route) => {
  test.each<[string, Record<string, string>]>([
    ['a stranger’s page', { origin: 'http://evil.test.example' }],
    ['a page that says nothing of itself', { origin: '' }],
    ['a sandboxed page', { origin: 'null' }],
  ])('takes nothing from %s, whatever cookies it carries', async (_from, headers) => {
    const cookie = 'vectra_refresh=secret-refresh-token';
    const response = await post(`/auth/${route}`, {}, { cookie, ...headers });
    expect([response.status, response.headers.getSetCookie()]).toEqual([403, []]);
  });

  test('takes no form of our own pages either', async () => {
    const response = await fetch(`${running.url}/auth/${route}`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', origin },
      body: 'challenge=x',
    });
    expect(response.status).toBe(415);
  });
});

test('a refresh token that was planted before somebody signed in is not adopted', async () => {
  const response = await login({ cookie: 'vectra_refresh=planted' });
  expect(response.headers.getSetCookie().join()).toContain('vectra_refresh=secret-refresh-token');
});

describe('renewing and ending', () => {
  test('the refresh cookie gives new cookies', async () => {
    const response = await post('/auth/refresh', {}, { cookie: 'vectra_refresh=secret-refresh-token' });
    expect(response.status).toBe(200);
    expect(response.headers.getSetCookie()).toHaveLength(2);
    expect(await response.text()).not.toContain('secret');
  });

  test('a used-up refresh cookie is 401 and both cookies are taken away', async () => {
    const response = await post('/auth/refresh', {}, { cookie: 'vectra_refresh=used' });
    expect(response.status).toBe(401);
    expect(response.headers.getSetCookie()).toEqual([
      expect.stringMatching(/^vectra_access=;.*Path=\/;.*Expires=Thu, 01 Jan 1970/),
      expect.stringMatching(/^vectra_refresh=;.*Path=\/auth;.*Expires=Thu, 01 Jan 1970/),
    ]);
  });

  test('without a refresh cookie there is nothing to renew', async () => {
    expect((await post('/auth/refresh', {})).status).toBe(401);
  });

  test('signing out takes both cookies away, again and again', async () => {
    for (const cookie of ['vectra_refresh=secret-refresh-token', '']) {
      const response = await post('/auth/logout', {}, { cookie });
      expect(response.status).toBe(200);
      expect(response.headers.getSetCookie()).toHaveLength(2);
    }
  });
});

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { AccessTokens } from '../platform/crypto/access-token.js';
import { signViewer, type SignatureRequest } from '../platform/viewer/signed-viewer.js';
import type { ViewerClaims } from '../platform/viewer/viewer.js';
import { notesOrganizationId } from './testing/notes-house.js';
import { TestClock } from '../platform/testing/test-clock.js';
import { standingClock, startTestGateway, type TestGateway } from './testing/test-gateway.js';

let running: TestGateway;
beforeAll(async () => {
  running = await startTestGateway();
});
afterAll(() => running.close());

const query = '{ whoAsks }';
const body = JSON.stringify({ query });
const ask = async (headers: Record<string, string>, text = body): Promise<{ status: number; answer: unknown }> => {
  const response = await fetch(`${running.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: text,
  });
  return { status: response.status, answer: await response.json() };
};
const refused = { errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] };
const base64 = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

describe('people', () => {
  test('a valid token is its person', async () => {
    const { status, answer } = await ask({ authorization: `Bearer ${await running.token()}` });
    expect(status).toBe(200);
    expect(JSON.stringify(answer)).toContain('USER');
  });

  test('without a token somebody is anonymous and the houses refuse them', async () => {
    const { status, answer } = await ask({});
    expect(status).toBe(200);
    expect(answer).toMatchObject(refused);
  });

  test('a token works until its expiry and not a moment longer', async () => {
    const clock = new TestClock();
    const expiring = await startTestGateway({ clock });
    const authorization = `Bearer ${await expiring.token()}`;
    clock.advance(15 * 60_000 - 1_000);
    expect((await expiring.post(query, {}, { authorization })).status).toBe(200);
    clock.advance(1_000);
    const late = await expiring.post(query, {}, { authorization });
    expect(late.status).toBe(401);
    expect(late.body).toMatchObject(refused);
    await expiring.close();
  });

  test.each([
    [
      'of another key',
      async () => {
        const pem = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' });
        const forger = new AccessTokens(Buffer.from(pem).toString('base64'));
        const subject = { userId: randomUUID(), organizationId: notesOrganizationId, role: 'OWNER' } as const;
        return (await forger.sign(subject, standingClock.now())).token;
      },
    ],
    [
      'without an algorithm',
      async () => {
        const [, payload] = (await running.token()).split('.');
        return `${base64({ alg: 'none' })}.${payload ?? ''}.`;
      },
    ],
    [
      'with a changed payload',
      async () => {
        const [header, , signature] = (await running.token()).split('.');
        const exp = Math.floor(standingClock.now().getTime() / 1000) + 60;
        const claims = {
          iss: 'vectra',
          aud: 'vectra-graph',
          sub: randomUUID(),
          org: notesOrganizationId,
          role: 'OWNER',
          exp,
        };
        return `${header ?? ''}.${base64(claims)}.${signature ?? ''}`;
      },
    ],
    ['that is none', async () => Promise.resolve('nonsense')],
  ])('a token %s is refused with 401, as bearer and as cookie', async (_case, forge) => {
    const token = await forge();
    const bearer = await ask({ authorization: `Bearer ${token}` });
    const cookie = await ask({ cookie: `vectra_access=${token}`, 'sec-fetch-site': 'same-origin' });
    expect([bearer.status, cookie.status]).toEqual([401, 401]);
    expect(bearer.answer).toMatchObject(refused);
  });

  test('another scheme than Bearer is refused', async () => {
    expect((await ask({ authorization: `Basic ${await running.token()}` })).status).toBe(401);
  });
});

describe('agents', () => {
  const agent: ViewerClaims = { kind: 'AGENT', runId: randomUUID(), organizationId: notesOrganizationId };
  const sign = (changes: Partial<SignatureRequest> = {}): string =>
    signViewer({
      secrets: running.secrets,
      audience: 'gateway',
      viewer: agent,
      requestId: 'request-of-agent',
      body,
      now: standingClock.now().getTime(),
      lifetimeMs: 30_000,
      ...changes,
    });

  test('an assertion for this very body is accepted', async () => {
    const { status, answer } = await ask({ 'x-vectra-assertion': sign() });
    expect(status).toBe(200);
    expect(JSON.stringify(answer)).toContain('AGENT');
  });

  test.each<[string, () => string]>([
    ['for a house', () => sign({ audience: 'notes' })],
    ['for another body', () => sign({ body: '{"query":"{ other }"}' })],
    ['of another secret', () => sign({ secrets: ['another secret of at least 32 characters'] })],
    ['that has expired', () => sign({ now: standingClock.now().getTime() - 30_001 })],
    [
      'for a person',
      () =>
        sign({
          viewer: {
            kind: 'USER',
            userId: randomUUID(),
            organizationId: notesOrganizationId,
            role: 'OWNER',
            expiresAt: 9e12,
          },
        }),
    ],
    ['for nobody', () => sign({ viewer: { kind: 'ANONYMOUS' } })],
    ['that is none', () => 'nonsense'],
  ])('an assertion %s is refused with 401', async (_case, assertion) => {
    const { status, answer } = await ask({ 'x-vectra-assertion': assertion() });
    expect(status).toBe(401);
    expect(answer).toMatchObject(refused);
  });

  test('an assertion is not accepted on a GET, which has no body to be bound to', async () => {
    const response = await fetch(`${running.url}/graphql?query=${encodeURIComponent(query)}`, {
      headers: { 'x-vectra-assertion': sign({ body: '' }), 'apollo-require-preflight': '1' },
    });
    expect(response.status).toBe(401);
  });
});

describe('the request id', () => {
  test.each([
    ['short', false],
    ['with spaces and more', false],
    ['a'.repeat(65), false],
    ['client-request-42', true],
  ])('"%s" given by the caller is kept: %s', async (given, kept) => {
    const { headers } = await running.post(query, {}, { 'x-request-id': given });
    expect(headers.get('x-request-id') === given).toBe(kept);
    expect(headers.get('x-request-id')).toMatch(/^[A-Za-z0-9-]{8,64}$/);
  });
});

describe('cookies prove who asks, not that they meant it', () => {
  const ourOrigin = 'http://web.test.example';
  test.each<[string, Record<string, string>, number]>([
    ['our origin', { origin: ourOrigin }, 200],
    ['same origin by the browser’s word', { 'sec-fetch-site': 'same-origin' }, 200],
    ['another origin', { origin: 'http://evil.test.example', 'sec-fetch-site': 'cross-site' }, 403],
    ['a sibling site', { 'sec-fetch-site': 'same-site' }, 403],
    ['no word of the browser', {}, 403],
    ['the null origin', { origin: 'null' }, 403],
  ])('a POST with %s is answered %#', async (_case, headers, status) => {
    expect((await ask({ cookie: `vectra_access=${await running.token()}`, ...headers })).status).toBe(status);
  });

  test('a form post is refused even from our own pages', async () => {
    const response = await fetch(`${running.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'text/plain', cookie: `vectra_access=${await running.token()}`, origin: ourOrigin },
      body,
    });
    expect(response.status).toBe(415);
  });

  test('a bearer token needs no proof, because no browser adds it by itself', async () => {
    const { status } = await ask({
      authorization: `Bearer ${await running.token()}`,
      origin: 'http://evil.test.example',
    });
    expect(status).toBe(200);
  });

  test('a mutation by GET is refused', async () => {
    const mutation = encodeURIComponent('mutation { changeText(id: "n1", text: "x") { id } }');
    const response = await fetch(`${running.url}/graphql?query=${mutation}`, {
      headers: { authorization: `Bearer ${await running.token()}`, 'apollo-require-preflight': '1' },
    });
    expect(response.status).toBe(405);
    expect(running.state.texts.get('n1')).toBe('first');
  });

  test('a query by GET without a header that forces a preflight is refused', async () => {
    const response = await fetch(`${running.url}/graphql?query=${encodeURIComponent(query)}`, {
      headers: { cookie: `vectra_access=${await running.token()}` },
    });
    expect(response.status).toBe(400);
  });
});

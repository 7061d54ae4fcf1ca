import { createHmac, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { SignJWT, UnsecuredJWT } from 'jose';
import { AccessTokens, accessTokenSeconds, type TokenSubject } from './access-token.js';

const encoded = (key: KeyObject): string =>
  Buffer.from(key.export({ type: 'pkcs8', format: 'pem' })).toString('base64');
const { privateKey, publicKey } = generateKeyPairSync('ed25519');
const tokens = new AccessTokens(encoded(privateKey));
const now = new Date('2026-03-02T09:00:00.000Z');
const later = (seconds: number): Date => new Date(now.getTime() + seconds * 1000);
const subject: TokenSubject = {
  userId: '0199c0de-0000-7000-8000-000000000001',
  organizationId: '0199c0de-0000-7000-8000-000000000002',
  role: 'MANAGER',
};
const payload = { org: subject.organizationId, role: subject.role };

/** A token like ours, but for what a test changes. */
const builder = (claims: Record<string, unknown> = payload) =>
  new SignJWT(claims)
    .setSubject(subject.userId)
    .setIssuer('vectra')
    .setAudience('vectra-graph')
    .setIssuedAt(Math.floor(now.getTime() / 1000))
    .setExpirationTime(Math.floor(later(accessTokenSeconds).getTime() / 1000));
const ours = { alg: 'EdDSA' };

describe('an access token', () => {
  test('names the person for 15 minutes (V-40, X-01)', async () => {
    const { token, expiresAt } = await tokens.sign(subject, now);
    expect(expiresAt).toEqual(later(15 * 60));
    const claims = { kind: 'USER', ...subject, expiresAt: expiresAt.getTime() };
    expect(await tokens.verify(token, now)).toEqual(claims);
    expect(await tokens.verify(token, later(15 * 60 - 1))).toEqual(claims);
    expect(await tokens.verify(token, later(15 * 60))).toBeNull();
  });

  test('of the platform owner names no organization', async () => {
    const { token } = await tokens.sign({ ...subject, organizationId: null, role: 'PLATFORM_ADMIN' }, now);
    expect(await tokens.verify(token, now)).toMatchObject({ organizationId: null, role: 'PLATFORM_ADMIN' });
  });

  test('that is ours in every detail is accepted, so that the refusals below mean something', async () => {
    expect(await tokens.verify(await builder().setProtectedHeader(ours).sign(privateKey), now)).toMatchObject(subject);
  });
});

describe('a token that is not ours', () => {
  test('without an algorithm is refused', async () => {
    const unsecured = new UnsecuredJWT(payload)
      .setSubject(subject.userId)
      .setIssuer('vectra')
      .setAudience('vectra-graph')
      .setExpirationTime('1h')
      .encode();
    expect(await tokens.verify(unsecured, now)).toBeNull();
    const { token } = await tokens.sign(subject, now);
    const header = Buffer.from('{"alg":"none"}').toString('base64url');
    expect(await tokens.verify(`${header}.${token.split('.')[1]}.`, now)).toBeNull();
    expect(await tokens.verify(`${header}.${token.split('.')[1]}.${token.split('.')[2]}`, now)).toBeNull();
  });

  test('signed with our public key as if it were a secret is refused', async () => {
    const head = Buffer.from('{"alg":"HS256"}').toString('base64url');
    const body = (await tokens.sign(subject, now)).token.split('.')[1] ?? '';
    const publicPem = publicKey.export({ type: 'spki', format: 'pem' });
    const signature = createHmac('sha256', publicPem).update(`${head}.${body}`).digest('base64url');
    expect(await tokens.verify(`${head}.${body}.${signature}`, now)).toBeNull();
  });

  test('of another key is refused', async () => {
    const stranger = new AccessTokens(encoded(generateKeyPairSync('ed25519').privateKey));
    expect(await tokens.verify((await stranger.sign(subject, now)).token, now)).toBeNull();
  });

  test('of another audience or issuer is refused', async () => {
    const otherAudience = builder().setAudience('another-graph').setProtectedHeader(ours);
    const otherIssuer = builder().setIssuer('another').setProtectedHeader(ours);
    for (const token of [otherAudience, otherIssuer])
      expect(await tokens.verify(await token.sign(privateKey), now)).toBeNull();
  });

  test.each<[string, Record<string, unknown>]>([
    ['no role', { org: subject.organizationId }],
    ['a role that does not exist', { ...payload, role: 'ROOT' }],
    ['an organization that is no id', { ...payload, org: 'ours' }],
    ['no word about the organization', { role: 'MANAGER' }],
  ])('with %s is refused', async (_what, claims) => {
    expect(await tokens.verify(await builder(claims).setProtectedHeader(ours).sign(privateKey), now)).toBeNull();
  });

  test('without an end is refused', async () => {
    const endless = new SignJWT(payload)
      .setSubject(subject.userId)
      .setIssuer('vectra')
      .setAudience('vectra-graph')
      .setProtectedHeader(ours);
    expect(await tokens.verify(await endless.sign(privateKey), now)).toBeNull();
  });

  test('with any byte changed, or made up, is refused', async () => {
    const { token } = await tokens.sign(subject, now);
    const bytes = token.split('.').map((part) => Buffer.from(part, 'base64url'));
    const changed = fc
      .tuple(fc.nat({ max: 2 }), fc.nat(), fc.integer({ min: 1, max: 255 }))
      .map(([part, place, change]) => {
        const parts = bytes.map((one) => Buffer.from(one));
        const chosen = parts[part] ?? Buffer.alloc(0);
        chosen[place % chosen.length] = (chosen[place % chosen.length] ?? 0) ^ change;
        return parts.map((one) => one.toString('base64url')).join('.');
      });
    await fc.assert(
      fc.asyncProperty(fc.oneof(changed, fc.string()), async (forged) => {
        expect(await tokens.verify(forged, now)).toBeNull();
      }),
      { numRuns: 200 },
    );
  });
});

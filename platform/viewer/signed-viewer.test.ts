import { createHmac } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { signViewer, UnsignedRequest, verifyViewer, type SignatureRequest } from './signed-viewer.js';
import type { ViewerClaims } from './viewer.js';

const secret = 'first-secret-first-secret-first-secret';
const nextSecret = 'second-secret-second-secret-second-secret';
const now = Date.parse('2026-03-02T09:00:00.000Z');
const viewer: ViewerClaims = {
  kind: 'AGENT',
  runId: '0199c0de-0000-7000-8000-000000000001',
  organizationId: '0199c0de-0000-7000-8000-000000000002',
};
const request: SignatureRequest = {
  secrets: [secret],
  audience: 'lead',
  viewer,
  requestId: 'request-1',
  body: '{"query":"{ a }"}',
  now,
  lifetimeMs: 30_000,
};
const expected = { secrets: [secret], audience: 'lead', body: request.body, now };

/** A payload of one's own, signed with a secret. */
const signed = (content: string, key = secret): string => {
  const payload = Buffer.from(content).toString('base64url');
  return `${payload}.${createHmac('sha256', key).update(payload).digest('base64url')}`;
};

describe('a signed viewer', () => {
  test('proves who asks, under which request', () => {
    expect(verifyViewer(expected, signViewer(request))).toEqual({ viewer, requestId: 'request-1' });
  });

  test('is bound to the bytes of the body, whether they come as text or as bytes', () => {
    expect(verifyViewer({ ...expected, body: Buffer.from(request.body) }, signViewer(request))).toMatchObject({
      viewer,
    });
  });

  test.each([
    ['another audience', { audience: 'campaign' }],
    ['another body', { body: '{"query":"{ b }"}' }],
    ['an empty body', { body: '' }],
    ['a time behind its end', { now: now + 30_001 }],
    ['another secret', { secrets: [nextSecret] }],
    ['no secret', { secrets: [] }],
  ])('is worth nothing for %s', (_what, change) => {
    expect(() => verifyViewer({ ...expected, ...change }, signViewer(request))).toThrow(UnsignedRequest);
  });

  test('lives for as long as it says', () => {
    expect(verifyViewer({ ...expected, now: now + 30_000 }, signViewer(request))).toMatchObject({ viewer });
  });

  test('of the old secret is accepted while secrets are rotated, and no longer', () => {
    const old = signViewer(request);
    expect(verifyViewer({ ...expected, secrets: [nextSecret, secret] }, old)).toMatchObject({ viewer });
    const fresh = signViewer({ ...request, secrets: [nextSecret, secret] });
    expect(verifyViewer({ ...expected, secrets: [nextSecret] }, fresh)).toMatchObject({ viewer });
    expect(() => verifyViewer({ ...expected, secrets: [nextSecret] }, old)).toThrow(UnsignedRequest);
  });

  test('cannot be signed without a secret', () => {
    expect(() => signViewer({ ...request, secrets: [] })).toThrow('No internal secret');
  });
});

describe('a forgery', () => {
  test.each([undefined, '', '.', 'a', 'a.', '.a', 'a.b', 'a.b.c', `${signViewer(request)}.more`, 'null.null'])(
    '%j is refused',
    (token) => {
      expect(() => verifyViewer(expected, token)).toThrow(UnsignedRequest);
    },
  );

  test('with any character changed is refused', () => {
    const token = signViewer(request);
    fc.assert(
      fc.property(fc.nat({ max: token.length - 1 }), fc.string({ minLength: 1, maxLength: 1 }), (at, letter) => {
        const forged = token.slice(0, at) + letter + token.slice(at + 1);
        fc.pre(forged !== token);
        expect(() => verifyViewer(expected, forged)).toThrow(UnsignedRequest);
      }),
      { numRuns: 1_000 },
    );
  });

  test('of another payload under the signature of a true one is refused', () => {
    const [, signature] = signViewer(request).split('.');
    const [payload] = signViewer({ ...request, viewer: { kind: 'ANONYMOUS' } }).split('.');
    expect(() => verifyViewer(expected, `${payload}.${signature}`)).toThrow(UnsignedRequest);
  });

  test.each(['null', '[]', '{}', '{"viewer":{"kind":"ROOT"}}'])(
    'even a true signature makes no viewer of %s',
    (content) => {
      expect(() => verifyViewer(expected, signed(content))).toThrow(UnsignedRequest);
    },
  );
});

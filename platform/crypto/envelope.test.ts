import { describe, expect, test } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { CannotOpen, Envelope, type EnvelopeKey } from './envelope.js';

const aKey = (id: string): EnvelopeKey => ({ id, key: randomBytes(32) });
const old = aKey('2025');
const fresh = aKey('2026');
const envelope = new Envelope([fresh, old]);

describe('a sealed text', () => {
  test('opens to what it was, for the context it was sealed for', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string(), (text, context) => {
        const plain = Buffer.from(text, 'utf8').toString('utf8');
        expect(envelope.open(envelope.seal(plain, context), context)).toBe(plain);
      }),
    );
  });

  test('does not open for another context, such as another organization', () => {
    const sealed = envelope.seal('token', 'integration|one|token');
    expect(() => envelope.open(sealed, 'integration|two|token')).toThrow(CannotOpen);
  });

  test('is different each time and never holds its text', () => {
    const [one, two] = [envelope.seal('hunter2', 'c'), envelope.seal('hunter2', 'c')];
    expect(one).not.toBe(two);
    for (const part of one.split('.'))
      expect(Buffer.from(part, 'base64url').toString('latin1')).not.toContain('hunter2');
  });

  test('does not open once any letter of it is changed', () => {
    const sealed = envelope.seal('a secret of some length', 'c');
    fc.assert(
      fc.property(
        fc.nat({ max: sealed.length - 1 }),
        fc.constantFrom('A', 'Z', 'a', 'z', '0', '9', '_', '-', '.'),
        (at, letter) => {
          const forged = sealed.slice(0, at) + letter + sealed.slice(at + 1);
          fc.pre(forged !== sealed);
          // The last letter of base64url may carry bits that are not read.
          fc.pre(
            forged.split('.').some((part, place) => !bytesOf(part).equals(bytesOf(sealed.split('.')[place] ?? ''))),
          );
          expect(() => envelope.open(forged, 'c')).toThrow(CannotOpen);
        },
      ),
    );
  });

  test.each(['', 'v1', 'v1.2026.x.y', 'v2.2026.a.b', 'v1.2026.a.b.c', 'plain text'])('%j is none', (text) => {
    expect(() => envelope.open(text, 'c')).toThrow(CannotOpen);
  });
});

const bytesOf = (part: string): Buffer =>
  /^[A-Za-z0-9_-]+$/.test(part) ? Buffer.from(part, 'base64url') : Buffer.from(part);

describe('a rotation', () => {
  const sealedBefore = new Envelope([old]).seal('token', 'c');

  test('re-wraps under the new key, after which the old key is not needed', () => {
    const rewrapped = envelope.rewrap(sealedBefore, 'c') ?? '';
    expect(Envelope.keyIdOf(sealedBefore)).toBe('2025');
    expect(Envelope.keyIdOf(rewrapped)).toBe('2026');
    expect(new Envelope([fresh]).open(rewrapped, 'c')).toBe('token');
  });

  test('leaves alone what is under the new key already', () => {
    expect(envelope.rewrap(envelope.seal('token', 'c'), 'c')).toBeNull();
  });

  test('cannot be used to move a text to another context', () => {
    expect(() => envelope.rewrap(sealedBefore, 'd')).toThrow(CannotOpen);
  });

  test('without the old key, nothing that is still under it opens', () => {
    expect(() => new Envelope([fresh]).open(sealedBefore, 'c')).toThrow(CannotOpen);
  });
});

describe('keys', () => {
  test.each([
    ['none at all', []],
    ['one that is too short', [{ id: 'a', key: randomBytes(16) }]],
    ['a name with a dot', [{ id: 'a.b', key: randomBytes(32) }]],
  ])('%s is refused', (_title, keys) => {
    expect(() => new Envelope(keys)).toThrow(RangeError);
  });
});

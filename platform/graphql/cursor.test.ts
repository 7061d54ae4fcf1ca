import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { z } from 'zod';
import { CursorCodec, InvalidCursor } from './cursor.js';

const codec = new CursorCodec('cursor-secret-cursor-secret-cursor-secret');
const shape = z.array(z.union([z.string(), z.number()]));
const anyPosition = fc.array(
  fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => (Object.is(number, -0) ? 0 : number)),
  ),
);
const organization = fc.uuid();
const list = fc.string();

describe('a cursor', () => {
  test('gives back the position it was made of', () => {
    fc.assert(
      fc.property(organization, list, anyPosition, (organizationId, name, position) => {
        expect(codec.decode(organizationId, name, codec.encode(organizationId, name, position), shape)).toEqual(
          position,
        );
      }),
    );
  });

  test('is worth nothing to another organization, for another list, or to who has another secret', () => {
    const stranger = new CursorCodec('another-secret-another-secret-another-secret');
    fc.assert(
      fc.property(organization, organization, list, list, anyPosition, (mine, theirs, name, other, position) => {
        const cursor = codec.encode(mine, name, position);
        if (theirs !== mine) expect(() => codec.decode(theirs, name, cursor, shape)).toThrow(InvalidCursor);
        if (other !== name) expect(() => codec.decode(mine, other, cursor, shape)).toThrow(InvalidCursor);
        expect(() => stranger.decode(mine, name, cursor, shape)).toThrow(InvalidCursor);
      }),
    );
  });

  test('is refused when any character is changed, added or missing', () => {
    const change = fc.record({ at: fc.nat(), removed: fc.nat({ max: 2 }), added: fc.string({ maxLength: 2 }) });
    fc.assert(
      fc.property(organization, list, anyPosition, change, (organizationId, name, position, { at, removed, added }) => {
        const cursor = codec.encode(organizationId, name, position);
        const place = at % (cursor.length + 1);
        const changed = cursor.slice(0, place) + added + cursor.slice(place + removed);
        fc.pre(changed !== cursor);
        expect(() => codec.decode(organizationId, name, changed, shape)).toThrow(InvalidCursor);
      }),
      { numRuns: 500 },
    );
  });

  test('is refused when it is made up', () => {
    fc.assert(
      fc.property(
        organization,
        list,
        fc.oneof(fc.string(), fc.base64String(), fc.uuid()),
        (organizationId, name, text) => {
          expect(() => codec.decode(organizationId, name, text, shape)).toThrow(InvalidCursor);
        },
      ),
    );
  });

  test('of another shape is refused, even when it is ours', () => {
    const cursor = codec.encode('o', 'l', ['text']);
    expect(() => codec.decode('o', 'l', cursor, z.tuple([z.number()]))).toThrow(InvalidCursor);
  });

  test('travels in an address without being escaped', () => {
    fc.assert(
      fc.property(organization, list, anyPosition, (organizationId, name, position) => {
        expect(codec.encode(organizationId, name, position)).toMatch(/^[\w-]+$/);
      }),
    );
  });
});

import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { maskPersonal, maskText } from './mask-personal.js';

describe('what is kept of a row', () => {
  test('is figures, states and ids as they are; personal values masked; secrets not at all (O-13)', () => {
    const values = {
      role: 'ADMIN',
      count: 3,
      enabled: true,
      fullName: 'Ada Brambleworth',
      name: 'Ada',
      email: 'ada.brambleworth@test.example',
      passwordHash: '$argon2id$...',
      apiKey: 'vk_live_abc',
      nested: { phone: '+33 1 23 45 67 89', status: 'NEW' },
      emails: ['ada.brambleworth@test.example'],
      at: new Date(0),
      nothing: null,
      left: undefined,
    };
    expect(maskPersonal(values)).toEqual({
      role: 'ADMIN',
      count: 3,
      enabled: true,
      fullName: 'Ada ***orth',
      name: 'A***',
      email: 'ada.***mple',
      passwordHash: '***',
      apiKey: '***',
      nested: { phone: '+33 ***7 89', status: 'NEW' },
      emails: ['ada.***mple'],
      at: '1970-01-01T00:00:00.000Z',
      nothing: null,
    });
  });

  test('never holds a whole text that was masked', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 2, unit: 'grapheme' }), (text) => {
        fc.pre(!text.includes('*'));
        expect(maskText(text)).not.toContain(text);
      }),
    );
  });
});

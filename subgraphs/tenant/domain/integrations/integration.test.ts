import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { integrationProviders, maskedSecret, readIntegrationValues, sealingContext } from './integration.js';

const letters = (count: number): string => 'abcdef0123456789'.repeat(300).slice(0, count);
const good = {
  TWILIO: { accountSid: `AC${letters(32)}`, authToken: letters(32), phoneNumber: '+33123456789' },
  ROCKETREACH: { apiKey: letters(40) },
  SENDGRID: { apiKey: `SG.${letters(22)}.${letters(43)}` },
  CALENDLY: { token: letters(64), webhookSigningKey: letters(43) },
  GOOGLE: {
    clientId: '1234-abcd.apps.googleusercontent.com',
    clientSecret: letters(35),
    refreshToken: `1//${letters(90)}`,
  },
  MICROSOFT: {
    clientId: '0199c0de-0000-7000-8000-000000000001',
    clientSecret: letters(40),
    refreshToken: letters(900),
  },
} as const;

describe('values of the right shape', () => {
  test.each(integrationProviders)('of %s are taken, and no secret is shown', (provider) => {
    const drafts = readIntegrationValues(provider, good[provider]);
    if ('problems' in drafts) throw new Error(JSON.stringify(drafts));
    expect(drafts.map(({ name }) => name).toSorted()).toEqual(Object.keys(good[provider]).toSorted());
    for (const { shown, secret } of drafts) if (secret !== null) expect(shown).not.toContain(secret.slice(4, -4));
    expect(drafts.some(({ secret }) => secret !== null)).toBe(true);
  });

  test('may have space around them', () => {
    expect(readIntegrationValues('ROCKETREACH', { apiKey: ` ${good.ROCKETREACH.apiKey}\n` })).toEqual(
      readIntegrationValues('ROCKETREACH', good.ROCKETREACH),
    );
  });
});

describe('values of another shape', () => {
  test.each(integrationProviders)('of %s are refused, each by its name', (provider) => {
    expect(readIntegrationValues(provider, {})).toMatchObject({
      problems: Object.keys(good[provider]).map((path) => ({ path, message: expect.any(String) })),
    });
    for (const name of Object.keys(good[provider])) {
      for (const value of [
        '',
        'x',
        `${letters(20)} ${letters(20)}`,
        `${letters(30)}\r\nx-header: 1`,
        'é'.repeat(40),
        '../../x',
        letters(5_000),
      ]) {
        expect(readIntegrationValues(provider, { ...good[provider], [name]: value })).toMatchObject({
          problems: [{ path: name }],
        });
      }
    }
  });

  test('no Account SID leads anywhere else', () => {
    fc.assert(
      fc.property(fc.webPath(), (path) => {
        expect(readIntegrationValues('TWILIO', { ...good.TWILIO, accountSid: `AC${path}` })).toHaveProperty('problems');
      }),
    );
  });
});

describe('a mask', () => {
  test('leaves eight signs unknown at least, or shows nothing (O-13)', () => {
    expect(maskedSecret('abcdefghijklmnop')).toBe('abcd••••••••mnop');
    expect(maskedSecret('abcdefghijklmno')).toBe('••••••••');
    fc.assert(
      fc.property(fc.string({ minLength: 1, unit: fc.constantFrom('a', 'b', 'c') }), (value) => {
        const known = maskedSecret(value).replaceAll('•', '').length;
        expect(known === 0 || value.length - known >= 8).toBe(true);
      }),
    );
  });
});

test('a sealed value is bound to its organization, service and field', () => {
  expect(sealingContext('o', 'TWILIO', 'authToken')).toBe('integration|o|TWILIO|authToken');
});

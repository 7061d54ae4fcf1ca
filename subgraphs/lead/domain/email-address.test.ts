import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  type EmailAddress,
  isEmailAddress,
  isFreeMailDomain,
  isGenericAddress,
  parseEmailAddress,
} from './email-address.js';

function address(text: string): EmailAddress {
  const parsed = parseEmailAddress(text);
  if (!isEmailAddress(parsed)) throw new Error(parsed.sentence.EN);
  return parsed;
}

describe('reading an address', () => {
  test.each([
    ['zoe@acme.example', 'zoe@acme.example'],
    ['  Zoe.Durand@ACME.Example ', 'zoe.durand@acme.example'],
    ['Zoé Durand <zoe@acme.example>', 'zoe@acme.example'],
    ['"Durand, Zoé" <zoe@acme.example>', 'zoe@acme.example'],
    ['mailto:zoe@acme.example?subject=x', 'zoe@acme.example'],
    ['zoe+salon@acme.example', 'zoe+salon@acme.example'],
    ["o'neil@acme.example", "o'neil@acme.example"],
    ['"zoe durand"@acme.example', '"zoe durand"@acme.example'],
    ['zoe@café.example', 'zoe@xn--caf-dma.example'],
    ['hélène@acme.example', 'hélène@acme.example'],
  ])('%s is mailed at %s', (text, normalised) => {
    expect(address(text)).toMatchObject({ normalised, hasMore: false });
  });

  test.each([
    'a@x.example; b@y.example',
    'a@x.example,b@y.example',
    'a@x.example b@y.example',
    'A <a@x.example>, B <b@y.example>',
    'a@x.example / b@y.example',
  ])('the first of several addresses is taken in %s, and said so', (text) => {
    expect(address(text)).toMatchObject({ normalised: 'a@x.example', hasMore: true });
  });

  test.each([
    ['', 'EMPTY'],
    ['zoe.acme.example', 'NO_AT_SIGN'],
    ['@acme.example', 'LOCAL_PART_INVALID'],
    ['zoe..d@acme.example', 'LOCAL_PART_INVALID'],
    ['.zoe@acme.example', 'LOCAL_PART_INVALID'],
    ['zoe durand@acme.example', 'LOCAL_PART_INVALID'],
    ['zoe@b@acme.example', 'LOCAL_PART_INVALID'],
    [`${'z'.repeat(65)}@acme.example`, 'LOCAL_PART_TOO_LONG'],
    ['zoe@acme', 'DOMAIN_INVALID'],
    ['zoe@-acme.example', 'DOMAIN_INVALID'],
    ['zoe@acme..example', 'DOMAIN_INVALID'],
    ['zoe@[127.0.0.1]', 'DOMAIN_INVALID'],
    ['zoe@127.0.0.1', 'DOMAIN_INVALID'],
    ['=cmd|x@acme.example!A0', 'DOMAIN_INVALID'],
    [
      `z@${'a'.repeat(60)}.${'b'.repeat(60)}.${'c'.repeat(60)}.${'d'.repeat(60)}.${'e'.repeat(20)}.example`,
      'DOMAIN_INVALID',
    ],
    [`${'z'.repeat(64)}@${'a'.repeat(60)}.${'b'.repeat(60)}.${'c'.repeat(60)}.example`, 'TOO_LONG'],
  ])('%s is refused as %s', (text, code) => {
    const parsed = parseEmailAddress(text);
    expect(parsed).toMatchObject({ code });
  });

  test('any text is read or refused, and an address read once is read again the same', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'grapheme' }), fc.emailAddress()), (text) => {
        const parsed = parseEmailAddress(text);
        if (isEmailAddress(parsed)) expect(address(parsed.normalised).normalised).toBe(parsed.normalised);
        else expect(parsed.sentence.FR).not.toBe(parsed.sentence.EN);
      }),
    );
  });

  test('every ordinary address is accepted', () => {
    fc.assert(fc.property(fc.emailAddress(), (text) => isEmailAddress(parseEmailAddress(text))));
  });
});

describe('whose address it is', () => {
  test.each(['contact', 'info', 'INFO2', 'contact.fr', 'sales+web', 'secrétariat', 'no-reply', 'rh'])(
    '%s@ belongs to a function (R-03)',
    (local) => {
      expect(isGenericAddress(address(`${local}@acme.example`))).toBe(true);
    },
  );

  test.each(['zoe', 'zoe.durand', 'i.nfo', 'contactin', 'z.contact'])('%s@ belongs to a person', (local) => {
    expect(isGenericAddress(address(`${local}@acme.example`))).toBe(false);
  });

  test.each(
    (
      'gmail.com googlemail.com outlook.com outlook.fr hotmail.com hotmail.fr live.com live.fr msn.com yahoo.com yahoo.fr ' +
      'yahoo.co.uk ymail.com aol.com icloud.com me.com mac.com proton.me protonmail.com pm.me tutanota.com gmx.com gmx.fr ' +
      'gmx.de web.de mail.com zoho.com yandex.com qq.com orange.fr wanadoo.fr free.fr laposte.net sfr.fr neuf.fr ' +
      'numericable.fr bbox.fr aliceadsl.fr club-internet.fr voila.fr skynet.be bluewin.ch libero.it t-online.de'
    ).split(' '),
  )('%s gives mailboxes to anybody (R-02)', (domain) => {
    expect(isFreeMailDomain(domain.toUpperCase())).toBe(true);
  });

  test.each(['acme.example', 'gmail.com.acme.example', 'notgmail.com', ''])('%s does not', (domain) => {
    expect(isFreeMailDomain(domain)).toBe(false);
  });
});

test('contact exports put ::: between the addresses of a person', () => {
  expect(parseEmailAddress('a@acme.example ::: b@acme.example')).toMatchObject({
    address: 'a@acme.example',
    hasMore: true,
  });
});

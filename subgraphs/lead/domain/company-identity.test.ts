import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { companyKey, normaliseDomain, personKey } from './company-identity.js';

describe('two spellings of one company share a key', () => {
  test.each([
    ['GTXPro', 'GTX Pro SAS'],
    ['Boulangerie Œuvre & Fils', 'BOULANGERIE OEUVRE ET FILS (SARL)'],
    ['Smith and Sons, Ltd.', 'Smith & Sons'],
    ['Dupont S.A.R.L.', 'dupont'],
    ['Müller GmbH & Co. KG', 'Muller'],
    ['SAS Dupont', 'Dupont'],
    ["L'Atelier Vert", 'L’atelier-vert'],
    ['Acme Inc', 'ACME, LLC'],
  ])('%s = %s', (one, other) => {
    expect(companyKey({ name: one })).toBe(companyKey({ name: other }));
  });

  test.each([
    ['Acme France', 'Acme Italia'],
    ['SA', 'SAS'],
    ['Orange', 'Orangina'],
  ])('%s and %s stay two companies', (one, other) => {
    expect(companyKey({ name: one })).not.toBe(companyKey({ name: other }));
  });

  test('the domain stands in for a missing name, and nothing gives no key', () => {
    expect(companyKey({ name: ' ', domain: 'https://www.Acme.example/fr' })).toBe('domain:acme.example');
    expect(companyKey({ name: '-', domain: '' })).toBeNull();
  });

  test('a name in any script has a key', () => {
    expect(companyKey({ name: '株式会社アクメ' })).not.toBeNull();
  });
});

describe('a domain', () => {
  test.each([
    ['acme.example', 'acme.example'],
    ['HTTPS://www.Acme.Example:443/a?b#c', 'acme.example'],
    ['www.acme.example.', 'acme.example'],
    ['//acme.example/x', 'acme.example'],
    ['contact@acme.example', 'acme.example'],
    ['http://user:secret@shop.acme.example', 'shop.acme.example'],
    ['café.example', 'xn--caf-dma.example'],
    ['www.example', 'www.example'],
  ])('%s is %s', (text, domain) => {
    expect(normaliseDomain(text)).toBe(domain);
  });

  test.each([
    '',
    'acme',
    'not a site',
    '127.0.0.1',
    '=HYPERLINK("http://x.example")',
    'a..example',
    'javascript:alert(1)',
  ])('%j is none', (text) => {
    expect(normaliseDomain(text)).toBeNull();
  });

  test('normalising twice changes nothing', () => {
    fc.assert(
      fc.property(fc.oneof(fc.webUrl(), fc.domain(), fc.string()), (text) => {
        const once = normaliseDomain(text);
        if (once !== null) expect(normaliseDomain(once)).toBe(once);
      }),
    );
  });
});

describe('two spellings of one person share a key', () => {
  test('order, capitals, accents, hyphens and the columns they came in do not matter', () => {
    const key = personKey({ firstName: 'Jean-Pierre', lastName: 'de La Tour' });
    expect(personKey({ fullName: 'DE LA TOUR Jean Pierre' })).toBe(key);
    expect(personKey({ firstName: 'JEAN PIERRE', lastName: 'De la Tour', fullName: 'M. de La Tour' })).toBe(key);
    expect(personKey({ fullName: 'Zoé Durand' })).not.toBe(key);
  });

  test('no name gives no key', () => {
    expect(personKey({ firstName: '', lastName: ' ', fullName: null })).toBeNull();
  });
});

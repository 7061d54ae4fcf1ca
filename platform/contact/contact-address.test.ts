import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { randomUUID } from 'node:crypto';
import { hashContact, normaliseContact } from './contact-address.js';

const organizationId = randomUUID();
const secret = 'a-secret-of-thirty-two-characters';
const hashOf = (address: string, organization = organizationId) =>
  hashContact(secret, { organizationId: organization }, 'EMAIL', address);

describe('spellings of one address', () => {
  test.each([
    ['Ada.Example@Engines.Example', 'ada.example@engines.example'],
    ['  ada@engines.example ', 'ada@engines.example'],
    ['ada+news+more@engines.example', 'ada@engines.example'],
    ['ada@engines.example.', 'ada@engines.example'],
    ['"ada"@engines.example', 'ada@engines.example'],
    ['ada@bücher.example', 'ada@xn--bcher-kva.example'],
    ['ada@BU\u0308CHER.example', 'ada@xn--bcher-kva.example'],
    ['ａｄａ@engines.example', 'ada@engines.example'],
  ])('%s is %s', (written, normalised) => {
    expect(normaliseContact(written)).toBe(normalised);
    expect(hashOf(written)).toBe(hashOf(normalised));
  });

  test('are one for every case and tag, and normalising twice changes nothing', () => {
    const local = fc.stringMatching(/^[a-z0-9]{1,12}$/u);
    fc.assert(
      fc.property(local, local, local, (name, tag, domain) => {
        const address = `${name}@${domain}.example`;
        expect(hashOf(`${name.toUpperCase()}+${tag}@${domain.toUpperCase()}.Example`)).toBe(hashOf(address));
        expect(normaliseContact(normaliseContact(address))).toBe(normaliseContact(address));
      }),
    );
  });
});

describe('different people', () => {
  test('stay different: dots count, and a tag alone is no name', () => {
    expect(normaliseContact('a.da@engines.example')).not.toBe(normaliseContact('ada@engines.example'));
    expect(normaliseContact('+ada@engines.example')).toBe('+ada@engines.example');
  });

  test('one person has another name in each organization, and none says who it is (R-15)', () => {
    const hash = hashOf('ada@engines.example');
    expect(hash).toMatch(/^[\w-]{43}$/u);
    expect(hash).not.toBe(hashOf('ada@engines.example', randomUUID()));
    expect(hash).not.toBe(hashContact(`${secret}!`, { organizationId }, 'EMAIL', 'ada@engines.example'));
  });
});

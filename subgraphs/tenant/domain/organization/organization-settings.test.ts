import { describe, expect, test } from '@jest/globals';
import { changeProblems, changesBetween, settingsAfter, type OrganizationSettings } from './organization-settings.js';
import { changeInWords } from './setting-words.js';

const before: OrganizationSettings = {
  name: 'Ours',
  locale: 'FR',
  postalAddress: '1 rue X',
  siret: null,
  vatNumber: null,
  operatorGrants: [],
};

describe('settings after a change', () => {
  test('what is absent stays', () => {
    expect(settingsAfter(before, {})).toEqual(before);
    expect(changesBetween(before, settingsAfter(before, { name: ' Ours ' }))).toEqual([]);
  });

  test('null takes the address away, and nothing else', () => {
    const after = settingsAfter(before, { name: null, locale: null, postalAddress: null, operatorGrants: null });
    expect(after).toEqual({ ...before, postalAddress: null });
    expect(settingsAfter(before, { postalAddress: ' \n ' }).postalAddress).toBeNull();
  });

  test('lines of an address are kept apart, and cleaned', () => {
    expect(settingsAfter(before, { postalAddress: ' 2 rue Y \r\n\r\n 75000 Paris ' }).postalAddress).toBe(
      '2 rue Y\n75000 Paris',
    );
  });

  test('grants are a set', () => {
    const { operatorGrants } = settingsAfter(before, {
      operatorGrants: ['email:approve', 'campaign:create', 'email:approve'],
    });
    expect(operatorGrants).toEqual(['campaign:create', 'email:approve']);
  });
});

test.each([{ name: '' }, { name: 'a\u0000b' }, { postalAddress: 'x'.repeat(501) }, { postalAddress: 'a\u0000b' }])(
  '%j is refused',
  (change) => {
    expect(changeProblems(change)).toHaveLength(1);
  },
);

test('changes are told in the reader’s language', () => {
  const after = settingsAfter(before, { locale: 'EN', postalAddress: null, operatorGrants: ['email:approve'] });
  const words = (language: 'FR' | 'EN') => changesBetween(before, after).map((each) => changeInWords(each, language));
  expect(words('FR')).toEqual([
    { label: 'Langue', before: 'français', after: 'anglais' },
    { label: 'Adresse postale', before: '1 rue X', after: 'aucun' },
    { label: 'Droits supplémentaires des opérateurs', before: 'aucun', after: 'approuver des e-mails' },
  ]);
  expect(words('EN')[2]).toEqual({
    label: 'What operators may do beyond their role',
    before: 'none',
    after: 'approve emails',
  });
});

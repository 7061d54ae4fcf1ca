import { describe, expect, test } from '@jest/globals';
import { missingIn, readDraft, registerPaths } from './register-draft';

function formOf(fields: Readonly<Record<string, string>>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return form;
}

const person = {
  name: ' Camille Exemple ',
  email: ' camille@example.com ',
  password: 'quatre mots sans lien ',
  acceptsTerms: 'on',
  acceptsPrivacy: 'on',
};
const company = { companyName: 'Exemple SAS', siret: '356 000 000 00048', vatNumber: '' };

describe('what is typed by a company (Z-16)', () => {
  test('is sent with its company, without the spaces around it, and the password as it is', () => {
    expect(readDraft(formOf({ ...person, ...company }), 'B2B', 'FR')).toEqual({
      organizationType: 'B2B',
      locale: 'FR',
      name: 'Camille Exemple',
      email: 'camille@example.com',
      password: 'quatre mots sans lien ',
      acceptsTerms: true,
      acceptsPrivacy: true,
      acceptsMarketing: false,
      companyName: 'Exemple SAS',
      siret: '356 000 000 00048',
      vatNumber: null,
    });
  });

  test('misses everything when nothing was typed, but a VAT number when there is a SIRET or the other way round', () => {
    const empty = readDraft(formOf({}), 'B2B', 'FR');
    expect(missingIn(empty)).toEqual(registerPaths.filter((path) => path !== 'vatNumber'));
    expect(missingIn(readDraft(formOf({ ...person, ...company }), 'B2B', 'FR'))).toEqual([]);
    const foreign = { ...person, ...company, siret: '', vatNumber: 'BE0123456749' };
    expect(missingIn(readDraft(formOf(foreign), 'B2B', 'FR'))).toEqual([]);
  });
});

describe('what is typed by one person (Z-19)', () => {
  test('names no company, even when one was typed before the choice changed', () => {
    const draft = readDraft(formOf({ ...person, ...company, acceptsMarketing: 'on' }), 'B2C', 'EN');
    expect(draft).not.toHaveProperty('companyName');
    expect(draft).not.toHaveProperty('siret');
    expect(draft).toMatchObject({ locale: 'EN', acceptsMarketing: true });
    expect(missingIn(draft)).toEqual([]);
  });

  test('misses the consents that are needed', () => {
    const draft = readDraft(formOf({ ...person, acceptsTerms: '' }), 'B2C', 'FR');
    expect(missingIn({ ...draft, acceptsTerms: false, acceptsPrivacy: false })).toEqual([
      'acceptsTerms',
      'acceptsPrivacy',
    ]);
  });
});

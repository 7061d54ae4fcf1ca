import { expect, test } from '@jest/globals';
import { createInput, emptyFields, withSource, type CampaignDraft } from './campaign-draft';

const draft: CampaignDraft = {
  name: ' Logistique ',
  criteriaText: 'DAF en Île-de-France',
  source: 'DIRECTORY',
  offer: 'Audit',
  offerTranslation: '',
  leadsMax: '200',
  language: null,
};

test('a complete draft lacks nothing and is sent trimmed', () => {
  expect(emptyFields(draft)).toEqual([]);
  expect(createInput(draft)).toMatchObject({ name: 'Logistique', leadsMax: 200, language: null });
});

test('the offer in the other language is sent where each lead has emails in their own', () => {
  const translated = { ...draft, offerTranslation: ' Audit of costs ' };
  expect(createInput(translated).offerTranslation).toBe('Audit of costs');
  expect(createInput({ ...translated, language: 'FR' }).offerTranslation).toBeNull();
  expect(createInput(draft).offerTranslation).toBeNull();
});

test('criteria are needed to search the directory, not for a list of one’s own', () => {
  expect(emptyFields({ ...draft, criteriaText: ' ' })).toEqual(['criteriaText']);
  expect(emptyFields({ ...draft, criteriaText: ' ', source: 'IMPORTED_LIST' })).toEqual([]);
});

test.each(['', '0', '-3', '1.5', 'many'])('%j is not a number of leads', (leadsMax) => {
  expect(emptyFields({ ...draft, leadsMax })).toEqual(['leadsMax']);
});

test('a list of one’s own is taken whole, unless the person said how many', () => {
  expect(withSource(draft, 'IMPORTED_LIST').leadsMax).toBe('100000');
  expect(withSource(withSource(draft, 'IMPORTED_LIST'), 'DIRECTORY').leadsMax).toBe('200');
  expect(withSource({ ...draft, leadsMax: '50' }, 'IMPORTED_LIST').leadsMax).toBe('50');
});

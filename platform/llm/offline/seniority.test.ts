import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readJobTitle } from './seniority.js';

describe('readJobTitle', () => {
  test.each([
    ['Directrice commerciale', 'director', 'sales'],
    ['DIRECTEUR COMMERCIAL', 'director', 'sales'],
    ['Responsable achats', 'manager', 'purchasing'],
    ['DSI', 'c_level', 'it'],
    ['DAF', 'c_level', 'finance'],
    ['PDG', 'c_level', 'general'],
    ['Président-Directeur Général', 'c_level', 'general'],
    ['Gérante', 'c_level', 'general'],
    ['Head of Marketing', 'director', 'marketing'],
    ['VP Sales', 'vp', 'sales'],
    ['Vice-présidente ventes', 'vp', 'sales'],
    ['Chief Revenue Officer', 'c_level', 'sales'],
    ['Co-founder & CEO', 'c_level', 'general'],
    ['Assistant de direction', 'individual', 'general'],
    ['Executive Assistant to the CEO', 'individual', 'general'],
    ['Assistante du PDG et du DAF', 'individual', 'finance'],
    ['Directeur adjoint', 'director', 'unknown'],
    ['Directeur général adjoint', 'vp', 'general'],
    ['Assistant Manager', 'manager', 'unknown'],
    ['Chargé·e de communication', 'individual', 'marketing'],
    ['Software Engineer', 'individual', 'it'],
    ['Sales Manager', 'manager', 'sales'],
    ['Product Owner', 'individual', 'product'],
    ['HR Business Partner', 'individual', 'hr'],
    ['Directeur(trice) des ressources humaines', 'c_level', 'hr'],
    ['Former CEO', 'unknown', 'general'],
    ['Adjoint au maire', 'director', 'unknown'],
    ['Pharmacien titulaire', 'c_level', 'unknown'],
    ['Exploitante agricole', 'c_level', 'unknown'],
    ['Town Clerk', 'director', 'unknown'],
    ['n/a', 'unknown', 'unknown'],
    ['Ninja', 'unknown', 'unknown'],
  ])('%s is %s in %s', (title, rank, area) => {
    expect(readJobTitle(title)).toEqual({ rank, function: area });
  });

  test('does not depend on case or accents, and never fails', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (title) => {
        expect(readJobTitle(title)).toBeDefined();
      }),
    );
    expect(readJobTitle('DIRECTRICE GÉNÉRALE')).toEqual(readJobTitle('directrice generale'));
  });
});

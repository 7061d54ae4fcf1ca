import { describe, expect, test } from '@jest/globals';
import { leadSources } from './lead-source.js';
import { readProspect, type Prospect } from './read-prospect.js';

const prospect = (given: Partial<Prospect> = {}): Prospect => ({
  fullName: 'Marie Dupont',
  email: 'Marie.Dupont@Acme.example',
  language: 'FR',
  source: leadSources[1] ?? '',
  fictitious: true,
  company: { name: 'Acme SAS', domain: 'https://www.acme.example/', foundedYear: 1902 },
  notes: [{ text: 'Budget validé', at: new Date('2026-01-02T09:00:00Z') }],
  ...given,
});

const pathsOf = (given: Partial<Prospect>): readonly string[] => {
  const read = readProspect(prospect(given));
  return 'problems' in read ? read.problems.map(({ path }) => path) : [];
};

describe('a prospect that can be used', () => {
  test('is known by its address and by its name within its company', () => {
    expect(readProspect(prospect())).toMatchObject({
      email: 'Marie.Dupont@Acme.example',
      emailNormalised: 'marie.dupont@acme.example',
      personKey: 'domain:acme.example|dupont-marie',
      company: { identityKey: 'name:acme', domain: 'acme.example' },
      notes: [{ text: 'Budget validé' }],
    });
  });

  test('keeps formulas and markup, and loses only what no database takes', () => {
    expect(readProspect(prospect({ fullName: '=cmd|<b>\0Zoé' }))).toMatchObject({ fullName: '=cmd|<b>Zoé' });
  });
});

describe('a prospect that cannot be used', () => {
  test('says every reason with its place', () => {
    expect(pathsOf({ fullName: ' ' })).toEqual(['fullName']);
    expect(pathsOf({ email: 'nobody' })).toEqual(['email']);
    expect(pathsOf({ email: null, company: null })).toEqual(['email']);
    expect(pathsOf({ company: { name: '' } })).toEqual(['company.name']);
    expect(pathsOf({ company: { name: 'Acme', foundedYear: 12 } })).toEqual(['company.foundedYear']);
    expect(pathsOf({ jobTitle: 'x'.repeat(501) })).toEqual(['jobTitle']);
    expect(pathsOf({ notes: [{ text: 'x'.repeat(10_001), at: new Date(0) }] })).toEqual(['notes.0.text']);
  });

  test('comes from a source that people may not be taken from (R-05)', () => {
    expect(pathsOf({ source: 'linkedin_scrape' })).toEqual(['source']);
  });
});

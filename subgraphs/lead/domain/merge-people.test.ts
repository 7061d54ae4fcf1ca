import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { mergeCompanies, mergePeople, type MergeRule } from './merge-people.js';
import type { IncomingCompany, IncomingPerson, PersonRecord } from './person.js';

const person = (given: Partial<IncomingPerson>): IncomingPerson => ({
  fullName: 'Marie Dupont',
  firstName: null,
  lastName: null,
  email: null,
  emailNormalised: null,
  personKey: null,
  phone: null,
  linkedinUrl: null,
  jobTitle: null,
  language: 'FR',
  source: 'test',
  fictitious: false,
  externalId: null,
  company: null,
  notes: [],
  ...given,
});

const addressed = (name: string, given: Partial<IncomingPerson> = {}): IncomingPerson =>
  person({ email: `${name}@acme.example`, emailNormalised: `${name}@acme.example`, ...given });

const counter = (): (() => string) => {
  let last = 0;
  return () => `id-${(last += 1)}`;
};
const toCampaign: MergeRule = { campaignId: 'mine', leavesOthersAlone: true };
const merge = (
  people: readonly IncomingPerson[],
  known: readonly PersonRecord[] = [],
  rule = toCampaign,
  newId = counter(),
) => mergePeople(people, known, () => null, rule, newId);

describe('a person who is not known', () => {
  test('becomes a lead of the campaign', () => {
    const { created, updated, merges } = merge([addressed('marie')]);
    expect(merges).toEqual([{ leadId: 'id-1', outcome: 'CREATED' }]);
    expect(created).toMatchObject([{ id: 'id-1', campaignId: 'mine', email: 'marie@acme.example' }]);
    expect(updated).toEqual([]);
  });

  test('is one lead when the batch names them twice, by address or by name', () => {
    const { created, merges } = merge([
      addressed('marie', { personKey: 'acme|dupont-marie' }),
      addressed('marie', { jobTitle: 'CEO' }),
      person({ personKey: 'acme|dupont-marie', phone: '01' }),
    ]);
    expect(new Set(merges.map(({ leadId }) => leadId)).size).toBe(1);
    expect(created).toMatchObject([{ jobTitle: 'CEO', phone: '01', email: 'marie@acme.example' }]);
  });
});

describe('a person who is known', () => {
  const known = (): PersonRecord[] => [
    ...merge([addressed('marie', { jobTitle: 'CEO' })], [], { ...toCampaign, campaignId: null }).created,
  ];

  test('gets blank fields filled and nothing overwritten', () => {
    const { updated, merges } = merge([addressed('marie', { jobTitle: 'Intern', phone: '01' })], known());
    expect(merges).toEqual([{ leadId: 'id-1', outcome: 'UPDATED' }]);
    expect(updated).toMatchObject([{ jobTitle: 'CEO', phone: '01', campaignId: 'mine' }]);
  });

  test('is found by address before name', () => {
    const others = merge(
      [person({ personKey: 'k' })],
      [],
      { ...toCampaign, campaignId: null },
      () => 'by-name',
    ).created;
    const { merges } = merge([addressed('marie', { personKey: 'k' })], [...known(), ...others]);
    expect(merges[0]?.leadId).toBe('id-1');
  });

  test('is left alone when another campaign has them', () => {
    const theirs = known().map((row) => ({ ...row, campaignId: 'theirs' }));
    const { merges, updated } = merge([addressed('marie', { phone: '01' })], theirs);
    expect(merges).toEqual([{ leadId: 'id-1', outcome: 'LEFT_ALONE' }]);
    expect(updated).toEqual([]);
  });

  test('is completed but stays in the other campaign when a file names them', () => {
    const theirs = known().map((row) => ({ ...row, campaignId: 'theirs' }));
    const { updated } = merge([addressed('marie', { phone: '01' })], theirs, {
      campaignId: 'mine',
      leavesOthersAlone: false,
    });
    expect(updated).toMatchObject([{ phone: '01', campaignId: 'theirs' }]);
  });

  test('gets a name in the place of an address', () => {
    const nameless = merge([addressed('marie', { fullName: 'marie@acme.example' })]).created;
    expect(merge([addressed('marie', { fullName: 'Marie Dupont' })], nameless).updated).toMatchObject([
      { fullName: 'Marie Dupont' },
    ]);
  });
});

describe('whatever comes in whatever order', () => {
  const names = fc.constantFrom('a', 'b', 'c');
  const anyone = fc
    .record({ email: fc.option(names), key: fc.option(names), jobTitle: fc.option(names), phone: fc.option(names) })
    .map((given) =>
      given.email === null
        ? person({ personKey: given.key, jobTitle: given.jobTitle, phone: given.phone })
        : addressed(given.email, { personKey: given.key, jobTitle: given.jobTitle, phone: given.phone }),
    );
  const identified = fc.array(anyone.filter(({ email, personKey }) => email !== null || personKey !== null));

  test('no address and no name within a company belongs to two leads', () => {
    fc.assert(
      fc.property(identified, identified, (first, second) => {
        const before = merge(first).created;
        const after = merge(second, before, toCampaign, () => `new-${Math.random()}`);
        const rows = new Map([...before, ...after.created, ...after.updated].map((row) => [row.id, row]));
        const emails = [...rows.values()].flatMap(({ emailNormalised }) => emailNormalised ?? []);
        const keys = [...rows.values()].flatMap(({ personKey }) => personKey ?? []);
        expect([new Set(emails).size, new Set(keys).size]).toEqual([emails.length, keys.length]);
      }),
    );
  });

  test('the same batch again changes nothing and names the same leads', () => {
    fc.assert(
      fc.property(identified, (people) => {
        const first = merge(people);
        const again = merge(people, first.created);
        expect([again.created, again.updated]).toEqual([[], []]);
        expect(again.merges.map(({ leadId }) => leadId)).toEqual(first.merges.map(({ leadId }) => leadId));
      }),
    );
  });
});

describe('companies', () => {
  const company = (given: Partial<IncomingCompany>): IncomingCompany => ({
    identityKey: 'name:acme',
    name: 'Acme',
    domain: null,
    industry: null,
    subIndustry: null,
    employees: null,
    city: null,
    region: null,
    country: null,
    listing: null,
    foundedYear: null,
    ...given,
  });

  test('are created once, then only completed', () => {
    const first = mergeCompanies(
      [company({ city: 'Lyon' }), company({ city: 'Paris', country: 'France' })],
      [],
      counter(),
    );
    expect(first.created).toMatchObject([{ id: 'id-1', city: 'Lyon', country: 'France' }]);
    const second = mergeCompanies([company({ city: 'Nice', industry: 'Steel' })], first.created, counter());
    expect(second.created).toEqual([]);
    expect(second.updated).toMatchObject([{ id: 'id-1', city: 'Lyon', industry: 'Steel' }]);
    expect(mergeCompanies([company({ city: 'Nice' })], second.updated, counter()).updated).toEqual([]);
  });
});

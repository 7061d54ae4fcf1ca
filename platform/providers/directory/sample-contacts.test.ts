import { describe, expect, test } from '@jest/globals';
import { readCompanies } from './companies.js';
import { sampleContacts } from './sample-contacts.js';
import { sampleReferenceDate } from './sample-notes.js';

const companies = readCompanies();
const contacts = sampleContacts(companies, 'vectra');

describe('the sample contacts', () => {
  test('are the same for the same seed, and others for another', () => {
    expect(sampleContacts(companies, 'vectra')).toEqual(contacts);
    expect(sampleContacts(companies, 'another')).not.toEqual(contacts);
  });

  test('do not change when the file has other companies beside', () => {
    const alone = companies.slice(100, 101);
    const expected = contacts.filter(({ company }) => company.id === alone[0]?.id);
    expect(sampleContacts(alone, 'vectra')).toEqual(expected);
    expect(expected.length).toBeGreaterThan(1);
  });

  test('are two to four a company, with unique ids and addresses', () => {
    const counts = new Map<string, number>();
    for (const { company } of contacts) counts.set(company.id, (counts.get(company.id) ?? 0) + 1);
    expect(counts.size).toBe(companies.length);
    expect([...counts.values()].every((count) => count >= 2 && count <= 4)).toBe(true);
    expect(new Set(contacts.map(({ id }) => id)).size).toBe(contacts.length);
    expect(new Set(contacts.map(({ email }) => email)).size).toBe(contacts.length);
  });

  test('say that they are fictitious and can receive no mail', () => {
    for (const contact of contacts) {
      expect(contact.fictitious).toBe(true);
      expect(contact.sourceName).toContain('fictitious');
      expect(contact.email).toMatch(/^[a-z-]+\.[a-z]+@[a-z0-9-]+\.example$/);
    }
  });

  test('cover every function, rank and language', () => {
    expect(new Set(contacts.map((contact) => contact.function)).size).toBe(12);
    expect(new Set(contacts.map(({ seniority }) => seniority)).size).toBe(5);
    const french = contacts.filter(({ language }) => language === 'fr').length / contacts.length;
    expect(french).toBeGreaterThan(0.3);
    expect(french).toBeLessThan(0.5);
  });
});

describe('the sample notes', () => {
  const notes = contacts.flatMap((contact) => contact.notes);

  test('are filled, dated before the reference date, oldest first, at most three a contact', () => {
    for (const { notes: own } of contacts) {
      expect(own.length).toBeLessThanOrEqual(3);
      const dates = own.map(({ date }) => date);
      expect([...dates].sort()).toEqual(dates);
      for (const { date, text } of own) {
        expect(date < sampleReferenceDate).toBe(true);
        expect(text).not.toMatch(/[{}]|\bde [aeiouéê][a-zé]+er\b/);
      }
    }
  });

  test('never name a company', () => {
    for (const contact of contacts) {
      for (const { text } of contact.notes) expect(text).not.toContain(contact.company.name);
    }
  });

  test('about a quarter carry a firm project, many less, many nothing', () => {
    const firm =
      /approved budget|signed off|set aside|secured|without another approval|already allocated|confirmed by finance|budget validé|budget est signé|réservé|acquis|engager|déjà alloués|confirmée/;
    const ready =
      contacts.filter((contact) => contact.notes.some(({ text }) => firm.test(text))).length / contacts.length;
    const silent = contacts.filter((contact) => contact.notes.length === 0).length / contacts.length;
    expect(ready).toBeGreaterThan(0.18);
    expect(ready).toBeLessThan(0.32);
    expect(silent).toBeGreaterThan(0.08);
  });

  test('vary: hardly any text occurs twice among those about a project', () => {
    const long = notes.map(({ text }) => text).filter((text) => text.length > 80);
    expect(new Set(long).size / long.length).toBeGreaterThan(0.95);
  });
});

import { describe, expect, test } from '@jest/globals';
import { parseEmailAddress, isEmailAddress } from './email-address.js';
import { languageOfHeaders, languageOfRow } from './import-language.js';

const row = (known: { notes?: string; jobTitle?: string; email?: string; phone?: string }) => {
  const email = parseEmailAddress(known.email ?? '');
  return {
    notes: known.notes ?? null,
    jobTitle: known.jobTitle ?? null,
    email: isEmailAddress(email) ? email : null,
    companyDomain: null,
    phone: known.phone ?? null,
  };
};

describe('the language a person reads, when their row does not name it', () => {
  test('is the one of what is written about them, whatever the columns of notes are called', () => {
    expect(languageOfRow(row({ notes: 'Budget: they need to replace the CRM' }))).toBe('EN');
    expect(languageOfRow(row({ notes: 'Need: nous souhaitons changer de CRM avant juin' }))).toBe('FR');
  });

  test('is French with a French job title, which an English title does not disprove', () => {
    expect(languageOfRow(row({ jobTitle: 'Directrice commerciale' }))).toBe('FR');
    expect(languageOfRow(row({ jobTitle: 'Head of Marketing' }))).toBeNull();
  });

  test('follows the end of the address and the prefix of the telephone where one language is safe', () => {
    expect(languageOfRow(row({ email: 'a@acme.co.uk' }))).toBe('EN');
    expect(languageOfRow(row({ phone: '+33 1 99 00 00 00' }))).toBe('FR');
    expect(languageOfRow(row({ phone: '+49 30 123456' }))).toBe('EN');
    expect(languageOfRow(row({ phone: '+32 2 000 00 00', email: 'a@acme.example' }))).toBeNull();
  });
});

test('the columns of a list tell the language of its people, unless they could be both', () => {
  expect(languageOfHeaders(['First Name', 'Company', 'Email'])).toBe('EN');
  expect(languageOfHeaders(['Prénom', 'Société', 'Email'])).toBe('FR');
  expect(languageOfHeaders(['Email', ''])).toBeNull();
});

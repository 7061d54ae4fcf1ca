import { describe, expect, test } from '@jest/globals';
import { cleanName, emailProblems, nameProblems, passwordProblems } from './person.js';

describe('a name', () => {
  test('is kept without surrounding space, accents composed', () => {
    expect(cleanName('  Re\u0301gine  ')).toBe('Régine');
  });

  test.each(['Régine Exemple', 'X', 'x'.repeat(120)])('can be %j', (name) => {
    expect(nameProblems(name)).toEqual([]);
  });

  test.each(['', '   ', 'x'.repeat(121), 'two\nlines', 'nul\u0000'])('cannot be %j', (name) => {
    expect(nameProblems(name)).toMatchObject([{ path: 'name' }]);
  });
});

describe('an address to write to', () => {
  test('is one address', () => {
    expect(emailProblems(' Camille@Example.com ')).toEqual([]);
  });

  test.each([
    '',
    'camille',
    'Camille <camille@example.com>',
    'a@example.com,b@example.com',
    'a@example.com\nbcc: b@example.com',
    `${'a'.repeat(250)}@example.com`,
  ])('cannot be %j', (email) => {
    expect(emailProblems(email)).toMatchObject([{ path: 'email' }]);
  });
});

describe('a password', () => {
  test('has twelve characters at least, and is not endless', () => {
    expect(passwordProblems('x'.repeat(12))).toEqual([]);
    for (const password of ['', 'x'.repeat(11), '😀'.repeat(11), 'x'.repeat(1_025)])
      expect(passwordProblems(password)).toMatchObject([{ path: 'password' }]);
  });
});

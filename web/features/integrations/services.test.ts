import { expect, test } from '@jest/globals';
import { knownField, services } from './services';

test('every service sends exactly the values it asks for, under its own name', () => {
  for (const { fields, input } of services) {
    const sent = Object.values(input((name) => `value of ${name}`));
    expect(sent).toEqual([Object.fromEntries(fields.map(({ name }) => [name, `value of ${name}`]))]);
  }
});

test('each service stands once', () => {
  expect(new Set(services.map(({ provider }) => provider)).size).toBe(services.length);
});

test('a value that the interface has no word for is not made up', () => {
  expect(knownField('authToken')).toBe('authToken');
  expect(knownField('toString')).toBeNull();
});

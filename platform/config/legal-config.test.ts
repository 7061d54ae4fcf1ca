import { expect, test } from '@jest/globals';
import { z } from 'zod';
import { legalEnvironment, legalOperator } from './legal-config.js';

const read = (environment: Readonly<Record<string, string>>) =>
  legalOperator(z.object(legalEnvironment).parse(environment));

test('what is not filled in is null, and so is what is empty', () => {
  expect(read({ LEGAL_OPERATOR_ADDRESS: '  ' })).toEqual({
    name: null,
    address: null,
    registration: null,
    contact: null,
    privacyContact: null,
    host: null,
  });
});

test('what is filled in stands there without the space around it', () => {
  expect(
    read({
      LEGAL_OPERATOR_NAME: ' Example Operator ',
      LEGAL_OPERATOR_ADDRESS: '1 rue de l’Exemple, 75000 Paris',
      LEGAL_OPERATOR_REGISTRATION: 'RCS Paris 000 000 000',
      LEGAL_OPERATOR_CONTACT: 'contact@operator.example',
      LEGAL_PRIVACY_CONTACT: 'privacy@operator.example',
      LEGAL_HOST: 'Example Host',
    }),
  ).toEqual({
    name: 'Example Operator',
    address: '1 rue de l’Exemple, 75000 Paris',
    registration: 'RCS Paris 000 000 000',
    contact: 'contact@operator.example',
    privacyContact: 'privacy@operator.example',
    host: 'Example Host',
  });
});

test('a novel is refused', () => {
  expect(() => read({ LEGAL_HOST: 'x'.repeat(501) })).toThrow('at most 500');
});

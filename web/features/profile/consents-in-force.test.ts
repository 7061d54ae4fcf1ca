import { expect, test } from '@jest/globals';
import { consentsInForce } from './consents-in-force';

const said = (id: string, kind: 'TERMS' | 'MARKETING', given: boolean) => ({
  __typename: 'Consent' as const,
  id,
  kind,
  given,
  version: '1',
  at: '2026-01-01T00:00:00Z',
});

test('of each kind the newest word counts, whatever was said before (Z-29)', () => {
  const history = [
    said('4', 'MARKETING', false),
    said('3', 'MARKETING', true),
    said('2', 'MARKETING', false),
    said('1', 'TERMS', true),
  ];
  expect(consentsInForce(history).map(({ id }) => id)).toEqual(['4', '1']);
});

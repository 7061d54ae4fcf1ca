import { expect, test } from '@jest/globals';
import { readViewAsOutcome } from './view-as-request';

test('an answer of the gateway is its outcome, with what was wrong', () => {
  expect(readViewAsOutcome({ __typename: 'ViewAsStarted', viewAs: { id: '1' } })).toEqual({
    __typename: 'ViewAsStarted',
  });
  const problems = [{ path: 'reason', message: 'Say why.' }, null, { path: 7 }];
  expect(readViewAsOutcome({ __typename: 'InvalidInput', message: 'No.', problems })).toEqual({
    __typename: 'InvalidInput',
    message: 'No.',
    problems: [{ path: 'reason' }],
  });
});

test('what names no outcome is none', () => {
  for (const body of [null, 'x', {}, { errors: [] }, { __typename: 1 }]) expect(readViewAsOutcome(body)).toBeNull();
});

import { describe, expect, test } from '@jest/globals';
import { readLoginOutcome } from './login-request';

const none = new Headers();

describe('the answer to a sign-in', () => {
  test('success is any 2xx that names no problem', () => {
    expect(readLoginOutcome(200, none, { user: { id: '1' } })).toEqual({ kind: 'LoggedIn' });
    expect(readLoginOutcome(204, none, null)).toEqual({ kind: 'LoggedIn' });
  });

  test('a problem named in the body counts whatever the status', () => {
    expect(readLoginOutcome(200, none, { __typename: 'InvalidCredentials' })).toEqual({ kind: 'InvalidCredentials' });
    expect(readLoginOutcome(200, none, { kind: 'TooManyAttempts', retryAfterSeconds: 42 })).toEqual({
      kind: 'TooManyAttempts',
      retryAfterSeconds: 42,
    });
  });

  test('the seconds to wait come from the body, else from Retry-After, else are a minute', () => {
    expect(readLoginOutcome(429, new Headers({ 'retry-after': '30' }), null)).toMatchObject({ retryAfterSeconds: 30 });
    expect(readLoginOutcome(429, none, { retryAfterSeconds: 12.2 })).toMatchObject({ retryAfterSeconds: 13 });
    expect(readLoginOutcome(429, none, { retryAfterSeconds: 'soon' })).toMatchObject({ retryAfterSeconds: 60 });
  });

  test('a failing gateway is not called a wrong password', () => {
    expect(readLoginOutcome(502, new Headers({ 'x-request-id': 'r-1' }), null)).toEqual({
      kind: 'Unavailable',
      requestId: 'r-1',
    });
  });

  test('a right password may only open the question for the second factor', () => {
    expect(readLoginOutcome(200, none, { __typename: 'SecondFactorRequired', challenge: 'c-1' })).toEqual({
      kind: 'SecondFactorRequired',
      challenge: 'c-1',
    });
  });

  test('what is refused with 401 is not always a wrong password', () => {
    expect(readLoginOutcome(401, none, { __typename: 'EmailNotVerified', registrationId: 'r-1' })).toEqual({
      kind: 'EmailNotVerified',
      registrationId: 'r-1',
    });
    expect(readLoginOutcome(401, none, { __typename: 'CodeWrong' })).toEqual({ kind: 'CodeWrong' });
    expect(readLoginOutcome(401, none, { __typename: 'ChallengeInvalid' })).toEqual({ kind: 'ChallengeInvalid' });
  });
});

import { describe, expect, test } from '@jest/globals';
import { GraphQLError } from 'graphql';
import { NoOrganization } from '../tenancy/organization-scope.js';
import { NotPlatformAdmin } from '../tenancy/platform-scope.js';
import { NotPermitted } from '../use-case/define-use-case.js';
import { InvalidPageSize } from './connection.js';
import { InvalidCursor } from './cursor.js';
import { maskResult, maskThrown } from './mask-result.js';

const thrownBy = (original: Error): GraphQLError =>
  new GraphQLError(original.message, { path: ['leads'], originalError: original });
const masked = (error: unknown) => {
  const logged: unknown[] = [];
  const shown = maskThrown(error, 'request-1', (raw, requestId) => logged.push([raw, requestId]));
  return { shown, logged };
};

describe('an error that callers can act on', () => {
  test.each<[Error, string]>([
    [new InvalidCursor(), 'INVALID_CURSOR'],
    [new InvalidPageSize(0), 'BAD_USER_INPUT'],
    [new NotPermitted('lead:read'), 'FORBIDDEN'],
    [new NoOrganization(), 'FORBIDDEN'],
    [new NotPlatformAdmin(), 'FORBIDDEN'],
  ])('%s keeps its message, under %s', (error, code) => {
    const { shown, logged } = masked(thrownBy(error));
    expect(shown).toEqual({ message: error.message, path: ['leads'], extensions: { code, requestId: 'request-1' } });
    expect(logged).toEqual([]);
  });

  test('keeps its message and loses every other extension', () => {
    const { shown } = masked(
      new GraphQLError('Sign in first.', {
        extensions: { code: 'UNAUTHENTICATED', stacktrace: ['secret.ts'], hint: 'internal' },
      }),
    );
    expect(shown).toEqual({
      message: 'Sign in first.',
      extensions: { code: 'UNAUTHENTICATED', requestId: 'request-1' },
    });
  });
});

describe('any other error', () => {
  test.each([
    new Error('password of postgresql://user:hunter2@localhost'),
    thrownBy(new TypeError('hunter2 is undefined')),
    new GraphQLError('hunter2', { extensions: { code: 'SOMETHING_ELSE' } }),
    new GraphQLError('hunter2', { extensions: { code: 42 } }),
    'hunter2',
    null,
  ])('is masked, and written down under the id that the caller is given: %s', (error) => {
    const { shown, logged } = masked(error);
    expect(JSON.stringify(shown)).not.toContain('hunter2');
    expect(shown.extensions).toEqual({ code: 'INTERNAL_SERVER_ERROR', requestId: 'request-1' });
    expect(logged).toEqual([[error, 'request-1']]);
  });
});

describe('a result that leaves the process', () => {
  test('keeps its data, and nothing of ours besides', () => {
    const result = { data: { lead: null }, extensions: { timing: 1 } };
    expect(maskResult(result, 'request-1', () => undefined)).toEqual({ data: { lead: null } });
  });

  test('has every error masked, one by one', () => {
    const shown = maskResult(
      { data: null, errors: [new GraphQLError('hunter2'), thrownBy(new InvalidCursor())] },
      'request-1',
      () => undefined,
    );
    expect(shown.errors?.map((error) => error.extensions?.['code'])).toEqual([
      'INTERNAL_SERVER_ERROR',
      'INVALID_CURSOR',
    ]);
    expect(JSON.stringify(shown)).not.toContain('hunter2');
    expect(shown.data).toBeNull();
  });
});

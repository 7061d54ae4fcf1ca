import { describe, expect, test } from '@jest/globals';
import { apiKeyScopes } from '../../../../platform/viewer/api-key-scope.js';
import { apiKeyStatus, expiryOfSuccessor, maskedKeyOf, overlapEnd, type ApiKeyScope } from './api-key.js';

const now = new Date('2026-03-02T09:00:00.000Z');
const at = (hours: number): Date => new Date(now.getTime() + hours * 3_600_000);

describe('where a key stands', () => {
  test.each([
    ['ACTIVE', { revokedAt: null, expiresAt: null, replacedById: null }],
    ['ACTIVE', { revokedAt: null, expiresAt: at(1), replacedById: null }],
    ['REPLACED', { revokedAt: null, expiresAt: at(1), replacedById: 'another' }],
    ['EXPIRED', { revokedAt: null, expiresAt: now, replacedById: 'another' }],
    ['EXPIRED', { revokedAt: null, expiresAt: now, replacedById: null }],
    ['REVOKED', { revokedAt: now, expiresAt: at(-1), replacedById: 'another' }],
  ])('%s', (status, key) => {
    expect(apiKeyStatus(key, now)).toBe(status);
  });
});

test('what is shown is its beginning and its end', () => {
  expect(maskedKeyOf('vk_live_0123456789AB', 'wxyz')).toBe('vk_live_0123456789AB••••••••wxyz');
});

test('a replaced key ends with the overlap, and never later than it would have', () => {
  expect(overlapEnd(null, 24, now)).toEqual(at(24));
  expect(overlapEnd(at(2), 24, now)).toEqual(at(2));
  expect(overlapEnd(at(48), 0, now)).toEqual(now);
});

test('its successor lives as long as it was given', () => {
  expect(expiryOfSuccessor({ createdAt: at(-10), expiresAt: at(20) }, now)).toEqual(at(30));
  expect(expiryOfSuccessor({ createdAt: at(-10), expiresAt: null }, now)).toBeNull();
});

test('the house knows the scopes that viewers can have, and no others', () => {
  const known: Readonly<Record<ApiKeyScope, true>> = {
    'organization:read': true,
    'leads:read': true,
    'leads:write': true,
    'campaigns:read': true,
    'campaigns:write': true,
    'emails:read': true,
  };
  expect(Object.keys(known).toSorted()).toEqual([...apiKeyScopes].toSorted());
});

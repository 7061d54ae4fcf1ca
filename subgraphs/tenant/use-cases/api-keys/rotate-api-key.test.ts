import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { TestClock } from '../../../../platform/testing/test-clock.js';
import {
  startTestServices,
  type TestOrganization,
  type TestServices,
} from '../../../../platform/testing/test-services.js';
import { givenKey, holderOf, keysSeenBy } from '../../../../tests/support/api-keys.js';
import { auditOf, doorOf } from '../../../../tests/support/people.js';

const hourMs = 3_600_000;
const clock = new TestClock();
let services: TestServices;
let organization: TestOrganization;

beforeAll(async () => {
  services = await startTestServices({ clock });
  organization = await services.anOrganization();
});
afterAll(() => services.close());

const door = () => doorOf(services, organization.member('OWNER')).apiKeys;
const rotate = (apiKeyId: string, overlapHours: number) => door().rotateApiKey({ apiKeyId, overlapHours });
async function rotated(apiKeyId: string, overlapHours: number) {
  const outcome = await rotate(apiKeyId, overlapHours);
  if (outcome.kind !== 'ApiKeyRotated') throw new Error(outcome.message);
  return outcome;
}

describe('ApiKeyRotated', () => {
  test('both keys work until the overlap ends, then the new one alone', async () => {
    const old = await givenKey(services, organization);
    const { apiKey, key, replaced } = await rotated(old.apiKey.id, 24);
    expect(replaced).toMatchObject({
      id: old.apiKey.id,
      status: 'REPLACED',
      replacedById: apiKey.id,
      expiresAt: new Date(clock.now().getTime() + 24 * hourMs),
    });
    clock.advance(24 * hourMs - 1);
    expect([await holderOf(services, old.key), await holderOf(services, key)]).not.toContain(null);
    clock.advance(1);
    expect(await holderOf(services, old.key)).toBeNull();
    expect((await holderOf(services, key))?.claims.keyId).toBe(apiKey.id);
  });

  test('without an overlap the old key ends at once, on every gateway', async () => {
    const old = await givenKey(services, organization);
    await rotated(old.apiKey.id, 0);
    expect(await holderOf(services, old.key)).toBeNull();
    const { rows } = await services.owner.query('SELECT kind FROM platform.access_revocations WHERE subject_id = $1', [
      old.apiKey.id,
    ]);
    expect(rows).toEqual([{ kind: 'API_KEY' }]);
  });

  test('the new key has the old one’s name, scopes, limit and lifetime, and is written down', async () => {
    const old = await givenKey(services, organization, {
      environment: 'TEST',
      scopes: ['emails:read'],
      expiresAt: new Date(clock.now().getTime() + 10 * hourMs),
    });
    await door().updateApiKey({ apiKeyId: old.apiKey.id, requestsPerMinute: 7 });
    clock.advance(4 * hourMs);
    const { apiKey, key, replaced } = await rotated(old.apiKey.id, 168);
    expect(apiKey).toMatchObject({
      name: old.apiKey.name,
      environment: 'TEST',
      scopes: ['emails:read'],
      requestsPerMinute: 7,
      expiresAt: new Date(clock.now().getTime() + 10 * hourMs),
    });
    expect(replaced.expiresAt).toEqual(old.apiKey.expiresAt);
    const entry = (await auditOf(services, organization.id)).at(-1);
    expect(entry).toMatchObject({ action: 'api-key.rotated', subjectId: old.apiKey.id });
    expect(entry?.after).toMatchObject({ replacedById: apiKey.id });
    expect(JSON.stringify(entry)).not.toContain(key.slice(20, -4));
  });
});

describe('ApiKeyNotActive', () => {
  test('a key is replaced once, also by ten at the same time', async () => {
    const { apiKey } = await givenKey(services, organization);
    const before = (await keysSeenBy(services, organization.member('OWNER'))).length;
    const outcomes = await Promise.all(Array.from({ length: 10 }, () => rotate(apiKey.id, 1)));
    expect(outcomes.filter(({ kind }) => kind === 'ApiKeyRotated')).toHaveLength(1);
    expect(outcomes.filter(({ kind }) => kind === 'ApiKeyNotActive')).toHaveLength(9);
    expect(await keysSeenBy(services, organization.member('OWNER'))).toHaveLength(before + 1);
  });

  test.each([
    ['EXPIRED', 'UPDATE tenant.api_keys SET expires_at = $2 WHERE id = $1'],
    ['REVOKED', 'UPDATE tenant.api_keys SET revoked_at = $2 WHERE id = $1'],
  ])('%s', async (status, statement) => {
    const { apiKey } = await givenKey(services, organization);
    await services.owner.query(statement, [apiKey.id, clock.now()]);
    expect(await rotate(apiKey.id, 1)).toMatchObject({ kind: 'ApiKeyNotActive', status });
  });
});

describe('ApiKeyNotFound', () => {
  test('another organization’s key, a made-up one and no id at all are the same', async () => {
    const theirs = await givenKey(services, await services.anOrganization());
    for (const id of [theirs.apiKey.id, randomUUID(), '', `${theirs.apiKey.id}\0`])
      expect(await rotate(id, 0)).toEqual({ kind: 'ApiKeyNotFound', message: 'No such API key.', apiKeyId: id });
    expect(await holderOf(services, theirs.key)).not.toBeNull();
  });
});

describe('InvalidInput', () => {
  test.each([-1, 169])('an overlap of %d hours', async (overlapHours) => {
    const { apiKey, key } = await givenKey(services, organization);
    expect(await rotate(apiKey.id, overlapHours)).toMatchObject({
      kind: 'InvalidInput',
      problems: [{ path: 'overlapHours' }],
    });
    expect(await holderOf(services, key)).not.toBeNull();
  });
});

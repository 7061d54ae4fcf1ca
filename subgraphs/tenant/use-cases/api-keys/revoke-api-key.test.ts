import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { TestClock } from '../../../../platform/testing/test-clock.js';
import {
  startTestServices,
  type TestOrganization,
  type TestServices,
} from '../../../../platform/testing/test-services.js';
import { givenKey, holderOf } from '../../../../tests/support/api-keys.js';
import { auditOf, doorOf } from '../../../../tests/support/people.js';

const clock = new TestClock();
let services: TestServices;
let organization: TestOrganization;

beforeAll(async () => {
  services = await startTestServices({ clock });
  organization = await services.anOrganization();
});
afterAll(() => services.close());

const revoke = (apiKeyId: string) => doorOf(services, organization.member('OWNER')).apiKeys.revokeApiKey({ apiKeyId });

describe('ApiKeyRevoked', () => {
  test('the key and no other stops working, every gateway is told, and it is written down', async () => {
    const { apiKey, key } = await givenKey(services, organization);
    const other = await givenKey(services, organization);
    expect(await revoke(apiKey.id)).toMatchObject({ kind: 'ApiKeyRevoked', apiKey: { status: 'REVOKED' } });
    expect(await holderOf(services, key)).toBeNull();
    expect(await holderOf(services, other.key)).not.toBeNull();
    const { rows } = await services.owner.query(
      'SELECT kind, organization_id FROM platform.access_revocations WHERE subject_id = $1',
      [apiKey.id],
    );
    expect(rows).toEqual([{ kind: 'API_KEY', organization_id: organization.id }]);
    expect((await auditOf(services, organization.id)).at(-1)).toMatchObject({
      action: 'api-key.revoked',
      subjectId: apiKey.id,
      after: { status: 'REVOKED' },
    });
  });

  test('a key that was replaced can still be ended before its overlap', async () => {
    const { apiKey, key } = await givenKey(services, organization);
    await doorOf(services, organization.member('OWNER')).apiKeys.rotateApiKey({ apiKeyId: apiKey.id, overlapHours: 5 });
    expect((await revoke(apiKey.id)).kind).toBe('ApiKeyRevoked');
    expect(await holderOf(services, key)).toBeNull();
  });
});

describe('ApiKeyNotActive', () => {
  test('a key is revoked once', async () => {
    const { apiKey } = await givenKey(services, organization);
    const outcomes = await Promise.all(Array.from({ length: 5 }, () => revoke(apiKey.id)));
    expect(outcomes.filter(({ kind }) => kind === 'ApiKeyRevoked')).toHaveLength(1);
    expect(outcomes.find(({ kind }) => kind === 'ApiKeyNotActive')).toMatchObject({ status: 'REVOKED' });
  });
});

describe('ApiKeyNotFound', () => {
  test('another organization’s key, a made-up one and no id at all are the same', async () => {
    const theirs = await givenKey(services, await services.anOrganization());
    for (const id of [theirs.apiKey.id, randomUUID(), 'x'])
      expect(await revoke(id)).toEqual({ kind: 'ApiKeyNotFound', message: 'No such API key.', apiKeyId: id });
    expect(await holderOf(services, theirs.key)).not.toBeNull();
  });
});

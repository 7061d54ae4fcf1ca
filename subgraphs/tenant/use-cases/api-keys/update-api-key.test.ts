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

const clock = new TestClock();
let services: TestServices;
let organization: TestOrganization;

beforeAll(async () => {
  services = await startTestServices({ clock });
  organization = await services.anOrganization();
});
afterAll(() => services.close());

const update = (apiKeyId: string, change: { name?: string | null; requestsPerMinute?: number | null }) =>
  doorOf(services, organization.member('ADMIN')).apiKeys.updateApiKey({ apiKeyId, ...change });

describe('ApiKeyUpdated', () => {
  test('what is said changes, what is absent stays, and the gateway counts by the new limit (A-108)', async () => {
    const { apiKey, key } = await givenKey(services, organization);
    expect(await update(apiKey.id, { requestsPerMinute: 50 })).toMatchObject({
      kind: 'ApiKeyUpdated',
      apiKey: { name: 'A program', requestsPerMinute: 50 },
    });
    expect((await holderOf(services, key))?.requestsPerMinute).toBe(50);
    expect(await update(apiKey.id, { name: ' Another name ' })).toMatchObject({
      apiKey: { name: 'Another name', requestsPerMinute: 50 },
    });
    expect(await update(apiKey.id, { name: null, requestsPerMinute: null })).toMatchObject({
      apiKey: { name: 'Another name', requestsPerMinute: null },
    });
    expect((await holderOf(services, key))?.requestsPerMinute).toBeNull();
    expect((await auditOf(services, organization.id)).at(-1)).toMatchObject({
      action: 'api-key.updated',
      subjectId: apiKey.id,
      after: { requestsPerMinute: null },
    });
  });
});

describe('ApiKeyNotActive', () => {
  test('a key that was revoked stays as it was', async () => {
    const { apiKey } = await givenKey(services, organization);
    await doorOf(services, organization.member('ADMIN')).apiKeys.revokeApiKey({ apiKeyId: apiKey.id });
    expect(await update(apiKey.id, { name: 'Alive' })).toMatchObject({ kind: 'ApiKeyNotActive', status: 'REVOKED' });
    const [known] = await keysSeenBy(services, organization.member('ADMIN'));
    expect(known?.name).toBe('A program');
  });
});

describe('InvalidInput', () => {
  test.each([
    ['name', { name: ' ' }],
    ['requestsPerMinute', { requestsPerMinute: 0 }],
    ['requestsPerMinute', { requestsPerMinute: 10_001 }],
  ])('%s', async (path, change) => {
    const { apiKey } = await givenKey(services, organization);
    expect(await update(apiKey.id, change)).toMatchObject({ kind: 'InvalidInput', problems: [{ path }] });
  });
});

describe('ApiKeyNotFound', () => {
  test('another organization’s key and a made-up one are the same', async () => {
    const theirs = await givenKey(services, await services.anOrganization());
    for (const id of [theirs.apiKey.id, randomUUID()])
      expect(await update(id, { name: 'Mine' })).toMatchObject({ kind: 'ApiKeyNotFound', apiKeyId: id });
  });
});

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { TestClock } from '../../../../platform/testing/test-clock.js';
import {
  startTestServices,
  type TestOrganization,
  type TestServices,
} from '../../../../platform/testing/test-services.js';
import { NotPermitted } from '../../../../platform/use-case/define-use-case.js';
import { apiKeyScopes } from '../../../../platform/viewer/api-key-scope.js';
import { viewerOf } from '../../../../platform/viewer/viewer.js';
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

const wish = { name: 'A program', environment: 'LIVE', scopes: ['leads:read'] } as const;

describe('ApiKeyCreated', () => {
  test.each([
    ['LIVE', 'vk_live_'],
    ['TEST', 'vk_test_'],
  ] as const)(
    'a %s key begins with %s and is the organization’s program, with its scopes',
    async (environment, begins) => {
      const { apiKey, key } = await givenKey(services, organization, {
        environment,
        scopes: ['leads:read', 'leads:write', 'leads:read'],
      });
      expect(key.startsWith(begins)).toBe(true);
      expect(apiKey).toMatchObject({
        organizationId: organization.id,
        environment,
        scopes: ['leads:read', 'leads:write'],
        status: 'ACTIVE',
        createdById: organization.member('ADMIN').userId,
        createdAt: clock.now(),
        expiresAt: null,
        lastUsedAt: null,
      });
      expect((await holderOf(services, key))?.claims).toMatchObject({
        kind: 'API_KEY',
        keyId: apiKey.id,
        organizationId: organization.id,
        scopes: ['leads:read', 'leads:write'],
      });
    },
  );

  test('the key stands nowhere in the database, only its keyed hash (Z-27, X-20)', async () => {
    const { apiKey, key } = await givenKey(services, organization);
    const { rows } = await services.owner.query<{ row: string }>(
      `SELECT to_jsonb(k)::text AS row FROM tenant.api_keys k WHERE id = $1
       UNION ALL SELECT to_jsonb(a)::text FROM platform.audit_logs a WHERE subject_id = $1::text`,
      [apiKey.id],
    );
    expect(rows).toHaveLength(2);
    for (const { row } of rows) expect(row).not.toContain(key.slice(20, -4));
  });

  test('is written down, and lists show the key masked', async () => {
    const { apiKey, key } = await givenKey(services, organization, { name: '  A program of theirs ' });
    expect((await auditOf(services, organization.id)).at(-1)).toMatchObject({
      action: 'api-key.created',
      actorId: organization.member('ADMIN').userId,
      subjectId: apiKey.id,
      after: { prefix: apiKey.prefix, scopes: ['leads:read'] },
    });
    const [newest] = await keysSeenBy(services, organization.member('OWNER'));
    expect(newest).toMatchObject({
      id: apiKey.id,
      name: 'A program of theirs',
      maskedKey: `${key.slice(0, 20)}••••••••${key.slice(-4)}`,
    });
  });

  test('cannot be read back by the role that serves organizations', async () => {
    const client = services.database.forOrganization(organization.scope);
    await expect(client.$queryRaw`SELECT key_hash FROM tenant.api_keys`).rejects.toThrow(/permission denied/);
    await expect(client.$executeRaw`UPDATE tenant.api_keys SET key_hash = 'x'`).rejects.toThrow(/permission denied/);
    await expect(client.$executeRaw`UPDATE tenant.api_keys SET scopes = '{emails:read}'`).rejects.toThrow(
      /permission denied/,
    );
  });
});

describe('InvalidInput', () => {
  test.each([
    ['name', { name: '   ' }],
    ['name', { name: 'x'.repeat(101) }],
    ['name', { name: 'a\0b' }],
    ['scopes', { scopes: [] }],
    ['expiresAt', { expiresAt: clock.now() }],
  ])('%s', async (path, change) => {
    const outcome = await doorOf(services, organization.member('OWNER')).apiKeys.createApiKey({ ...wish, ...change });
    expect(outcome).toMatchObject({ kind: 'InvalidInput', problems: [{ path }] });
  });
});

describe('who may', () => {
  test.each(['OWNER', 'ADMIN'] as const)('%s', async (role) => {
    const outcome = await doorOf(services, organization.member(role)).apiKeys.createApiKey(wish);
    expect(outcome.kind).toBe('ApiKeyCreated');
  });

  test.each(['MANAGER', 'OPERATOR', 'VIEWER'] as const)('not %s', async (role) => {
    await expect(doorOf(services, organization.member(role)).apiKeys.createApiKey(wish)).rejects.toThrow(NotPermitted);
  });

  test('no key makes another, whatever its scopes', async () => {
    const key = viewerOf({
      kind: 'API_KEY',
      keyId: organization.id,
      organizationId: organization.id,
      scopes: [...apiKeyScopes],
    });
    await expect(doorOf(services, key).apiKeys.createApiKey(wish)).rejects.toThrow(NotPermitted);
  });
});

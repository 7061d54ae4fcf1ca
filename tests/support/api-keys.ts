import { ApiKeyCheck } from '../../platform/access/api-key-check.js';
import type { TestOrganization, TestServices } from '../../platform/testing/test-services.js';
import type { Viewer } from '../../platform/viewer/viewer.js';
import type { ApiKey } from '../../subgraphs/tenant/domain/api-keys/api-key.js';
import type { NewApiKeyWish } from '../../subgraphs/tenant/use-cases/api-keys/create-api-key.js';
import { doorOf } from './people.js';

/** A key with the key. */
export interface GivenKey {
  readonly apiKey: ApiKey;
  readonly key: string;
}

/** Creates a key as the organization's admin would. */
export async function givenKey(
  services: TestServices,
  organization: TestOrganization,
  wish: Partial<NewApiKeyWish> = {},
): Promise<GivenKey> {
  const outcome = await doorOf(services, organization.member('ADMIN')).apiKeys.createApiKey({
    name: 'A program',
    environment: 'LIVE',
    scopes: ['leads:read'],
    ...wish,
  });
  if (outcome.kind !== 'ApiKeyCreated') throw new Error(outcome.message);
  return { apiKey: outcome.apiKey, key: outcome.key };
}

/** Who a gateway that sees the key for the first time takes its holder for; null when it refuses. */
export async function holderOf({ database, config, clock, logger }: TestServices, key: string) {
  const access = { isRevoked: async () => false };
  const check = new ApiKeyCheck({ database, hashSecret: config.hashSecret, access, clock, logger });
  const verified = await check.verify(key);
  await check.settled();
  return verified;
}

/** The keys of the organization as a member sees them. */
export const keysSeenBy = async (services: TestServices, viewer: Viewer): Promise<readonly ApiKey[]> =>
  (await doorOf(services, viewer).apiKeys.pages.all({ first: 100 })).nodes;

import { registerEnumType } from 'type-graphql';
import type { ApiKeyEnvironment, ApiKeyScope, ApiKeyStatus } from '../../domain/api-keys/api-key.js';

/** What a key can be allowed. */
export const ApiKeyScopeEnum = {
  ORGANIZATION_READ: 'organization:read',
  LEADS_READ: 'leads:read',
  LEADS_WRITE: 'leads:write',
  CAMPAIGNS_READ: 'campaigns:read',
  CAMPAIGNS_WRITE: 'campaigns:write',
  EMAILS_READ: 'emails:read',
} as const satisfies Readonly<Record<string, ApiKeyScope>>;

registerEnumType(ApiKeyScopeEnum, {
  name: 'ApiKeyScope',
  description: 'What an API key can be allowed. No key approves emails, launches campaigns, or manages people or keys.',
  valuesConfig: {
    ORGANIZATION_READ: { description: 'Read the organization.' },
    LEADS_READ: { description: 'Read leads, companies, assessments and histories.' },
    LEADS_WRITE: { description: 'Read leads, add notes, and import lists.' },
    CAMPAIGNS_READ: { description: 'Read campaigns, runs and their events.' },
    CAMPAIGNS_WRITE: { description: 'Read campaigns, and create and edit drafts.' },
    EMAILS_READ: { description: 'Read drafted emails.' },
  },
});

/** What a key is for. */
export const ApiKeyEnvironmentEnum: Readonly<Record<ApiKeyEnvironment, ApiKeyEnvironment>> = {
  LIVE: 'LIVE',
  TEST: 'TEST',
};

registerEnumType(ApiKeyEnvironmentEnum, {
  name: 'ApiKeyEnvironment',
  description: 'What an API key is for; it is written in the key. Both read and write the same data today.',
  valuesConfig: {
    LIVE: { description: 'For programs in use: vk_live_...' },
    TEST: { description: 'For programs in the making: vk_test_...' },
  },
});

/** Where a key stands. */
export const ApiKeyStatusEnum: Readonly<Record<ApiKeyStatus, ApiKeyStatus>> = {
  ACTIVE: 'ACTIVE',
  REPLACED: 'REPLACED',
  EXPIRED: 'EXPIRED',
  REVOKED: 'REVOKED',
};

registerEnumType(ApiKeyStatusEnum, {
  name: 'ApiKeyStatus',
  description: 'Where an API key stands.',
  valuesConfig: {
    ACTIVE: { description: 'It works.' },
    REPLACED: { description: 'Another took its place; it works until it expires.' },
    EXPIRED: { description: 'It no longer works.' },
    REVOKED: { description: 'Somebody ended it.' },
  },
});

import type { Permission } from './permission.js';

/** What a partner's program can be allowed, each a small bundle of permissions; members and credentials never are. */
export const apiKeyScopes = [
  'organization:read',
  'leads:read',
  'leads:write',
  'campaigns:read',
  'campaigns:write',
  'emails:read',
] as const;

/** One scope of an API key. */
export type ApiKeyScope = (typeof apiKeyScopes)[number];

/** What each scope lets a program do. A key never approves an email or launches a campaign: people do. */
export const permissionsByScope: Readonly<Record<ApiKeyScope, readonly Permission[]>> = {
  'organization:read': ['organization:read'],
  'leads:read': ['lead:read'],
  'leads:write': ['lead:read', 'lead:annotate', 'lead:import'],
  'campaigns:read': ['campaign:read', 'run:read'],
  'campaigns:write': ['campaign:read', 'run:read', 'campaign:create', 'campaign:edit'],
  'emails:read': ['email:read'],
};

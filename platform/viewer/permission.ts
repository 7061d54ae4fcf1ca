import type { Role } from './role.js';

/** Every act the product knows. A use case names exactly one. */
export const permissions = [
  'session:open',
  'self:read',
  'organization:read',
  'member:list',
  'campaign:read',
  'campaign:create',
  'campaign:edit',
  'campaign:launch',
  'run:read',
  'email:read',
  'email:approve',
  'lead:read',
  'lead:annotate',
  'lead:import',
  'agent:record',
  'platform:read',
] as const;

/** One act. */
export type Permission = (typeof permissions)[number];

const anybody: readonly Permission[] = ['session:open', 'self:read'];
const member: readonly Permission[] = [
  ...anybody,
  'organization:read',
  'campaign:read',
  'run:read',
  'email:read',
  'lead:read',
];
const operator: readonly Permission[] = [...member, 'lead:annotate'];
const manager: readonly Permission[] = [
  ...operator,
  'member:list',
  'campaign:create',
  'campaign:edit',
  'campaign:launch',
  'email:approve',
  'lead:import',
];

/** What each role may do: the role x permission matrix of the requirements, O-10. The one place that says so. */
export const permissionsByRole: Readonly<Record<Role, readonly Permission[]>> = {
  OWNER: manager,
  ADMIN: manager,
  MANAGER: manager,
  OPERATOR: operator,
  VIEWER: member,
  PLATFORM_ADMIN: [...anybody, 'platform:read'],
};

/** What the agents of a run may do: read what they work on and record what they found. Never approve, launch or import. */
export const permissionsOfAgents: readonly Permission[] = [
  'organization:read',
  'campaign:read',
  'run:read',
  'lead:read',
  'agent:record',
];

/** What somebody who has not signed in may do. */
export const permissionsOfAnonymous: readonly Permission[] = ['session:open'];

import type { Role } from './role.js';

/** Every act the product knows. A use case names exactly one. */
export const permissions = [
  'legal:read',
  'session:open',
  'self:read',
  'self:manage',
  'notification:read',
  'organization:read',
  'organization:update',
  'member:list',
  'member:manage',
  'member:notify',
  'api-key:manage',
  'integration:manage',
  'audit:read',
  'audit:export',
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
  'prospect:notify',
  'agent:record',
  'platform:read',
  'platform:manage',
  'platform:notify',
  'platform:impersonate',
  'retention:purge',
  'notification:deliver',
  'first-owner:invite',
] as const;

/** One act. */
export type Permission = (typeof permissions)[number];

const anybody: readonly Permission[] = ['legal:read', 'session:open', 'self:read', 'self:manage', 'notification:read'];
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
const admin: readonly Permission[] = [
  ...manager,
  'organization:update',
  'member:manage',
  'member:notify',
  'prospect:notify',
  'api-key:manage',
  'integration:manage',
  'audit:read',
  'audit:export',
];

/** What each role may do: the role x permission matrix of the requirements, O-10. The one place that says so. */
export const permissionsByRole: Readonly<Record<Role, readonly Permission[]>> = {
  OWNER: admin,
  ADMIN: admin,
  MANAGER: manager,
  OPERATOR: operator,
  VIEWER: member,
  PLATFORM_ADMIN: [
    ...anybody,
    'platform:read',
    'platform:manage',
    'platform:notify',
    'platform:impersonate',
    'audit:read',
  ],
};

/** What an organization may allow its operators beyond their role (O-10). */
export const operatorGrants = ['campaign:create', 'email:approve'] as const satisfies readonly Permission[];

/** One of them. */
export type OperatorGrant = (typeof operatorGrants)[number];

/** What changes nothing: all that is left of a role while a platform admin looks through somebody's eyes. */
export const readingPermissions: ReadonlySet<Permission> = new Set<Permission>([
  'legal:read',
  'self:read',
  'notification:read',
  'organization:read',
  'member:list',
  'audit:read',
  'campaign:read',
  'run:read',
  'email:read',
  'lead:read',
]);

/** What the agents of a run may do: read what they work on and record what they found. Never approve, launch or import. */
export const permissionsOfAgents: readonly Permission[] = [
  'organization:read',
  'campaign:read',
  'run:read',
  'lead:read',
  'agent:record',
];

/** What somebody who has not signed in may do: come in, and read whose house it is. */
export const permissionsOfAnonymous: readonly Permission[] = ['legal:read', 'session:open'];

/** What the platform's own clockwork may do: erase what is due, hand out what was sent, and invite whom the platform owner named. */
export const permissionsOfClockwork: readonly Permission[] = [
  'retention:purge',
  'notification:deliver',
  'first-owner:invite',
];

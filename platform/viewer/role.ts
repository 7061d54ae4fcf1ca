/** The five roles of an organization, highest first (V-08), and the platform owner's (V-09, V-76). */
export const roles = ['OWNER', 'ADMIN', 'MANAGER', 'OPERATOR', 'VIEWER', 'PLATFORM_ADMIN'] as const;

/** A person's role. PLATFORM_ADMIN belongs to no organization (V-41). */
export type Role = (typeof roles)[number];

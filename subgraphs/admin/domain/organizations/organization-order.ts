import type { OrganizationStatus, OrganizationType, Plan } from './organization.js';

/** Which organizations to list. */
export interface OrganizationFilter {
  readonly plan?: Plan | null;
  readonly status?: OrganizationStatus | null;
  readonly type?: OrganizationType | null;
  /** Words of the name or the slug. */
  readonly search?: string | null;
}

/** What a list of organizations is sorted by. */
export const organizationSorts = ['NAME', 'CREATED_AT', 'USERS', 'LEADS'] as const;

/** One of them. */
export type OrganizationSort = (typeof organizationSorts)[number];

/** In which order. */
export interface OrganizationOrder {
  readonly sort: OrganizationSort;
  readonly direction: 'ASC' | 'DESC';
}

import {
  organizationStatuses,
  organizationTypes,
  runStatuses,
  type OrganizationStatus,
  type OrganizationType,
  type RunStatus,
} from '../domain/organizations/organization.js';
import { firstOwnerStatuses, type FirstOwnerStatus } from '../domain/organizations/first-owner.js';
import { organizationSorts, type OrganizationSort } from '../domain/organizations/organization-order.js';
import { userRoles, userStatuses, type UserRole, type UserStatus } from '../domain/users/user.js';
import { describedEnum } from './described-enum.js';

/** Where an organization stands. */
export const OrganizationStatusEnum = describedEnum<OrganizationStatus>(
  'OrganizationStatus',
  'Where an organization stands.',
  organizationStatuses,
  {
    ACTIVE: 'Its people sign in and its agents work.',
    SUSPENDED: 'Nobody of it has access and its agents wait; everything of it is kept.',
    DELETED: 'Nobody of it has access; everything of it is erased when its thirty days are over.',
  },
);

/** Whom an organization sells to. */
export const OrganizationTypeEnum = describedEnum<OrganizationType>(
  'OrganizationType',
  'Whom an organization sells to.',
  organizationTypes,
  { B2B: 'Companies.', B2C: 'People.' },
);

/** How far the first owner has come. */
export const FirstOwnerStatusEnum = describedEnum<FirstOwnerStatus>(
  'PlatformFirstOwnerStatus',
  'How far the first owner has come.',
  firstOwnerStatuses,
  {
    WAITING: 'Named; their invitation goes out within seconds, or when the organization is active again.',
    INVITED: 'Written to; their invitation works.',
    EXPIRED: 'Written to; their invitation does not work any more.',
    JOINED: 'They accepted.',
  },
);

/** What organizations are sorted by. */
export const OrganizationSortEnum = describedEnum<OrganizationSort>(
  'PlatformOrganizationSort',
  'What a list of organizations is sorted by.',
  organizationSorts,
  {
    NAME: 'Their names, whatever their case.',
    CREATED_AT: 'When they joined.',
    USERS: 'How many people can sign in.',
    LEADS: 'How many leads they have.',
  },
);

/** In which order. */
export const SortDirectionEnum = describedEnum<'ASC' | 'DESC'>('SortDirection', 'In which order.', ['ASC', 'DESC'], {
  ASC: 'Smallest, earliest or first of the alphabet first.',
  DESC: 'Largest, latest or last of the alphabet first.',
});

/** Whether somebody can sign in; the tenant house gives the same type. */
export const UserStatusEnum = describedEnum<UserStatus>('UserStatus', 'Whether somebody can sign in.', userStatuses, {
  ACTIVE: 'Can sign in.',
  INVITED: 'Is a member, and cannot sign in before they chose a password by the link in their mail.',
  DISABLED: 'Cannot sign in for now.',
  REMOVED: 'Left; can be restored until they are erased.',
});

/** A person's role; the tenant house gives the same type. */
export const RoleEnum = describedEnum<UserRole>('Role', 'A person’s role, highest first.', userRoles, {
  OWNER: 'Owns the organization.',
  ADMIN: 'Administers the organization.',
  MANAGER: 'Runs campaigns and approves emails.',
  OPERATOR: 'Works on leads.',
  VIEWER: 'Reads.',
  PLATFORM_ADMIN: 'Looks after the platform; belongs to no organization.',
});

/** Where a run stands; the campaign house gives the same type. */
export const RunStatusEnum = describedEnum<RunStatus>('RunStatus', 'Where a run stands.', runStatuses, {
  QUEUED: 'Waits for a worker.',
  RUNNING: 'A worker is at it.',
  PAUSED: 'Paused by a person.',
  COMPLETED: 'Done.',
  FAILED: 'Given up after repeated failures; resume the campaign to try again.',
  CANCELLED: 'Cancelled by a person.',
});

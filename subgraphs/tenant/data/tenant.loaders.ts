import type DataLoader from 'dataloader';
import { createLoader } from '../../../platform/graphql/loader.js';
import type { Organization } from '../domain/organization.js';
import type { User } from '../domain/user.js';
import type { TenantReads } from './tenant-store.js';

/** One loader per key, made per request. */
export interface TenantLoaders {
  readonly userById: DataLoader<string, User | null>;
  readonly organizationById: DataLoader<string, Organization | null>;
}

/** The loaders of one request. */
export const createTenantLoaders = (reads: TenantReads): TenantLoaders => ({
  userById: createLoader((ids: readonly string[]) => reads.users.findByIds(ids)),
  organizationById: createLoader((ids: readonly string[]) => reads.organizations.findByIds(ids)),
});

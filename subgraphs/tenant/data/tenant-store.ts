import type { Database } from '../../../platform/database/database.js';
import type { OrganizationScope } from '../../../platform/tenancy/organization-scope.js';
import type { PlatformScope } from '../../../platform/tenancy/platform-scope.js';
import type { Organization } from '../domain/organization.js';
import type { User } from '../domain/user.js';
import { organizationColumns, OrganizationRepository, toOrganization } from './organization.repository.js';
import { toUser, userColumns, UserRepository, wellFormed } from './user.repository.js';

/** How users and organizations are found by id, by whoever may see them. */
export interface TenantReads {
  readonly users: { findByIds(ids: readonly string[]): Promise<ReadonlyMap<string, User>> };
  readonly organizations: { findByIds(ids: readonly string[]): Promise<ReadonlyMap<string, Organization>> };
}

/** The house's tables, for one organization. */
export class TenantStore implements TenantReads {
  readonly users: UserRepository;
  readonly organizations: OrganizationRepository;
  readonly scope: OrganizationScope;

  constructor(database: Database, scope: OrganizationScope) {
    const client = database.forOrganization(scope);
    this.users = new UserRepository(client, scope);
    this.organizations = new OrganizationRepository(client, scope);
    this.scope = scope;
  }
}

/** The house's tables as the platform owner sees them: every organization's, by id only (V-42). */
export const platformReads = (database: Database, scope: PlatformScope): TenantReads => {
  const client = database.forPlatform(scope);
  return {
    users: {
      async findByIds(ids) {
        const rows = await client.user.findMany({ where: { id: { in: wellFormed(ids) } }, select: userColumns });
        return new Map(rows.map((row) => [row.id, toUser(row)]));
      },
    },
    organizations: {
      async findByIds(ids) {
        const rows = await client.organization.findMany({
          where: { id: { in: wellFormed(ids) } },
          select: organizationColumns,
        });
        return new Map(rows.map((row) => [row.id, toOrganization(row)]));
      },
    },
  };
};

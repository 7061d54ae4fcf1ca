import type { Database } from '../../../../platform/database/database.js';
import { organizationScopeOfSignIn } from '../../../../platform/tenancy/organization-scope.js';
import { platformScope } from '../../../../platform/tenancy/platform-scope.js';
import type { Account } from '../../domain/sessions/session.js';
import type { User } from '../../domain/user.js';
import { platformReads, TenantStore, type TenantReads } from '../tenant-store.js';

/** Finds the person who just proved an account to be theirs, within the scope that the account gives them. */
export class SignedInUsers {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async find(account: Account): Promise<User | null> {
    const users = await this.#readsOf(account).users.findByIds([account.userId]);
    return users.get(account.userId) ?? null;
  }

  #readsOf({ userId, organizationId, role }: Account): TenantReads {
    if (organizationId !== null) return new TenantStore(this.#database, organizationScopeOfSignIn({ organizationId }));
    return platformReads(this.#database, platformScope({ userId, organizationId, role }, 'a platform admin signs in'));
  }
}

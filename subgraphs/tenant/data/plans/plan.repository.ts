import type { Clock } from '../../../../platform/config/clock.js';
import type { Database } from '../../../../platform/database/database.js';
import { readUsage, type PlanUsage } from '../../../../platform/quota/read-usage.js';
import type { OrganizationScope } from '../../../../platform/tenancy/organization-scope.js';

/** The plan of one organization. */
export class PlanRepository {
  readonly #database: Database;
  readonly #scope: OrganizationScope;
  readonly #clock: Clock;

  constructor(database: Database, scope: OrganizationScope, clock: Clock) {
    this.#database = database;
    this.#scope = scope;
    this.#clock = clock;
  }

  /** What is used of what it allows; null when the organization is gone. */
  usage(): Promise<PlanUsage | null> {
    return readUsage(this.#database.forOrganization(this.#scope), this.#scope, this.#clock.now());
  }
}

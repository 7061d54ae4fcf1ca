import type { Prisma, PrismaClient } from '../../../prisma/generated/client.js';
import { revokeAccess, type RevokedAccess } from '../../../platform/access/revoke-access.js';
import type { AuditTrail } from '../../../platform/audit/audit-trail.js';
import { recordAudit, type AuditEntry } from '../../../platform/audit/record-audit.js';
import type { Database } from '../../../platform/database/database.js';
import type { PlatformScope } from '../../../platform/tenancy/platform-scope.js';
import { FirstOwnerRepository } from './organizations/first-owner.repository.js';
import { OrganizationRepository } from './organizations/organization.repository.js';
import { UserRepository } from './users/user.repository.js';
import { ViewAsRepository } from './view-as/view-as.repository.js';

/** The platform owner's tables inside one transaction. */
export interface PlatformTransaction {
  readonly organizations: OrganizationRepository;
  readonly firstOwners: FirstOwnerRepository;
  readonly users: UserRepository;
  readonly viewAs: ViewAsRepository;
  /** Ends access at the commit. */
  readonly revoke: (revoked: RevokedAccess) => Promise<void>;
  /** Writes the act down; the last thing of every transaction. */
  readonly record: (act: AuditEntry) => Promise<void>;
}

/** What the platform owner may read across organizations and change of them. Born with a scope that nobody else can have. */
export class PlatformStore {
  readonly organizations: OrganizationRepository;
  readonly users: UserRepository;
  readonly viewAs: ViewAsRepository;
  readonly #client: PrismaClient;
  readonly #trail: AuditTrail;

  constructor(database: Database, scope: PlatformScope, trail: AuditTrail) {
    this.#client = database.forPlatform(scope);
    this.organizations = new OrganizationRepository(this.#client);
    this.users = new UserRepository(this.#client);
    this.viewAs = new ViewAsRepository(this.#client);
    this.#trail = trail;
  }

  /** What is committed now: a token that says so is refused when access is taken away later. */
  async snapshot(): Promise<string> {
    const [row] = await this.#client.$queryRaw<{ asOf: string }[]>`SELECT pg_current_snapshot()::text AS "asOf"`;
    if (!row) throw new Error('The database does not say what it has committed.');
    return row.asOf;
  }

  /** Runs `work` in one transaction: the act and the entries that say so are true together or not at all. */
  transaction<Result>(work: (transaction: PlatformTransaction) => Promise<Result>): Promise<Result> {
    return this.#client.$transaction((transaction: Prisma.TransactionClient) =>
      work({
        organizations: new OrganizationRepository(transaction),
        firstOwners: new FirstOwnerRepository(transaction),
        users: new UserRepository(transaction),
        viewAs: new ViewAsRepository(transaction),
        revoke: (revoked) => revokeAccess(transaction, revoked),
        record: (act) => this.#record(transaction, act),
      }),
    );
  }

  /** What concerns an organization stands in its own chain, where its owners read it, and in the platform's. */
  async #record(transaction: Prisma.TransactionClient, act: AuditEntry): Promise<void> {
    await recordAudit(transaction, this.#trail, act);
    if (act.organizationId === null) return;
    const { organizationId } = act;
    await recordAudit(transaction, this.#trail, {
      ...act,
      organizationId: null,
      after: { ...act.after, organizationId },
    });
  }
}

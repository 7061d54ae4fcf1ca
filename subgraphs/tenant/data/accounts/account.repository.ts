import type { Prisma } from '../../../../prisma/generated/client.js';
import { couldBeEmail } from '../../domain/email-address.js';
import type { Account, OperatorGrant } from '../../domain/sessions/session.js';

/** An account and what its password is compared with. */
export interface SignInAccount {
  readonly userId: string;
  readonly organizationId: string | null;
  readonly passwordHash: string;
  /** Whether person and organization may be signed in to at all. */
  readonly isOpen: boolean;
}

interface AccountRow {
  readonly user_id: string;
  readonly organization_id: string | null;
  readonly role: Account['role'];
  readonly grants: readonly OperatorGrant[];
  readonly as_of: string;
}

/** Accounts, found by what somebody proved or claims. */
export class AccountRepository {
  readonly #client: Prisma.TransactionClient;

  constructor(client: Prisma.TransactionClient) {
    this.#client = client;
  }

  /** The account of a normalised address. */
  async findForSignIn(email: string): Promise<SignInAccount | null> {
    const [row] = await this.#client.$queryRaw<
      { user_id: string; organization_id: string | null; password_hash: string; is_open: boolean }[]
    >`
      SELECT u.id AS user_id, u.organization_id, u.password_hash,
        u.status = 'ACTIVE' AND u.email_verified_at IS NOT NULL AND (o.id IS NULL OR o.status = 'ACTIVE') AS is_open
      FROM tenant.users u LEFT JOIN tenant.organizations o ON o.id = u.organization_id
      WHERE u.email_normalised = ${couldBeEmail(email) ? email : ''} AND u.status <> 'REMOVED'`;
    return row
      ? {
          userId: row.user_id,
          organizationId: row.organization_id,
          passwordHash: row.password_hash,
          isOpen: row.is_open,
        }
      : null;
  }

  /**
   * The account as it is now, null when it may not be signed in to. With `passwordHash`, only while that is still its
   * hash, and until the end of the transaction nobody changes it.
   */
  async findOpen(userId: string, passwordHash?: string): Promise<Account | null> {
    const [row] =
      passwordHash === undefined
        ? await this.#client.$queryRaw<AccountRow[]>`
            SELECT u.id AS user_id, u.organization_id, u.role, COALESCE(o.operator_grants, '{}') AS grants,
              pg_current_snapshot()::text AS as_of
            FROM tenant.users u LEFT JOIN tenant.organizations o ON o.id = u.organization_id
            WHERE u.id = ${userId}::uuid AND u.status = 'ACTIVE' AND u.email_verified_at IS NOT NULL
              AND (u.organization_id IS NULL OR o.status = 'ACTIVE')`
        : await this.#client.$queryRaw<AccountRow[]>`
            SELECT u.id AS user_id, u.organization_id, u.role, COALESCE(o.operator_grants, '{}') AS grants,
              pg_current_snapshot()::text AS as_of
            FROM tenant.users u LEFT JOIN tenant.organizations o ON o.id = u.organization_id
            WHERE u.id = ${userId}::uuid AND u.password_hash = ${passwordHash} AND u.status = 'ACTIVE'
              AND u.email_verified_at IS NOT NULL AND (u.organization_id IS NULL OR o.status = 'ACTIVE')
            FOR SHARE OF u`;
    return row
      ? {
          userId: row.user_id,
          organizationId: row.organization_id,
          role: row.role,
          grants: row.grants,
          asOf: row.as_of,
        }
      : null;
  }
}

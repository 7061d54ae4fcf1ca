import type { Prisma } from '../../../../prisma/generated/client.js';
import { couldBeEmail } from '../../domain/email-address.js';
import type { Locale } from '../../domain/user.js';
import type { Account, OperatorGrant } from '../../domain/sessions/session.js';

/** An account and what its password is compared with. */
export interface SignInAccount {
  readonly userId: string;
  readonly organizationId: string | null;
  readonly passwordHash: string;
  /** Whether person and organization may be signed in to at all. */
  readonly isOpen: boolean;
  /** Whether a second factor is asked for after the password. */
  readonly hasSecondFactor: boolean;
}

/** Whom a mail about an account goes to. */
export interface Addressee {
  readonly userId: string;
  readonly organizationId: string | null;
  readonly email: string;
  readonly name: string;
  readonly locale: Locale;
}

/** An account about to be made, by a proven address. */
export interface NewAccount {
  /** Null for a platform admin. */
  readonly organizationId: string | null;
  readonly email: string;
  readonly name: string;
  readonly role: 'OWNER' | 'PLATFORM_ADMIN';
  readonly locale: Locale;
  readonly passwordHash: string;
}

const addresseeColumns = { id: true, organizationId: true, email: true, name: true, locale: true } as const;

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
      {
        user_id: string;
        organization_id: string | null;
        password_hash: string | null;
        is_open: boolean;
        has_second_factor: boolean;
      }[]
    >`
      SELECT u.id AS user_id, u.organization_id, u.password_hash,
        EXISTS (SELECT FROM tenant.second_factors f WHERE f.user_id = u.id AND f.confirmed_at IS NOT NULL) AS has_second_factor,
        u.status = 'ACTIVE' AND u.email_verified_at IS NOT NULL AND (o.id IS NULL OR o.status = 'ACTIVE') AS is_open
      FROM tenant.users u LEFT JOIN tenant.organizations o ON o.id = u.organization_id
      WHERE u.email_normalised = ${couldBeEmail(email) ? email : ''} AND u.status <> 'REMOVED'`;
    return row
      ? {
          userId: row.user_id,
          organizationId: row.organization_id,
          // No password is the hash of none.
          passwordHash: row.password_hash ?? '',
          isOpen: row.is_open,
          hasSecondFactor: row.has_second_factor,
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

  /** Who holds a normalised address, whether or not they may sign in. */
  async findHolder(email: string): Promise<Addressee | null> {
    return this.#addressee({ emailNormalised: email });
  }

  /** Who holds a normalised address and may sign in. */
  async findOpenHolder(email: string): Promise<Addressee | null> {
    return this.#addressee({
      emailNormalised: email,
      status: 'ACTIVE',
      OR: [{ organizationId: null }, { organization: { status: 'ACTIVE' } }],
    });
  }

  /** Changes how a person is called and which language they read. */
  async describe(userId: string, { name, locale }: Pick<Addressee, 'name' | 'locale'>, now: Date): Promise<void> {
    await this.#client.user.updateMany({ where: { id: userId }, data: { name, locale, updatedAt: now } });
  }

  /** Whom to write to about an account. */
  async findAddressee(userId: string): Promise<Addressee | null> {
    return this.#addressee({ id: userId });
  }

  /** Makes an account of a proven address: null when somebody holds it already. */
  async create(account: NewAccount, now: Date): Promise<string | null> {
    const { organizationId, email, name, role, locale, passwordHash } = account;
    const [row] = await this.#client.$queryRaw<{ id: string }[]>`
      INSERT INTO tenant.users (organization_id, email, email_normalised, name, role, locale, password_hash, status, email_verified_at, created_at, updated_at)
      VALUES (${organizationId}::uuid, ${email}, ${email}, ${name}, ${role}, ${locale}, ${passwordHash}, 'ACTIVE', ${now}::timestamptz, ${now}::timestamptz, ${now}::timestamptz)
      ON CONFLICT (email_normalised) DO NOTHING RETURNING id`;
    return row?.id ?? null;
  }

  /** Whether there is a platform admin. Until the end of the transaction nobody else is told that there is none. */
  async holdPlatformAdmins(): Promise<boolean> {
    await this.#client.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('tenant:platform-admin', 0))`;
    return (await this.#client.user.count({ where: { role: 'PLATFORM_ADMIN' } })) > 0;
  }

  async #addressee(where: Prisma.UserWhereInput): Promise<Addressee | null> {
    const row = await this.#client.user.findFirst({ where, select: addresseeColumns });
    return (
      row && {
        userId: row.id,
        organizationId: row.organizationId,
        email: row.email,
        name: row.name,
        locale: row.locale as Locale,
      }
    );
  }
}

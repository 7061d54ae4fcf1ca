import { z } from 'zod';
import type { Prisma, PrismaClient } from '../../../prisma/generated/client.js';
import type { OrganizationScope } from '../../../platform/tenancy/organization-scope.js';
import type { Locale, User, UserRole, UserStatus } from '../domain/user.js';
import { organizationColumns, toOrganization } from './organization.repository.js';

/** What is read of a user: never the password hash, which the database does not let this role read. */
export const userColumns = {
  id: true,
  organizationId: true,
  email: true,
  name: true,
  role: true,
  locale: true,
  status: true,
  createdAt: true,
  removedAt: true,
  purgeAt: true,
  organization: { select: organizationColumns },
} as const satisfies Prisma.UserSelect;

type Row = Prisma.UserGetPayload<{ select: typeof userColumns }>;

/** A row as the house knows it. */
export const toUser = (row: Row): User => ({
  id: row.id,
  organizationId: row.organizationId,
  email: row.email,
  name: row.name,
  role: row.role as UserRole,
  locale: row.locale as Locale,
  status: row.status as UserStatus,
  createdAt: row.createdAt,
  removedAt: row.removedAt,
  purgeAt: row.purgeAt,
  organization: row.organization ? toOrganization(row.organization) : null,
});

/** The ids that a row could have; any other text finds nothing. */
export const wellFormed = (ids: readonly string[]): string[] => ids.filter((id) => z.guid().safeParse(id).success);

/** Which people to list; what is absent does not narrow the list. */
export interface MemberFilter {
  readonly role?: UserRole | null | undefined;
  readonly status?: UserStatus | null | undefined;
  /** Part of a name or an address. */
  readonly search?: string | null | undefined;
}

/** What people search for, without the signs that stand for any text in a LIKE pattern, and without what no text holds. */
const literally = (search: string): string =>
  search
    .normalize('NFC')
    .replaceAll(/\p{Cc}/gu, '')
    .replaceAll(/[\\%_]/g, String.raw`\$&`);

/** A client of the database that already sees one organization only, or a transaction of it. */
export type OrganizationClient = PrismaClient | Prisma.TransactionClient;

/** The users of one organization. */
export class UserRepository {
  readonly #client: OrganizationClient;
  readonly #organizationId: string;

  constructor(client: OrganizationClient, scope: OrganizationScope) {
    this.#client = client;
    this.#organizationId = scope.organizationId;
  }

  async findByIds(ids: readonly string[]): Promise<ReadonlyMap<string, User>> {
    const rows = await this.#client.user.findMany({
      where: { organizationId: this.#organizationId, id: { in: wellFormed(ids) } },
      select: userColumns,
    });
    return new Map(rows.map((row) => [row.id, toUser(row)]));
  }

  /** In the order they joined, behind the position; unless a status is named, everybody who has not left. */
  async page(filter: MemberFilter, after: string | null, limit: number): Promise<readonly User[]> {
    const contains = filter.search && { contains: literally(filter.search), mode: 'insensitive' as const };
    const rows = await this.#client.user.findMany({
      where: {
        organizationId: this.#organizationId,
        status: filter.status ?? { in: ['ACTIVE', 'INVITED'] },
        ...(filter.role ? { role: filter.role } : {}),
        ...(contains ? { OR: [{ name: contains }, { email: contains }] } : {}),
        ...(after === null ? {} : { id: { gt: after } }),
      },
      orderBy: { id: 'asc' },
      take: limit,
      select: userColumns,
    });
    return rows.map(toUser);
  }
}

import { z } from 'zod';
import type { Prisma, PrismaClient } from '../../../prisma/generated/client.js';
import type { OrganizationScope } from '../../../platform/tenancy/organization-scope.js';
import type { Locale, User, UserRole } from '../domain/user.js';
import { organizationColumns, toOrganization } from './organization.repository.js';

/** What is read of a user: never the password hash, which the database does not let this role read. */
export const userColumns = {
  id: true,
  organizationId: true,
  email: true,
  name: true,
  role: true,
  locale: true,
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
  organization: row.organization ? toOrganization(row.organization) : null,
});

/** The ids that a row could have; any other text finds nothing. */
export const wellFormed = (ids: readonly string[]): string[] => ids.filter((id) => z.guid().safeParse(id).success);

/** The users of one organization. */
export class UserRepository {
  readonly #client: PrismaClient;
  readonly #organizationId: string;

  constructor(client: PrismaClient, scope: OrganizationScope) {
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

  /** People who can sign in, in the order they joined, behind the position. */
  async page(after: string | null, limit: number): Promise<readonly User[]> {
    const rows = await this.#client.user.findMany({
      where: {
        organizationId: this.#organizationId,
        status: 'ACTIVE',
        ...(after === null ? {} : { id: { gt: after } }),
      },
      orderBy: { id: 'asc' },
      take: limit,
      select: userColumns,
    });
    return rows.map(toUser);
  }
}

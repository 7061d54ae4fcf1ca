import { isUuid } from '../../../../platform/database/uuid.js';
import type { PlatformUser, UserFilter, UserRole, UserStatus } from '../../domain/users/user.js';
import { literally, type PlatformClient } from '../platform-client.js';

/** What the platform owner reads of an account: never what proves it. */
export const userColumns = {
  id: true,
  organizationId: true,
  email: true,
  name: true,
  role: true,
  status: true,
  locale: true,
  createdAt: true,
  emailVerifiedAt: true,
} as const;

interface UserRow extends Omit<PlatformUser, 'role' | 'status' | 'locale'> {
  readonly role: string;
  readonly status: string;
  readonly locale: string;
}

/** The account of a row. */
export const toUser = (row: UserRow): PlatformUser => ({
  ...row,
  role: row.role as UserRole,
  status: row.status as UserStatus,
  locale: row.locale as PlatformUser['locale'],
});

/** Every account of the platform. */
export class UserRepository {
  readonly #client: PlatformClient;

  constructor(client: PlatformClient) {
    this.#client = client;
  }

  /** Newest first, up to `limit` accounts behind the position. */
  async page(
    { organizationId, role, status, search }: UserFilter,
    after: string | null,
    limit: number,
  ): Promise<readonly PlatformUser[]> {
    if (organizationId && !isUuid(organizationId)) return [];
    const like = search ? ({ contains: literally(search), mode: 'insensitive' } as const) : null;
    const rows = await this.#client.user.findMany({
      where: {
        ...(organizationId ? { organizationId } : {}),
        ...(role ? { role } : {}),
        ...(status ? { status } : {}),
        ...(like ? { OR: [{ name: like }, { email: like }] } : {}),
        ...(after ? { id: { lt: after } } : {}),
      },
      orderBy: { id: 'desc' },
      take: limit,
      select: userColumns,
    });
    return rows.map(toUser);
  }

  async findById(id: string): Promise<PlatformUser | null> {
    if (!isUuid(id)) return null;
    const row = await this.#client.user.findUnique({ where: { id }, select: userColumns });
    return row ? toUser(row) : null;
  }

  /** The first active member of the highest role; null when nobody of the organization can sign in. */
  async highestActive(organizationId: string): Promise<PlatformUser | null> {
    const [row] = await this.#client.$queryRaw<{ id: string }[]>`
      SELECT id FROM tenant.users WHERE organization_id = ${organizationId}::uuid AND status = 'ACTIVE'
      ORDER BY array_position(ARRAY['OWNER', 'ADMIN', 'MANAGER', 'OPERATOR', 'VIEWER'], role), id LIMIT 1`;
    return row ? this.findById(row.id) : null;
  }

  /** Compare-and-set: false when the account is not in the state that the move begins in. */
  async move(id: string, from: UserStatus, to: UserStatus, now: Date): Promise<boolean> {
    const { count } = await this.#client.user.updateMany({
      where: { id, status: from },
      data: { status: to, updatedAt: now },
    });
    return count === 1;
  }
}

import { isUuid } from '../../../../platform/database/uuid.js';
import type { OrganizationScope } from '../../../../platform/tenancy/organization-scope.js';
import type { MemberRole } from '../../domain/members/member-rules.js';
import type { Locale, User } from '../../domain/user.js';
import { toUser, userColumns, type OrganizationClient } from '../user.repository.js';

/** Somebody who is created directly (V-60). */
export interface NewMember {
  /** Normalised. */
  readonly email: string;
  readonly name: string;
  readonly role: MemberRole;
  readonly locale: Locale;
}

/**
 * The members of one organization, to be changed. The database lets this role write no password, no address that
 * signs in, and no other organization's id.
 */
export class MemberRepository {
  readonly #client: OrganizationClient;
  readonly #organizationId: string;

  constructor(client: OrganizationClient, scope: OrganizationScope) {
    this.#client = client;
    this.#organizationId = scope.organizationId;
  }

  async findById(id: string): Promise<User | null> {
    if (!isUuid(id)) return null;
    const row = await this.#client.user.findFirst({
      where: { organizationId: this.#organizationId, id },
      select: userColumns,
    });
    return row ? toUser(row) : null;
  }

  /** Who has this normalised address and has not left. */
  async findByEmail(email: string): Promise<User | null> {
    const row = await this.#client.user.findFirst({
      where: { organizationId: this.#organizationId, OR: [{ emailNormalised: email }, { status: 'INVITED', email }] },
      select: userColumns,
    });
    return row ? toUser(row) : null;
  }

  /** Those in a role who can sign in. */
  async activeInRole(role: MemberRole): Promise<readonly User[]> {
    return this.#inRole(role, 'ACTIVE');
  }

  /** Those in a role who are waited for. */
  async waitingInRole(role: MemberRole): Promise<readonly User[]> {
    return this.#inRole(role, 'INVITED');
  }

  /** Who owns the organization and can act as its owner: only those who can sign in and proved their address. */
  async ownerIds(): Promise<readonly string[]> {
    const rows = await this.#client.user.findMany({
      where: {
        organizationId: this.#organizationId,
        role: 'OWNER',
        status: 'ACTIVE',
        emailVerifiedAt: { not: null },
      },
      select: { id: true },
    });
    return rows.map(({ id }) => id);
  }

  async create(member: NewMember, now: Date): Promise<User> {
    const row = await this.#client.user.create({
      data: {
        ...member,
        organizationId: this.#organizationId,
        status: 'INVITED',
        createdAt: now,
        updatedAt: now,
      },
      select: userColumns,
    });
    return toUser(row);
  }

  changeRole(id: string, role: MemberRole, now: Date): Promise<User> {
    return this.#update(id, { role, updatedAt: now });
  }

  /** The address is let go and every session ends with the status. */
  remove(id: string, now: Date, purgeAt: Date): Promise<User> {
    return this.#update(id, { status: 'REMOVED', removedAt: now, purgeAt, updatedAt: now });
  }

  /** Back among the members, who prove their address again before they sign in. */
  restore(id: string, now: Date): Promise<User> {
    return this.#update(id, { status: 'INVITED', removedAt: null, purgeAt: null, updatedAt: now });
  }

  /** Deletes the person, with everything that belongs to the account: false when they are not due. */
  async purge(id: string, now: Date): Promise<boolean> {
    const { count } = await this.#client.user.deleteMany({
      where: { organizationId: this.#organizationId, id, status: 'REMOVED', purgeAt: { lte: now } },
    });
    return count === 1;
  }

  async #inRole(role: MemberRole, status: 'ACTIVE' | 'INVITED'): Promise<readonly User[]> {
    const rows = await this.#client.user.findMany({
      where: { organizationId: this.#organizationId, role, status },
      orderBy: { id: 'asc' },
      select: userColumns,
    });
    return rows.map(toUser);
  }

  async #update(
    id: string,
    data: {
      readonly role?: MemberRole;
      readonly status?: 'REMOVED' | 'INVITED';
      readonly removedAt?: Date | null;
      readonly purgeAt?: Date | null;
      readonly updatedAt: Date;
    },
  ): Promise<User> {
    await this.#client.user.updateMany({ where: { organizationId: this.#organizationId, id }, data });
    const member = await this.findById(id);
    if (!member) throw new Error('A member vanished while the members were held.');
    return member;
  }
}

import type { Prisma } from '../../../../prisma/generated/client.js';
import type { TransactionWriter } from '../../../../platform/events/outbox.js';
import type { ClaimedAccount, OpenInvitation } from '../../domain/invitations/open-invitation.js';
import { purgeDate } from '../../domain/members/member-rules.js';
import type { UserRole, UserStatus } from '../../domain/user.js';
import { ConsentRepository } from '../accounts/consent.repository.js';
import { lockMembers } from '../members/members-lock.js';
import { findOpenInvitation } from './open-invitations.js';

/** What somebody chose who accepts. */
export interface Newcomer {
  /** Null keeps the name that a member was created with. */
  readonly name: string | null;
  readonly passwordHash: string;
}

/** Who else is in an organization. */
export interface Others {
  readonly otherOwners: number;
  readonly otherMembers: number;
}

/** Accepting one invitation, inside one transaction. */
export class Acceptance {
  /** For revocations and the audit log, which commit with the rows. */
  readonly writer: TransactionWriter;
  readonly consents: ConsentRepository;
  readonly #client: Prisma.TransactionClient;

  constructor(client: Prisma.TransactionClient) {
    this.writer = client;
    this.consents = new ConsentRepository(client);
    this.#client = client;
  }

  /** Holds the members of these organizations, always in the same order. */
  async lock(organizationIds: readonly string[]): Promise<void> {
    for (const id of [...new Set(organizationIds)].toSorted()) await lockMembers(this.#client, id);
  }

  find(id: string): Promise<OpenInvitation | null> {
    return findOpenInvitation(this.#client, { id });
  }

  /** The account that signs in with this normalised address. */
  async findAccount(email: string): Promise<ClaimedAccount | null> {
    const row = await this.#client.user.findUnique({
      where: { emailNormalised: email },
      select: { id: true, organizationId: true, role: true, status: true },
    });
    return (
      row && {
        userId: row.id,
        organizationId: row.organizationId,
        role: row.role as UserRole,
        status: row.status as UserStatus,
      }
    );
  }

  async countOthers(organizationId: string, userId: string): Promise<Others> {
    const others = { organizationId, id: { not: userId } };
    return {
      otherOwners: await this.#client.user.count({
        where: { ...others, role: 'OWNER', status: 'ACTIVE', emailVerifiedAt: { not: null } },
      }),
      otherMembers: await this.#client.user.count({ where: { ...others, status: { not: 'REMOVED' } } }),
    };
  }

  /** Removes an account from the organization it leaves; its address is free from then on. */
  async leave(userId: string, now: Date): Promise<void> {
    await this.#client.user.updateMany({
      where: { id: userId },
      data: { status: 'REMOVED', removedAt: now, purgeAt: purgeDate(now), updatedAt: now },
    });
  }

  /** Makes somebody a member, by an address that the invitation proves. @throws when somebody claims it meanwhile. */
  async join({ organization, email, role, memberId }: OpenInvitation, newcomer: Newcomer, now: Date): Promise<string> {
    const claim = {
      email,
      emailNormalised: email,
      emailVerifiedAt: now,
      passwordHash: newcomer.passwordHash,
      status: 'ACTIVE',
      updatedAt: now,
    };
    if (memberId === null) {
      const { locale } = organization;
      const created = await this.#client.user.create({
        data: { ...claim, organizationId: organization.id, name: newcomer.name ?? email, role, locale, createdAt: now },
        select: { id: true },
      });
      return created.id;
    }
    await this.#client.user.updateMany({
      where: { id: memberId, organizationId: organization.id, status: 'INVITED' },
      data: { ...claim, ...(newcomer.name === null ? {} : { name: newcomer.name }) },
    });
    return memberId;
  }

  /** Uses the invitation up; false when it was withdrawn in this very moment, by somebody who does not hold the members. */
  async close(id: string, now: Date): Promise<boolean> {
    const { count } = await this.#client.invitation.updateMany({
      where: { id, status: 'PENDING' },
      data: { status: 'ACCEPTED', closedAt: now },
    });
    return count === 1;
  }
}

import type { Prisma } from '../../../../prisma/generated/client.js';
import { isUuid } from '../../../../platform/database/uuid.js';
import { mailWindows, type MailsSent } from '../../../../platform/mail/invitation-pace.js';
import type { OrganizationScope } from '../../../../platform/tenancy/organization-scope.js';
import type { Invitation, InvitationStatus } from '../../domain/invitations/invitation.js';
import type { MemberRole } from '../../domain/members/member-rules.js';
import type { OrganizationClient } from '../user.repository.js';

/** What is read of an invitation: never its token or code, which the database does not let this role read. */
const invitationColumns = {
  id: true,
  organizationId: true,
  email: true,
  role: true,
  userId: true,
  invitedBy: true,
  status: true,
  mailsSent: true,
  lastSentAt: true,
  createdAt: true,
  expiresAt: true,
} as const satisfies Prisma.InvitationSelect;

type Row = Prisma.InvitationGetPayload<{ select: typeof invitationColumns }>;

const toInvitation = ({ userId, status, ...row }: Row): Invitation => ({
  ...row,
  memberId: userId,
  role: row.role as MemberRole,
  state: status as Invitation['state'],
});

/** The secrets of an invitation as they are kept, and how long they work. */
export interface SealedInvitation {
  readonly id: string;
  readonly tokenHash: string;
  readonly codeHash: string;
  readonly sentAt: Date;
  readonly expiresAt: Date;
}

/** Who is invited to what. */
export interface NewInvitation {
  /** Normalised. */
  readonly email: string;
  readonly role: MemberRole;
  readonly memberId: string | null;
  readonly invitedBy: string;
}

const whereStatus = (status: InvitationStatus, now: Date): Prisma.InvitationWhereInput => {
  if (status === 'EXPIRED') return { status: 'PENDING', expiresAt: { lte: now } };
  return status === 'PENDING' ? { status, expiresAt: { gt: now } } : { status };
};

/** The invitations of one organization. */
export class InvitationRepository {
  readonly #client: OrganizationClient;
  readonly #organizationId: string;

  constructor(client: OrganizationClient, scope: OrganizationScope) {
    this.#client = client;
    this.#organizationId = scope.organizationId;
  }

  findById(id: string): Promise<Invitation | null> {
    return isUuid(id) ? this.#first({ id }) : Promise.resolve(null);
  }

  /** The one that was neither accepted nor revoked, expired or not. */
  findPending(email: string): Promise<Invitation | null> {
    return this.#first({ emailNormalised: email, status: 'PENDING' });
  }

  /** Newest first, behind the position. */
  async page(
    filter: { readonly status: InvitationStatus | null; readonly now: Date },
    after: string | null,
    limit: number,
  ): Promise<readonly Invitation[]> {
    const rows = await this.#client.invitation.findMany({
      where: {
        organizationId: this.#organizationId,
        ...(filter.status ? whereStatus(filter.status, filter.now) : {}),
        ...(after === null ? {} : { id: { lt: after } }),
      },
      orderBy: { id: 'desc' },
      take: limit,
      select: invitationColumns,
    });
    return rows.map(toInvitation);
  }

  async create(invitation: NewInvitation, sealed: SealedInvitation): Promise<Invitation> {
    const { email, role, memberId, invitedBy } = invitation;
    const { id, tokenHash, codeHash, sentAt, expiresAt } = sealed;
    const row = await this.#client.invitation.create({
      data: {
        id,
        organizationId: this.#organizationId,
        email,
        emailNormalised: email,
        role,
        userId: memberId,
        invitedBy,
        tokenHash,
        codeHash,
        lastSentAt: sentAt,
        createdAt: sentAt,
        expiresAt,
      },
      select: invitationColumns,
    });
    return toInvitation(row);
  }

  /** Takes new secrets; those of earlier mails stop working. */
  async renew(sealed: SealedInvitation, invitedBy: string): Promise<Invitation> {
    const { id, tokenHash, codeHash, sentAt, expiresAt } = sealed;
    await this.#client.invitation.updateMany({
      where: { organizationId: this.#organizationId, id, status: 'PENDING' },
      data: {
        tokenHash,
        codeHash,
        codeGuesses: 0,
        invitedBy,
        mailsSent: { increment: 1 },
        lastSentAt: sentAt,
        expiresAt,
      },
    });
    return this.#found(id);
  }

  async revoke(id: string, now: Date): Promise<Invitation> {
    await this.#revokeAll({ id }, now);
    return this.#found(id);
  }

  /** Ends what waits for this address. */
  async revokePending(email: string, now: Date): Promise<void> {
    await this.#revokeAll({ emailNormalised: email }, now);
  }

  /** Ends what waits for this member. */
  async revokeOfMember(memberId: string, now: Date): Promise<void> {
    await this.#revokeAll({ userId: memberId }, now);
  }

  /** The invitation of somebody who has not come yet follows their new role, and whoever gave it vouches for it. */
  async changeRoleOfMember(memberId: string, role: MemberRole, invitedBy: string): Promise<void> {
    await this.#client.invitation.updateMany({
      where: { organizationId: this.#organizationId, userId: memberId, status: 'PENDING' },
      data: { role, invitedBy },
    });
  }

  /** Lets another member vouch for what somebody who leaves has sent, as far as they may give its role. */
  async handOver(from: string, to: string, roles: readonly MemberRole[]): Promise<number> {
    const { count } = await this.#client.invitation.updateMany({
      where: { organizationId: this.#organizationId, invitedBy: from, status: 'PENDING', role: { in: [...roles] } },
      data: { invitedBy: to },
    });
    return count;
  }

  /** How many mails went out lately. */
  async mailsSent(email: string, now: Date): Promise<MailsSent> {
    const windows = mailWindows(now);
    const sentSince = async (since: Date, which: Prisma.InvitationWhereInput): Promise<number> => {
      const { _sum } = await this.#client.invitation.aggregate({
        where: { organizationId: this.#organizationId, lastSentAt: { gt: since }, ...which },
        _sum: { mailsSent: true },
      });
      return _sum.mailsSent ?? 0;
    };
    return {
      toAddress: await sentSince(windows.address, { emailNormalised: email }),
      byOrganization: await sentSince(windows.organization, {}),
    };
  }

  async #revokeAll(which: Prisma.InvitationWhereInput, now: Date): Promise<void> {
    await this.#client.invitation.updateMany({
      where: { organizationId: this.#organizationId, status: 'PENDING', ...which },
      data: { status: 'REVOKED', closedAt: now },
    });
  }

  async #first(where: Prisma.InvitationWhereInput): Promise<Invitation | null> {
    const row = await this.#client.invitation.findFirst({
      where: { organizationId: this.#organizationId, ...where },
      select: invitationColumns,
    });
    return row ? toInvitation(row) : null;
  }

  async #found(id: string): Promise<Invitation> {
    const invitation = await this.#first({ id });
    if (!invitation) throw new Error('An invitation vanished while the members were held.');
    return invitation;
  }
}

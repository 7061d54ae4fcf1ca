import { mailWindows, type MailsSent } from '../../../../platform/mail/invitation-pace.js';
import type { WantedOwner } from '../../domain/organizations/first-owner.js';
import type { PlatformClient } from '../platform-client.js';

/** A request that named a first owner, and what it said. */
export interface NamingRequest {
  readonly key: string;
  readonly hash: string;
}

/** Who is to own an organization that was created by hand. The tenant house invites them from the row of the organization. */
export class FirstOwnerRepository {
  readonly #client: PlatformClient;

  constructor(client: PlatformClient) {
    this.#client = client;
  }

  /** The request that named them last; null when it had no key. */
  async lastRequest(organizationId: string): Promise<NamingRequest | null> {
    const row = await this.#client.organization.findUnique({
      where: { id: organizationId },
      select: { firstOwnerKey: true, firstOwnerHash: true },
    });
    return row?.firstOwnerKey && row.firstOwnerHash ? { key: row.firstOwnerKey, hash: row.firstOwnerHash } : null;
  }

  /**
   * The invitations of owners that wait, held until the transaction ends: whoever accepts one in this moment has either
   * come before, or finds it withdrawn.
   */
  async holdWaiting(organizationId: string): Promise<readonly string[]> {
    const rows = await this.#client.$queryRaw<{ id: string }[]>`
      SELECT id FROM tenant.invitations WHERE organization_id = ${organizationId}::uuid AND role = 'OWNER' AND status = 'PENDING'
      ORDER BY id FOR NO KEY UPDATE`;
    return rows.map(({ id }) => id);
  }

  async withdraw(organizationId: string, ids: readonly string[], now: Date): Promise<void> {
    await this.#client.invitation.updateMany({
      where: { organizationId, id: { in: [...ids] }, role: 'OWNER', status: 'PENDING' },
      data: { status: 'REVOKED', closedAt: now },
    });
  }

  /** Whether somebody who owns it can sign in and proved their address. */
  async hasOwner(organizationId: string): Promise<boolean> {
    const owner = await this.#client.user.findFirst({
      where: { organizationId, role: 'OWNER', status: 'ACTIVE', emailVerifiedAt: { not: null } },
      select: { id: true },
    });
    return owner !== null;
  }

  /** Whether this address belongs to somebody of the organization who is no owner that is waited for. */
  async isMember(organizationId: string, email: string): Promise<boolean> {
    const member = await this.#client.user.findFirst({
      where: {
        organizationId,
        OR: [{ emailNormalised: email }, { email, status: 'INVITED', role: { not: 'OWNER' } }],
      },
      select: { id: true },
    });
    return member !== null;
  }

  /** How many mails of invitations went out lately. */
  async mailsSent(organizationId: string, email: string, now: Date): Promise<MailsSent> {
    const windows = mailWindows(now);
    const [row] = await this.#client.$queryRaw<{ toAddress: bigint; byOrganization: bigint }[]>`
      SELECT COALESCE(sum(mails_sent) FILTER (WHERE email_normalised = ${email} AND last_sent_at > ${windows.address}::timestamptz), 0) AS "toAddress",
        COALESCE(sum(mails_sent) FILTER (WHERE last_sent_at > ${windows.organization}::timestamptz), 0) AS "byOrganization"
      FROM tenant.invitations WHERE organization_id = ${organizationId}::uuid`;
    return { toAddress: Number(row?.toAddress ?? 0), byOrganization: Number(row?.byOrganization ?? 0) };
  }

  /** Writes the wish, over one that still waits. */
  async name(organizationId: string, owner: WantedOwner, request: NamingRequest | null): Promise<void> {
    await this.#client.organization.updateMany({
      where: { id: organizationId, status: 'ACTIVE' },
      data: {
        firstOwnerEmail: owner.email,
        firstOwnerName: owner.name,
        firstOwnerLocale: owner.locale,
        firstOwnerWantedBy: owner.wantedBy.id,
        firstOwnerWantedByName: owner.wantedBy.name,
        firstOwnerKey: request?.key ?? null,
        firstOwnerHash: request?.hash ?? null,
      },
    });
  }
}

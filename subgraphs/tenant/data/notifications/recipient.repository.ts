import { isUuid } from '../../../../platform/database/uuid.js';
import { couldBeEmail } from '../../domain/email-address.js';
import type { Recipients } from '../../domain/notifications/notification-request.js';
import type { Locale, UserRole } from '../../domain/user.js';
import type { NotificationClient, Whose } from './notification-client.js';

/** Those of one organization who are written to. */
export interface RecipientShare {
  /** Null: platform admins. */
  readonly organizationId: Whose;
  /** Empty: everybody whom the type reaches. */
  readonly recipientIds: readonly string[];
  readonly recipientCount: number;
}

/** Whom a request names, and whom it names in vain. */
export interface FoundRecipients {
  readonly shares: readonly RecipientShare[];
  readonly refused: readonly string[];
}

/** Somebody to write to. */
export interface Recipient {
  readonly id: string;
  readonly email: string;
  readonly locale: Locale;
}

/** Who can be written to: in an organization its members alone, on the platform everybody. */
export class RecipientRepository {
  readonly #client: NotificationClient;
  readonly #organizationId: Whose;

  constructor(client: NotificationClient, organizationId: Whose) {
    this.#client = client;
    this.#organizationId = organizationId;
  }

  async find(recipients: Recipients, reaches: readonly UserRole[]): Promise<FoundRecipients> {
    switch (recipients.kind) {
      case 'EMAILS':
        return this.#byEmail(recipients.emails, reaches);
      case 'ORGANIZATIONS': {
        const shares = await this.#shares(reaches, recipients.organizationIds.filter(isUuid));
        const known = new Set(shares.map(({ organizationId }) => organizationId));
        return { shares, refused: recipients.organizationIds.filter((id) => !known.has(id)) };
      }
      case 'ALL':
        return { shares: await this.#shares(reaches, null), refused: [] };
    }
  }

  /** The next of a share in the order of their ids, as far as they can sign in now. */
  async next(
    { organizationId, recipientIds }: Pick<RecipientShare, 'organizationId' | 'recipientIds'>,
    reaches: readonly UserRole[],
    after: string | null,
    limit: number,
  ): Promise<readonly Recipient[]> {
    const rows = await this.#client.user.findMany({
      where: {
        organizationId,
        status: 'ACTIVE',
        role: { in: [...reaches] },
        AND: [
          ...(recipientIds.length === 0 ? [] : [{ id: { in: [...recipientIds] } }]),
          ...(after === null ? [] : [{ id: { gt: after } }]),
        ],
      },
      orderBy: { id: 'asc' },
      take: limit,
      select: { id: true, email: true, locale: true },
    });
    return rows.map((row) => ({ ...row, locale: row.locale as Locale }));
  }

  async #byEmail(emails: readonly string[], reaches: readonly UserRole[]): Promise<FoundRecipients> {
    const rows = await this.#client.user.findMany({
      where: { emailNormalised: { in: emails.filter(couldBeEmail) }, ...this.#reachable(reaches) },
      select: { id: true, organizationId: true, emailNormalised: true },
    });
    const known = new Set(rows.map(({ emailNormalised }) => emailNormalised));
    const idsOf = new Map<Whose, string[]>();
    for (const { organizationId, id } of rows) idsOf.set(organizationId, [...(idsOf.get(organizationId) ?? []), id]);
    const shares = [...idsOf].map(([organizationId, ids]) => ({
      organizationId,
      recipientIds: ids,
      recipientCount: ids.length,
    }));
    return { shares, refused: emails.filter((email) => !known.has(email)) };
  }

  async #shares(reaches: readonly UserRole[], ids: readonly string[] | null): Promise<readonly RecipientShare[]> {
    const groups = await this.#client.user.groupBy({
      by: ['organizationId'],
      where: { ...this.#reachable(reaches), ...(ids === null ? {} : { AND: { organizationId: { in: [...ids] } } }) },
      _count: { id: true },
      orderBy: { organizationId: 'asc' },
    });
    return groups.map(({ organizationId, _count }) => ({
      organizationId,
      recipientIds: [],
      recipientCount: _count.id,
    }));
  }

  /** Who can sign in, in one of these roles, and where nothing is suspended or deleted: in an organization, there alone. */
  #reachable(reaches: readonly UserRole[]) {
    return {
      ...(this.#organizationId === null ? {} : { organizationId: this.#organizationId }),
      status: 'ACTIVE',
      role: { in: [...reaches] },
      OR: [{ organizationId: null }, { organization: { status: 'ACTIVE' } }],
    };
  }
}

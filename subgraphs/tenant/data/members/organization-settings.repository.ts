import type { Prisma } from '../../../../prisma/generated/client.js';
import type { OrganizationScope } from '../../../../platform/tenancy/organization-scope.js';
import type { OrganizationSettings } from '../../domain/organization/organization-settings.js';
import type { Organization } from '../../domain/organization.js';
import type { Locale } from '../../domain/user.js';
import { organizationColumns, toOrganization } from '../organization.repository.js';

/** Who is to own an organization that was created by hand, and the platform admin who says so. */
export interface WantedOwner {
  readonly email: string;
  readonly name: string;
  /** What they read; null for the organization's language. */
  readonly locale: Locale | null;
  readonly wantedBy: { readonly id: string; readonly name: string };
}

const wishColumns = {
  firstOwnerEmail: true,
  firstOwnerName: true,
  firstOwnerWantedBy: true,
  firstOwnerWantedByName: true,
  firstOwnerLocale: true,
} as const satisfies Prisma.OrganizationSelect;

const noWish = {
  firstOwnerEmail: null,
  firstOwnerName: null,
  firstOwnerWantedBy: null,
  firstOwnerWantedByName: null,
  firstOwnerLocale: null,
} as const;

/** The settings of one organization, to be changed. */
export class OrganizationSettingsRepository {
  readonly #client: Prisma.TransactionClient;
  readonly #organizationId: string;

  constructor(client: Prisma.TransactionClient, scope: OrganizationScope) {
    this.#client = client;
    this.#organizationId = scope.organizationId;
  }

  async find(): Promise<Organization> {
    const row = await this.#client.organization.findUniqueOrThrow({
      where: { id: this.#organizationId },
      select: organizationColumns,
    });
    return toOrganization(row);
  }

  /**
   * Whom the platform owner wants as its first owner, once: the wish is forgotten in this transaction. Null when there is
   * none, and when it changed in this very moment: then it still stands, for the next to take.
   */
  async takeFirstOwner(): Promise<WantedOwner | null> {
    const row = await this.#client.organization.findFirst({
      where: { id: this.#organizationId, status: 'ACTIVE' },
      select: wishColumns,
    });
    const { firstOwnerEmail, firstOwnerName, firstOwnerWantedBy, firstOwnerWantedByName, firstOwnerLocale } = row ?? {};
    if (!row || !firstOwnerEmail || !firstOwnerName || !firstOwnerWantedBy || !firstOwnerWantedByName) return null;
    const { count } = await this.#client.organization.updateMany({
      where: { id: this.#organizationId, ...row },
      data: noWish,
    });
    if (count === 0) return null;
    return {
      email: firstOwnerEmail,
      name: firstOwnerName,
      locale: (firstOwnerLocale ?? null) as Locale | null,
      wantedBy: { id: firstOwnerWantedBy, name: firstOwnerWantedByName },
    };
  }

  async update(settings: OrganizationSettings, now: Date): Promise<Organization> {
    await this.#client.organization.updateMany({
      where: { id: this.#organizationId },
      data: { ...settings, operatorGrants: [...settings.operatorGrants], updatedAt: now },
    });
    return this.find();
  }
}

import type { Prisma, PrismaClient } from '../../../prisma/generated/client.js';
import type { OrganizationScope } from '../../../platform/tenancy/organization-scope.js';
import { operatorGrants, type Organization } from '../domain/organization.js';
import type { Locale } from '../domain/user.js';

/** What is read of an organization. */
export const organizationColumns = {
  id: true,
  name: true,
  slug: true,
  locale: true,
  postalAddress: true,
  type: true,
  siret: true,
  vatNumber: true,
  operatorGrants: true,
  createdAt: true,
} as const satisfies Prisma.OrganizationSelect;

type Row = Prisma.OrganizationGetPayload<{ select: typeof organizationColumns }>;

/** A row as the house knows it. */
export const toOrganization = (row: Row): Organization => ({
  id: row.id,
  organizationId: row.id,
  name: row.name,
  slug: row.slug,
  locale: row.locale as Locale,
  postalAddress: row.postalAddress,
  type: row.type === 'B2C' ? 'B2C' : 'B2B',
  siret: row.siret,
  vatNumber: row.vatNumber,
  operatorGrants: operatorGrants.filter((grant) => row.operatorGrants.includes(grant)),
  createdAt: row.createdAt,
});

/** The one organization of a scope. */
export class OrganizationRepository {
  readonly #client: PrismaClient;
  readonly #organizationId: string;

  constructor(client: PrismaClient, scope: OrganizationScope) {
    this.#client = client;
    this.#organizationId = scope.organizationId;
  }

  /** The organization itself, when it is among the ids. */
  async findByIds(ids: readonly string[]): Promise<ReadonlyMap<string, Organization>> {
    if (!ids.includes(this.#organizationId)) return new Map();
    const row = await this.#client.organization.findUnique({
      where: { id: this.#organizationId },
      select: organizationColumns,
    });
    return new Map(row ? [[row.id, toOrganization(row)]] : []);
  }
}

import type { Prisma } from '../../../prisma/generated/client.js';
import type { OrganizationScope } from '../../../platform/tenancy/organization-scope.js';
import type { Company } from '../domain/company.js';
import { isIdentifier } from '../domain/identifier.js';
import type { OrganizationClient } from './organization-client.js';

const toCompany = (row: Prisma.CompanyModel): Company => ({
  id: row.id,
  organizationId: row.organizationId,
  name: row.name,
  domain: row.domain,
  industry: row.industry,
  subIndustry: row.subIndustry,
  employees: row.employees,
  city: row.city,
  region: row.region,
  country: row.country,
  listing: row.listing,
  foundedYear: row.foundedYear,
});

/** The companies of one organization, for reading. */
export class CompanyRepository {
  readonly #client: OrganizationClient;
  readonly #organizationId: string;

  constructor(client: OrganizationClient, scope: OrganizationScope) {
    this.#client = client;
    this.#organizationId = scope.organizationId;
  }

  async findByIds(ids: readonly string[]): Promise<ReadonlyMap<string, Company>> {
    const known = ids.filter(isIdentifier);
    if (known.length === 0) return new Map();
    const rows = await this.#client.company.findMany({
      where: { organizationId: this.#organizationId, id: { in: known } },
    });
    return new Map(rows.map((row) => [row.id, toCompany(row)]));
  }
}

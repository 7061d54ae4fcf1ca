import type { Prisma } from '../../../../prisma/generated/client.js';
import type { OrganizationScope } from '../../../../platform/tenancy/organization-scope.js';
import type { OrganizationSettings } from '../../domain/organization/organization-settings.js';
import type { Organization } from '../../domain/organization.js';
import { organizationColumns, toOrganization } from '../organization.repository.js';

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

  async update(settings: OrganizationSettings, now: Date): Promise<Organization> {
    await this.#client.organization.updateMany({
      where: { id: this.#organizationId },
      data: { ...settings, operatorGrants: [...settings.operatorGrants], updatedAt: now },
    });
    return this.find();
  }
}

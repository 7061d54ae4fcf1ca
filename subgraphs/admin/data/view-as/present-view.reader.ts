import type { PrismaClient } from '../../../../prisma/generated/client.js';
import type { Database } from '../../../../platform/database/database.js';
import type { OrganizationScope } from '../../../../platform/tenancy/organization-scope.js';
import type { ViewAs } from '../../domain/view-as/view-as.js';
import { viewAsColumns } from './view-as.repository.js';

/** The view that somebody looks through at this moment, read within the organization that is looked at. */
export class PresentViewReader {
  readonly #client: PrismaClient;
  readonly #organizationId: string;

  constructor(database: Database, scope: OrganizationScope) {
    this.#client = database.forOrganization(scope);
    this.#organizationId = scope.organizationId;
  }

  async find(id: string, adminId: string): Promise<ViewAs | null> {
    return this.#client.viewAsSession.findFirst({
      where: { organizationId: this.#organizationId, id, adminId },
      select: viewAsColumns,
    });
  }
}

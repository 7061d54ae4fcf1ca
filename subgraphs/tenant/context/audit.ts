import type { SubgraphRequest } from '../../../platform/graphql/subgraph.js';
import type { Services } from '../../../platform/process/services.js';
import { organizationScope } from '../../../platform/tenancy/organization-scope.js';
import { ready } from '../../../platform/use-case/define-use-case.js';
import { AuditLogPages } from '../data/audit/audit-log.pages.js';
import { AuditLogRepository } from '../data/audit/audit-log.repository.js';
import { exportAuditLog } from '../use-cases/audit/export-audit-log.js';
import { readAuditLog } from '../use-cases/audit/read-audit-log.js';
import { verifyAuditChain } from '../use-cases/audit/verify-audit-chain.js';

/** The audit log of the caller's organization. */
export class AuditDesk {
  readonly #services: Services;
  readonly #request: SubgraphRequest;

  constructor(services: Services, request: SubgraphRequest) {
    this.#services = services;
    this.#request = request;
  }

  get readAuditLog() {
    return ready(readAuditLog, this.#needs);
  }

  get verifyAuditChain() {
    return ready(verifyAuditChain, this.#needs);
  }

  get exportAuditLog() {
    return ready(exportAuditLog, this.#needs);
  }

  /** @throws NoOrganization for platform admins, whose view is the admin house's. */
  get #needs() {
    const { database, files, clock, cursors } = this.#services;
    const scope = organizationScope(this.#request.viewer);
    const log = new AuditLogRepository(database, scope);
    const pages = new AuditLogPages(log, scope, cursors);
    return { viewer: this.#request.viewer, trail: this.#request, scope, log, pages, files, clock };
  }
}

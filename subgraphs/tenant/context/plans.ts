import type { SubgraphRequest } from '../../../platform/graphql/subgraph.js';
import type { Services } from '../../../platform/process/services.js';
import { organizationScope } from '../../../platform/tenancy/organization-scope.js';
import { ready } from '../../../platform/use-case/define-use-case.js';
import { PlanRepository } from '../data/plans/plan.repository.js';
import { readPlanUsage } from '../use-cases/plans/read-plan-usage.js';

/** The plan of the caller's organization. */
export class PlanDesk {
  readonly #services: Services;
  readonly #request: SubgraphRequest;

  constructor(services: Services, request: SubgraphRequest) {
    this.#services = services;
    this.#request = request;
  }

  get readPlanUsage() {
    const { viewer } = this.#request;
    const { database, clock } = this.#services;
    return ready(readPlanUsage, { viewer, plans: new PlanRepository(database, organizationScope(viewer), clock) });
  }
}

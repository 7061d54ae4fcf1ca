import type { SubgraphRequest } from '../../../platform/graphql/subgraph.js';
import type { Services } from '../../../platform/process/services.js';
import { HttpIntegrationProbe } from '../../../platform/providers/integrations/http-integration-probe.js';
import { organizationScope } from '../../../platform/tenancy/organization-scope.js';
import { ready } from '../../../platform/use-case/define-use-case.js';
import { IdentityStore } from '../data/identity-store.js';
import { IntegrationStore } from '../data/integrations/integration-store.js';
import type { Integration } from '../domain/integrations/integration.js';
import { removeIntegration } from '../use-cases/integrations/remove-integration.js';
import { setIntegration } from '../use-cases/integrations/set-integration.js';
import { testIntegration } from '../use-cases/integrations/test-integration.js';

/** What one caller may do with the services that their organization configured. */
export class IntegrationDesk {
  readonly #services: Services;
  readonly #request: SubgraphRequest;
  #store: IntegrationStore | undefined;

  constructor(services: Services, request: SubgraphRequest) {
    this.#services = services;
    this.#request = request;
  }

  /** Every service that is configured, at most one row each. */
  all(): Promise<readonly Integration[]> {
    return this.#organizationStore.integrations.all();
  }

  get setIntegration() {
    return ready(setIntegration, this.#needs);
  }

  get removeIntegration() {
    return ready(removeIntegration, this.#needs);
  }

  get testIntegration() {
    const { bell, config, database } = this.#services;
    return ready(testIntegration, {
      ...this.#needs,
      probe: new HttpIntegrationProbe({ urls: config.integrationUrls }),
      identity: new IdentityStore(database, bell),
      hashSecret: config.hashSecret,
    });
  }

  get #needs() {
    const { clock } = this.#services;
    return { viewer: this.#request.viewer, trail: this.#request, store: this.#organizationStore, clock };
  }

  get #organizationStore(): IntegrationStore {
    const { database, envelope } = this.#services;
    const scope = organizationScope(this.#request.viewer);
    return (this.#store ??= new IntegrationStore(database.forOrganization(scope), scope, envelope));
  }
}

import type { SubgraphRequest } from '../../../platform/graphql/subgraph.js';
import type { Services } from '../../../platform/process/services.js';
import { organizationScope } from '../../../platform/tenancy/organization-scope.js';
import { ready } from '../../../platform/use-case/define-use-case.js';
import { ApiKeyPages } from '../data/api-keys/api-key.pages.js';
import { ApiKeyStore } from '../data/api-keys/api-key-store.js';
import { createApiKey } from '../use-cases/api-keys/create-api-key.js';
import { revokeApiKey } from '../use-cases/api-keys/revoke-api-key.js';
import { rotateApiKey } from '../use-cases/api-keys/rotate-api-key.js';
import { updateApiKey } from '../use-cases/api-keys/update-api-key.js';

/** What one caller may do with the keys of their organization. */
export class ApiKeyDesk {
  readonly #services: Services;
  readonly #request: SubgraphRequest;
  #store: ApiKeyStore | undefined;

  constructor(services: Services, request: SubgraphRequest) {
    this.#services = services;
    this.#request = request;
  }

  get pages(): ApiKeyPages {
    return new ApiKeyPages(this.#organizationStore, this.#services.cursors);
  }

  get createApiKey() {
    return ready(createApiKey, this.#needs);
  }

  get rotateApiKey() {
    return ready(rotateApiKey, this.#needs);
  }

  get revokeApiKey() {
    return ready(revokeApiKey, this.#needs);
  }

  get updateApiKey() {
    return ready(updateApiKey, this.#needs);
  }

  get #needs() {
    const { clock, config } = this.#services;
    return {
      viewer: this.#request.viewer,
      trail: this.#request,
      store: this.#organizationStore,
      clock,
      hashSecret: config.hashSecret,
    };
  }

  get #organizationStore(): ApiKeyStore {
    const scope = organizationScope(this.#request.viewer);
    return (this.#store ??= new ApiKeyStore(
      this.#services.database.forOrganization(scope),
      scope,
      this.#services.clock,
    ));
  }
}

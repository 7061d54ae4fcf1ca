import type { SubgraphRequest } from '../../platform/graphql/subgraph.js';
import type { Services } from '../../platform/process/services.js';
import { organizationScope } from '../../platform/tenancy/organization-scope.js';
import { platformScope } from '../../platform/tenancy/platform-scope.js';
import type { Viewer } from '../../platform/viewer/viewer.js';
import { AccountDesk } from './context/accounts.js';
import { ApiKeyDesk } from './context/api-keys.js';
import { AuditDesk } from './context/audit.js';
import { IntegrationDesk } from './context/integrations.js';
import { MemberDesk } from './context/members.js';
import { NotificationDesk } from './context/notifications.js';
import { PlanDesk } from './context/plans.js';
import { SessionDesk } from './context/sessions.js';
import { createTenantLoaders, type TenantLoaders } from './data/tenant.loaders.js';
import { TenantPages } from './data/tenant.pages.js';
import { platformReads, TenantStore, type TenantReads } from './data/tenant-store.js';

/** What one caller holds in this house. Everything is made on first use, so that somebody who has not signed in holds nothing. */
export class TenantContext {
  readonly viewer: Viewer;
  readonly #services: Services;
  readonly #request: SubgraphRequest;
  #members: MemberDesk | undefined;
  #notifications: NotificationDesk | undefined;
  #store: TenantStore | undefined;
  #loaders: TenantLoaders | undefined;

  constructor(services: Services, request: SubgraphRequest) {
    this.viewer = request.viewer;
    this.#services = services;
    this.#request = request;
  }

  get loaders(): TenantLoaders {
    return (this.#loaders ??= createTenantLoaders(this.#reads));
  }

  get pages(): TenantPages {
    return new TenantPages(this.#organizationStore, this.#services.cursors);
  }

  /** Keys of partners' programs. */
  get apiKeys(): ApiKeyDesk {
    return new ApiKeyDesk(this.#services, this.#request);
  }

  /** Services that the organization configured. */
  get integrations(): IntegrationDesk {
    return new IntegrationDesk(this.#services, this.#request);
  }

  /** The audit log of the organization. */
  get audit(): AuditDesk {
    return new AuditDesk(this.#services, this.#request);
  }

  /** The plan of the organization. */
  get plans(): PlanDesk {
    return new PlanDesk(this.#services, this.#request);
  }

  /** Registration, passwords, the second factor, and one's own account. */
  get accounts(): AccountDesk {
    return new AccountDesk(this.#services, this.#request);
  }

  get sessions(): SessionDesk {
    return new SessionDesk(this.#services, this.#request);
  }

  /** Members, invitations and the settings of the organization. */
  get members(): MemberDesk {
    return (this.#members ??= new MemberDesk(this.#services, this.#request));
  }

  /** What people are told, and what is sent to them. */
  get notifications(): NotificationDesk {
    return (this.#notifications ??= new NotificationDesk(this.#services, this.#request));
  }

  /** A platform admin, and nobody else, finds accounts beyond an organization. */
  get #reads(): TenantReads {
    if (!this.viewer.permissions.has('platform:read')) return this.#organizationStore;
    return platformReads(
      this.#services.database,
      platformScope(this.viewer, 'accounts that the platform overview names'),
    );
  }

  get #organizationStore(): TenantStore {
    return (this.#store ??= new TenantStore(this.#services.database, organizationScope(this.viewer)));
  }
}

import type { SubgraphRequest } from '../../platform/graphql/subgraph.js';
import type { Services } from '../../platform/process/services.js';
import { organizationScope } from '../../platform/tenancy/organization-scope.js';
import { platformScope, type PlatformScope } from '../../platform/tenancy/platform-scope.js';
import { ready } from '../../platform/use-case/define-use-case.js';
import type { Viewer } from '../../platform/viewer/viewer.js';
import { createOrganizationLoaders, type OrganizationLoaders } from './data/organizations/organization.loaders.js';
import { MetricsRepository } from './data/metrics/metrics.repository.js';
import { PlatformPages } from './data/platform.pages.js';
import { PlatformAuditPages } from './data/platform-audit.pages.js';
import { PlatformAuditRepository } from './data/platform-audit.repository.js';
import { PlatformRepository } from './data/platform.repository.js';
import { readPlatformAudit } from './use-cases/read-platform-audit.js';
import { PlatformStore } from './data/platform-store.js';
import { PresentViewReader } from './data/view-as/present-view.reader.js';
import type { AdminNeeds } from './use-cases/admin-needs.js';
import { readSystemMetrics } from './use-cases/metrics/read-system-metrics.js';
import { createOrganization } from './use-cases/organizations/create-organization.js';
import { deleteOrganization } from './use-cases/organizations/delete-organization.js';
import { inviteFirstOwner } from './use-cases/organizations/invite-first-owner.js';
import { listOrganizations } from './use-cases/organizations/list-organizations.js';
import { reactivateOrganization } from './use-cases/organizations/reactivate-organization.js';
import { readOrganization } from './use-cases/organizations/read-organization.js';
import { restoreOrganization } from './use-cases/organizations/restore-organization.js';
import { suspendOrganization } from './use-cases/organizations/suspend-organization.js';
import { updateOrganization } from './use-cases/organizations/update-organization.js';
import { surveyPlatform } from './use-cases/survey-platform.js';
import { disableUser } from './use-cases/users/disable-user.js';
import { enableUser } from './use-cases/users/enable-user.js';
import { listUsers } from './use-cases/users/list-users.js';
import { readUser } from './use-cases/users/read-user.js';
import { endViewAs } from './use-cases/view-as/end-view-as.js';
import { readViewAs } from './use-cases/view-as/read-view-as.js';
import { startViewAs } from './use-cases/view-as/start-view-as.js';

/** What one caller holds in this house: nothing, unless it is a platform admin. */
export class AdminContext {
  readonly viewer: Viewer;
  readonly #services: Services;
  readonly #request: SubgraphRequest;
  #loaders: OrganizationLoaders | undefined;

  constructor(services: Services, request: SubgraphRequest) {
    this.viewer = request.viewer;
    this.#services = services;
    this.#request = request;
  }

  get organizationLoaders(): OrganizationLoaders {
    const { database, clock } = this.#services;
    return (this.#loaders ??= createOrganizationLoaders(
      database,
      this.#scopeFor('what organizations have and use'),
      clock.now(),
    ));
  }

  get surveyPlatform() {
    const scope = this.#scopeFor('the overview of the platform');
    return ready(surveyPlatform, {
      viewer: this.viewer,
      repository: new PlatformRepository(this.#services.database, scope),
    });
  }

  get readSystemMetrics() {
    const { clock, database, logger } = this.#services;
    const waitingJobs = async (): Promise<number | null> => {
      try {
        return (await this.#services.queueDepth()).waiting;
      } catch (error) {
        logger.warn({ err: error }, 'the queue does not say how long it is');
        return null;
      }
    };
    const metrics = new MetricsRepository(database, this.#scopeFor('the figures of the platform'));
    return ready(readSystemMetrics, { viewer: this.viewer, metrics, waitingJobs, clock });
  }

  get readPlatformAudit() {
    const { database, cursors } = this.#services;
    const repository = new PlatformAuditRepository(database, this.#scopeFor('the audit log of the platform'));
    return ready(readPlatformAudit, { viewer: this.viewer, pages: new PlatformAuditPages(repository, cursors) });
  }

  get listOrganizations() {
    return ready(listOrganizations, this.#pagesFor('the list of organizations'));
  }

  get readOrganization() {
    return ready(readOrganization, this.#needsFor('one organization'));
  }

  get createOrganization() {
    return ready(createOrganization, this.#needsFor('creating an organization'));
  }

  get inviteFirstOwner() {
    return ready(inviteFirstOwner, this.#needsFor('naming the first owner of an organization'));
  }

  get updateOrganization() {
    return ready(updateOrganization, this.#needsFor('changing an organization'));
  }

  get suspendOrganization() {
    return ready(suspendOrganization, this.#needsFor('suspending an organization'));
  }

  get reactivateOrganization() {
    return ready(reactivateOrganization, this.#needsFor('reactivating an organization'));
  }

  get deleteOrganization() {
    return ready(deleteOrganization, this.#needsFor('deleting an organization'));
  }

  get restoreOrganization() {
    return ready(restoreOrganization, this.#needsFor('restoring an organization'));
  }

  get listUsers() {
    return ready(listUsers, this.#pagesFor('the list of accounts'));
  }

  get readUser() {
    return ready(readUser, this.#needsFor('one account'));
  }

  get disableUser() {
    return ready(disableUser, this.#needsFor('disabling an account'));
  }

  get enableUser() {
    return ready(enableUser, this.#needsFor('enabling an account'));
  }

  get startViewAs() {
    const { accessTokens } = this.#services;
    return ready(startViewAs, { ...this.#needsFor('looking through somebody’s eyes'), accessTokens });
  }

  get endViewAs() {
    return ready(endViewAs, this.#needsFor('looking through somebody’s eyes no longer'));
  }

  get readViewAs() {
    const { viewer } = this;
    const isLooking = viewer.impersonatorId !== null;
    const views = isLooking ? new PresentViewReader(this.#services.database, organizationScope(viewer)) : null;
    return ready(readViewAs, { viewer, views });
  }

  #needsFor(reason: string): AdminNeeds {
    return { viewer: this.viewer, store: this.#storeFor(reason), clock: this.#services.clock };
  }

  #pagesFor(reason: string) {
    return { viewer: this.viewer, pages: new PlatformPages(this.#storeFor(reason), this.#services.cursors) };
  }

  #storeFor(reason: string): PlatformStore {
    return new PlatformStore(this.#services.database, this.#scopeFor(reason), this.#request);
  }

  #scopeFor(reason: string): PlatformScope {
    return platformScope(this.viewer, reason);
  }
}

import type { SubgraphRequest } from '../../platform/graphql/subgraph.js';
import type { Services } from '../../platform/process/services.js';
import { platformScope } from '../../platform/tenancy/platform-scope.js';
import { ready } from '../../platform/use-case/define-use-case.js';
import type { Viewer } from '../../platform/viewer/viewer.js';
import { PlatformPages } from './data/platform.pages.js';
import { PlatformAuditPages } from './data/platform-audit.pages.js';
import { PlatformAuditRepository } from './data/platform-audit.repository.js';
import { PlatformRepository } from './data/platform.repository.js';
import { readPlatformAudit } from './use-cases/read-platform-audit.js';
import { surveyOrganizations } from './use-cases/survey-organizations.js';
import { surveyPlatform } from './use-cases/survey-platform.js';

/** What one caller holds in this house: nothing, unless it is a platform admin. */
export class AdminContext {
  readonly viewer: Viewer;
  readonly #services: Services;

  constructor(services: Services, request: SubgraphRequest) {
    this.viewer = request.viewer;
    this.#services = services;
  }

  get surveyPlatform() {
    return ready(surveyPlatform, {
      viewer: this.viewer,
      repository: this.#repositoryFor('the overview of the platform'),
    });
  }

  get surveyOrganizations() {
    const repository = this.#repositoryFor('the list of organizations');
    return ready(surveyOrganizations, {
      viewer: this.viewer,
      pages: new PlatformPages(repository, this.#services.cursors),
    });
  }

  get readPlatformAudit() {
    const { database, cursors } = this.#services;
    const scope = platformScope(this.viewer, 'the audit log of the platform');
    const pages = new PlatformAuditPages(new PlatformAuditRepository(database, scope), cursors);
    return ready(readPlatformAudit, { viewer: this.viewer, pages });
  }

  #repositoryFor(reason: string): PlatformRepository {
    return new PlatformRepository(this.#services.database, platformScope(this.viewer, reason));
  }
}

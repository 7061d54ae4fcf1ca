import type { AuditTrail } from '../../platform/audit/audit-trail.js';
import type { GraphOf } from '../../platform/graphql/graph-of.js';
import type { SubgraphRequest } from '../../platform/graphql/subgraph.js';
import type { Services } from '../../platform/process/services.js';
import { organizationScope, type OrganizationScope } from '../../platform/tenancy/organization-scope.js';
import { ready } from '../../platform/use-case/define-use-case.js';
import type { Viewer } from '../../platform/viewer/viewer.js';
import { askContactGate } from './agents/ask-contact-gate.js';
import type { AgentToolbox } from './agents/toolbox.js';
import { createCampaignLoaders, type CampaignLoaders } from './data/campaign.loaders.js';
import { CampaignPages } from './data/campaign.pages.js';
import { CampaignStore } from './data/campaign-store.js';
import { RunEventsReader } from './data/run-events.reader.js';
import type { CampaignReads } from './data/campaign.repository.js';
import type { EmailReads } from './data/email.repository.js';
import type { RunReads } from './data/run.repository.js';
import { approveEmail } from './use-cases/approve-email.js';
import { cancelCampaign } from './use-cases/cancel-campaign.js';
import { createCampaign } from './use-cases/create-campaign.js';
import { launchCampaign } from './use-cases/launch-campaign.js';
import { pauseCampaign } from './use-cases/pause-campaign.js';
import { previewCriteria } from './use-cases/preview-criteria.js';
import { rejectEmail } from './use-cases/reject-email.js';
import { resumeCampaign } from './use-cases/resume-campaign.js';
import { updateCampaign } from './use-cases/update-campaign.js';

/** Opens the house's tables for one organization, and for one who acts. */
export type CampaignStoreFactory = (scope: OrganizationScope, trail: AuditTrail) => CampaignStore;

/** The tables of a process. */
export const storeFactory =
  (services: Pick<Services, 'database' | 'bell' | 'envelope'>): CampaignStoreFactory =>
  (scope, trail) =>
    new CampaignStore(services.database.forOrganization(scope), scope, services, trail);

/** What the contexts of a process share beside its services. */
export interface CampaignHouse {
  readonly toolbox: AgentToolbox;
  readonly graphOf: GraphOf;
}

/** What one caller holds in this house. Everything is made on first use, so that somebody without an organization holds nothing. */
export class CampaignContext {
  readonly viewer: Viewer;
  readonly #services: Services;
  readonly #request: SubgraphRequest;
  readonly #house: CampaignHouse;
  #store: CampaignStore | undefined;
  #loaders: CampaignLoaders | undefined;

  constructor(services: Services, house: CampaignHouse, request: SubgraphRequest) {
    this.viewer = request.viewer;
    this.#request = request;
    this.#services = services;
    this.#house = house;
  }

  get campaigns(): CampaignReads {
    return this.#organizationStore.campaigns;
  }

  get runs(): RunReads {
    return this.#organizationStore.runs;
  }

  get emails(): EmailReads {
    return this.#organizationStore.emails;
  }

  get loaders(): CampaignLoaders {
    return (this.#loaders ??= createCampaignLoaders(this.#organizationStore));
  }

  get pages(): CampaignPages {
    return new CampaignPages(this.#organizationStore, this.#services.cursors);
  }

  get runEvents(): RunEventsReader {
    const { eventTail, readTopic, cursors } = this.#services;
    return new RunEventsReader({ tail: eventTail, readTopic, cursors, scope: this.#organizationStore.scope });
  }

  get createCampaign() {
    return ready(createCampaign, this.#needs);
  }

  get updateCampaign() {
    return ready(updateCampaign, this.#needs);
  }

  get launchCampaign() {
    return ready(launchCampaign, this.#needs);
  }

  get pauseCampaign() {
    return ready(pauseCampaign, this.#needs);
  }

  get resumeCampaign() {
    return ready(resumeCampaign, this.#needs);
  }

  get cancelCampaign() {
    return ready(cancelCampaign, this.#needs);
  }

  get approveEmail() {
    return ready(approveEmail, this.#needs);
  }

  get rejectEmail() {
    return ready(rejectEmail, this.#needs);
  }

  get previewCriteria() {
    return ready(previewCriteria, this.#needs);
  }

  get #needs() {
    const { toolbox, graphOf } = this.#house;
    const { readCriteria, countProspects } = toolbox;
    return {
      viewer: this.viewer,
      store: this.#organizationStore,
      clock: this.#services.clock,
      readCriteria,
      countProspects,
      askContactGate: askContactGate(graphOf),
    };
  }

  get #organizationStore(): CampaignStore {
    return (this.#store ??= storeFactory(this.#services)(organizationScope(this.viewer), this.#request));
  }
}

import type DataLoader from 'dataloader';
import type { AuditTrail } from '../../platform/audit/audit-trail.js';
import type { StoredFile } from '../../platform/files/file-store.js';
import type { SubgraphRequest } from '../../platform/graphql/subgraph.js';
import { createLoader } from '../../platform/graphql/loader.js';
import type { Services } from '../../platform/process/services.js';
import { organizationScope, type OrganizationScope } from '../../platform/tenancy/organization-scope.js';
import { ready } from '../../platform/use-case/define-use-case.js';
import type { Viewer } from '../../platform/viewer/viewer.js';
import { createLeadLoaders, type LeadLoaders } from './data/lead.loaders.js';
import { LeadPages } from './data/lead.pages.js';
import { LeadStore } from './data/lead-store.js';
import { ImportProgressReader } from './data/import-progress.reader.js';
import type { LeadImportReads } from './data/lead-import.repository.js';
import type { Lead } from './domain/lead.js';
import { addLeadNote } from './use-cases/add-lead-note.js';
import { addProspects } from './use-cases/add-prospects.js';
import { cancelLeadImport } from './use-cases/cancel-lead-import.js';
import { notifyProspects } from './use-cases/contact/notify-prospects.js';
import { readContact, type LeadContact } from './use-cases/contact/read-contact.js';
import { recordObjection } from './use-cases/contact/record-objection.js';
import { inspectImportFile, type ImportInspection } from './use-cases/inspect-import-file.js';
import { countLeadsToAssess, leadsToAssess } from './use-cases/leads-to-assess.js';
import { countLeadsToContact, leadsToContact } from './use-cases/leads-to-contact.js';
import { recordAssessments } from './use-cases/record-assessments.js';
import { runLeadImport } from './use-cases/run-lead-import.js';
import { startLeadImport } from './use-cases/start-lead-import.js';

/** Opens the house's tables for one organization, and for one who acts. */
export type LeadStoreFactory = (scope: OrganizationScope, trail: AuditTrail) => LeadStore;

/** The tables of a process. */
export const storeFactory =
  (services: Pick<Services, 'database' | 'bell' | 'envelope' | 'config'>): LeadStoreFactory =>
  (scope, trail) => {
    const { bell, config, database, envelope } = services;
    const lent = { bell, envelope, hashSecret: config.hashSecret };
    return new LeadStore(database.forOrganization(scope), scope, lent, trail);
  };

/** What one caller holds in this house. Everything is made on first use, so that somebody without an organization holds nothing. */
export class LeadContext {
  readonly viewer: Viewer;
  readonly #services: Services;
  readonly #request: SubgraphRequest;
  #store: LeadStore | undefined;
  #loaders: LeadLoaders | undefined;
  #files: DataLoader<string, StoredFile | null> | undefined;
  #inspections: DataLoader<string, ImportInspection | null> | undefined;

  constructor(services: Services, request: SubgraphRequest) {
    this.viewer = request.viewer;
    this.#services = services;
    this.#request = request;
  }

  get imports(): LeadImportReads {
    return this.#organizationStore.imports;
  }

  get loaders(): LeadLoaders {
    return (this.#loaders ??= createLeadLoaders(this.#organizationStore));
  }

  get pages(): LeadPages {
    return new LeadPages(this.#organizationStore, this.#services.cursors);
  }

  get importProgress(): ImportProgressReader {
    const { eventTail, readTopic } = this.#services;
    return new ImportProgressReader({ tail: eventTail, readTopic, scope: this.#organizationStore.scope });
  }

  /** The files of imports, by id. */
  get importFiles(): DataLoader<string, StoredFile | null> {
    const { scope } = this.#organizationStore;
    return (this.#files ??= createLoader(async (fileIds: readonly string[]) => {
      const described = await Promise.all(fileIds.map((id) => this.#services.files.describe(scope, id)));
      return new Map(described.flatMap((file) => (file ? [[file.id, file] as const] : [])));
    }));
  }

  /** What the uploaded files look like, by file id, each read once a request. */
  get importInspections(): DataLoader<string, ImportInspection | null> {
    const { scope } = this.#organizationStore;
    return (this.#inspections ??= createLoader(async (fileIds: readonly string[]) => {
      const inspected = fileIds.map(
        async (id) => [id, await inspectImportFile(this.#services.files, scope, id)] as const,
      );
      return new Map(await Promise.all(inspected));
    }));
  }

  get addLeadNote() {
    return ready(addLeadNote, this.#needs);
  }

  get addProspects() {
    return ready(addProspects, this.#needs);
  }

  get notifyProspects() {
    const { config, envelope } = this.#services;
    const post = { sealer: envelope, publicGatewayUrl: config.publicGatewayUrl };
    return ready(notifyProspects, { ...this.#needs, post });
  }

  get recordObjection() {
    return ready(recordObjection, this.#needs);
  }

  /** What the contact gate says of a lead, and what the viewer may add. */
  async contactOf(lead: Lead): Promise<LeadContact> {
    const objections = lead.email === null ? null : await this.loaders.objectionsByAddress.load(lead.email);
    return readContact(this.viewer, lead, objections ?? []);
  }

  get leadsToAssess() {
    return ready(leadsToAssess, this.#needs);
  }

  get countLeadsToAssess() {
    return ready(countLeadsToAssess, this.#needs);
  }

  get leadsToContact() {
    return ready(leadsToContact, this.#needs);
  }

  get countLeadsToContact() {
    return ready(countLeadsToContact, this.#needs);
  }

  get recordAssessments() {
    return ready(recordAssessments, this.#needs);
  }

  get startLeadImport() {
    return ready(startLeadImport, this.#needs);
  }

  get runLeadImport() {
    return ready(runLeadImport, this.#needs);
  }

  get cancelLeadImport() {
    return ready(cancelLeadImport, this.#needs);
  }

  get #needs() {
    return {
      viewer: this.viewer,
      store: this.#organizationStore,
      clock: this.#services.clock,
      files: this.#services.files,
    };
  }

  get #organizationStore(): LeadStore {
    return (this.#store ??= storeFactory(this.#services)(organizationScope(this.viewer), this.#request));
  }
}

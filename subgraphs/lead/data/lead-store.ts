import type { Prisma, PrismaClient } from '../../../prisma/generated/client.js';
import type { OutboxBell } from '../../../platform/events/outbox-bell.js';
import type { TransactionWriter } from '../../../platform/events/outbox.js';
import type { OrganizationScope } from '../../../platform/tenancy/organization-scope.js';
import { AssessmentRepository } from './assessment.repository.js';
import { CompanyRepository } from './company.repository.js';
import { DossierRepository } from './dossier.repository.js';
import { InteractionRepository } from './interaction.repository.js';
import { LeadImportRepository } from './lead-import.repository.js';
import { LeadRepository } from './lead.repository.js';
import type { OrganizationClient } from './organization-client.js';
import { PeopleRepository } from './people.repository.js';

/** The house's tables inside one transaction. */
export interface LeadTransaction {
  readonly people: PeopleRepository;
  readonly companies: CompanyRepository;
  readonly interactions: InteractionRepository;
  readonly assessments: AssessmentRepository;
  readonly imports: LeadImportRepository;
  /** For the outboxes, which commit with the rows. */
  readonly writer: TransactionWriter;
}

const inside = (client: Prisma.TransactionClient, scope: OrganizationScope): LeadTransaction => ({
  people: new PeopleRepository(client, scope),
  companies: new CompanyRepository(client, scope),
  interactions: new InteractionRepository(client, scope),
  assessments: new AssessmentRepository(client, scope),
  imports: new LeadImportRepository(client, scope),
  writer: client,
});

/** The house's tables, for one organization. */
export class LeadStore {
  readonly leads: LeadRepository;
  readonly companies: CompanyRepository;
  readonly interactions: InteractionRepository;
  readonly assessments: AssessmentRepository;
  readonly dossiers: DossierRepository;
  readonly imports: LeadImportRepository;
  readonly scope: OrganizationScope;
  readonly #client: PrismaClient;
  readonly #bell: OutboxBell;

  constructor(client: PrismaClient, scope: OrganizationScope, bell: OutboxBell) {
    const own: OrganizationClient = client;
    this.leads = new LeadRepository(own, scope);
    this.companies = new CompanyRepository(own, scope);
    this.interactions = new InteractionRepository(own, scope);
    this.assessments = new AssessmentRepository(own, scope);
    this.dossiers = new DossierRepository(own, scope);
    this.imports = new LeadImportRepository(own, scope);
    this.scope = scope;
    this.#client = client;
    this.#bell = bell;
  }

  /** Runs `work` in one transaction; what it wrote to the outboxes is delivered after the commit. */
  async transaction<Result>(work: (transaction: LeadTransaction) => Promise<Result>): Promise<Result> {
    const result = await this.#client.$transaction(
      (transaction: Prisma.TransactionClient) => work(inside(transaction, this.scope)),
      {
        timeout: 20_000,
        maxWait: 10_000,
      },
    );
    this.#bell.ring();
    return result;
  }
}

import type { Prisma, PrismaClient } from '../../../prisma/generated/client.js';
import type { AuditTrail } from '../../../platform/audit/audit-trail.js';
import { recordedTransaction, type Done } from '../../../platform/audit/recorded-transaction.js';
import type { Envelope } from '../../../platform/crypto/envelope.js';
import type { OutboxBell } from '../../../platform/events/outbox-bell.js';
import type { TransactionWriter } from '../../../platform/events/outbox.js';
import { QuotaDesk } from '../../../platform/quota/quota-desk.js';
import type { OrganizationScope } from '../../../platform/tenancy/organization-scope.js';
import { SuppressionList } from '../../../platform/contact/suppression-list.js';
import type { SenderIdentity } from '../domain/contact/sender.js';
import { AssessmentRepository, type AssessmentReads } from './assessment.repository.js';
import { ProspectMessageRepository, type ProspectMessageReads } from './contact/prospect-message.repository.js';
import { readSender } from './contact/sender.reader.js';
import { CompanyRepository } from './company.repository.js';
import { DossierRepository } from './dossier.repository.js';
import { InteractionRepository, type InteractionReads } from './interaction.repository.js';
import { LeadImportRepository, type LeadImportLeases, type LeadImportReads } from './lead-import.repository.js';
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
  readonly messages: ProspectMessageRepository;
  /** Who must not be written to. */
  readonly suppressions: SuppressionList;
  /** Who a member is when they write in the organization's name; null when they are gone. */
  sender(userId: string): Promise<SenderIdentity | null>;
  /** What the plan allows. */
  readonly quota: QuotaDesk;
  /** For the outboxes, which commit with the rows. */
  readonly writer: TransactionWriter;
}

const inside = (
  client: Prisma.TransactionClient,
  scope: OrganizationScope,
  { envelope, hashSecret }: Pick<Lent, 'envelope' | 'hashSecret'>,
): LeadTransaction => ({
  people: new PeopleRepository(client, scope),
  companies: new CompanyRepository(client, scope),
  interactions: new InteractionRepository(client, scope),
  assessments: new AssessmentRepository(client, scope),
  imports: new LeadImportRepository(client, scope),
  messages: new ProspectMessageRepository(client, scope),
  suppressions: new SuppressionList(client, scope, hashSecret),
  sender: (userId) => readSender(client, scope, userId),
  quota: new QuotaDesk(client, scope, envelope),
  writer: client,
});

/** What a process lends to its stores. */
interface Lent {
  readonly bell: OutboxBell;
  /** Seals the mails that warn of limits. */
  readonly envelope: Envelope;
  /** Names addresses on the suppression list. */
  readonly hashSecret: string;
}

/** The house's tables, for one organization: read at any time, changed only inside a transaction that is recorded. */
export class LeadStore {
  readonly leads: LeadRepository;
  readonly companies: CompanyRepository;
  readonly interactions: InteractionReads;
  readonly assessments: AssessmentReads;
  readonly dossiers: DossierRepository;
  readonly imports: LeadImportReads & LeadImportLeases;
  readonly messages: ProspectMessageReads;
  readonly suppressions: Pick<SuppressionList, 'objectionsTo'>;
  readonly scope: OrganizationScope;
  readonly #client: PrismaClient;
  readonly #lent: Lent;
  readonly #trail: AuditTrail;

  /** @param trail who acts, for the audit log. */
  constructor(client: PrismaClient, scope: OrganizationScope, lent: Lent, trail: AuditTrail) {
    const own: OrganizationClient = client;
    this.leads = new LeadRepository(own, scope);
    this.companies = new CompanyRepository(own, scope);
    this.interactions = new InteractionRepository(own, scope);
    this.assessments = new AssessmentRepository(own, scope);
    const suppressions = new SuppressionList(own, scope, lent.hashSecret);
    this.suppressions = suppressions;
    this.messages = new ProspectMessageRepository(own, scope);
    this.dossiers = new DossierRepository(own, scope, suppressions);
    this.imports = new LeadImportRepository(own, scope);
    this.scope = scope;
    this.#client = client;
    this.#lent = lent;
    this.#trail = trail;
  }

  /**
   * Runs `work` in one transaction that ends with its entry in the audit log; what it wrote to the outboxes is delivered
   * after the commit. When nothing was done, nothing it wrote stays.
   */
  async transaction<Result>(work: (transaction: LeadTransaction) => Promise<Done<Result>>): Promise<Result> {
    const { result, committed } = await recordedTransaction<Prisma.TransactionClient, Result>(
      (run) => this.#client.$transaction(run),
      this.#trail,
      this.scope,
      (writer) => work(inside(writer, this.scope, this.#lent)),
    );
    if (committed) this.#lent.bell.ring();
    return result;
  }
}

import type { Prisma, PrismaClient } from '../../../prisma/generated/client.js';
import type { AuditTrail } from '../../../platform/audit/audit-trail.js';
import { recordedTransaction, type Done } from '../../../platform/audit/recorded-transaction.js';
import type { Envelope } from '../../../platform/crypto/envelope.js';
import type { OutboxBell } from '../../../platform/events/outbox-bell.js';
import type { TransactionWriter } from '../../../platform/events/outbox.js';
import { QuotaDesk } from '../../../platform/quota/quota-desk.js';
import type { OrganizationScope } from '../../../platform/tenancy/organization-scope.js';
import { CampaignRepository, type CampaignReads } from './campaign.repository.js';
import { EmailRepository, type EmailReads } from './email.repository.js';
import { RunRepository, type RunLeases, type RunReads } from './run.repository.js';

/** The house's tables inside one transaction. */
export interface CampaignTransaction {
  readonly campaigns: CampaignRepository;
  readonly runs: RunRepository;
  readonly emails: EmailRepository;
  /** What the plan allows. */
  readonly quota: QuotaDesk;
  /** For the outboxes, which commit with the rows. */
  readonly writer: TransactionWriter;
}

/** What a process lends to its stores. */
interface Lent {
  readonly bell: OutboxBell;
  /** Seals the mails that warn of limits. */
  readonly envelope: Envelope;
}

/** The house's tables, for one organization: read at any time, changed only inside a transaction that is recorded. */
export class CampaignStore {
  readonly campaigns: CampaignReads;
  readonly runs: RunReads & RunLeases;
  readonly emails: EmailReads;
  readonly scope: OrganizationScope;
  readonly #client: PrismaClient;
  readonly #bell: OutboxBell;
  readonly #envelope: Envelope;
  readonly #trail: AuditTrail;

  /** @param trail who acts, for the audit log. */
  constructor(client: PrismaClient, scope: OrganizationScope, lent: Lent, trail: AuditTrail) {
    this.campaigns = new CampaignRepository(client, scope);
    this.runs = new RunRepository(client, scope);
    this.emails = new EmailRepository(client, scope);
    this.scope = scope;
    this.#client = client;
    this.#bell = lent.bell;
    this.#envelope = lent.envelope;
    this.#trail = trail;
  }

  /**
   * Runs `work` in one transaction that ends with its entry in the audit log; what it wrote to the outboxes is delivered
   * after the commit. When nothing was done, nothing it wrote stays.
   */
  async transaction<Result>(work: (transaction: CampaignTransaction) => Promise<Done<Result>>): Promise<Result> {
    const { result, committed } = await recordedTransaction<Prisma.TransactionClient, Result>(
      (inside) => this.#client.$transaction(inside),
      this.#trail,
      this.scope,
      (writer) =>
        work({
          campaigns: new CampaignRepository(writer, this.scope),
          runs: new RunRepository(writer, this.scope),
          emails: new EmailRepository(writer, this.scope),
          quota: new QuotaDesk(writer, this.scope, this.#envelope),
          writer,
        }),
    );
    if (committed) this.#bell.ring();
    return result;
  }
}

import type { Prisma, PrismaClient } from '../../../prisma/generated/client.js';
import type { OutboxBell } from '../../../platform/events/outbox-bell.js';
import type { TransactionWriter } from '../../../platform/events/outbox.js';
import type { OrganizationScope } from '../../../platform/tenancy/organization-scope.js';
import { CampaignRepository } from './campaign.repository.js';
import { EmailRepository } from './email.repository.js';
import { RunRepository } from './run.repository.js';

/** The house's tables inside one transaction. */
export interface CampaignTransaction {
  readonly campaigns: CampaignRepository;
  readonly runs: RunRepository;
  readonly emails: EmailRepository;
  /** For the outboxes, which commit with the rows. */
  readonly writer: TransactionWriter;
}

/** The house's tables, for one organization. */
export class CampaignStore {
  readonly campaigns: CampaignRepository;
  readonly runs: RunRepository;
  readonly emails: EmailRepository;
  readonly scope: OrganizationScope;
  readonly #client: PrismaClient;
  readonly #bell: OutboxBell;

  constructor(client: PrismaClient, scope: OrganizationScope, bell: OutboxBell) {
    this.campaigns = new CampaignRepository(client, scope);
    this.runs = new RunRepository(client, scope);
    this.emails = new EmailRepository(client, scope);
    this.scope = scope;
    this.#client = client;
    this.#bell = bell;
  }

  /** Runs `work` in one transaction; what it wrote to the outboxes is delivered after the commit. */
  async transaction<Result>(work: (transaction: CampaignTransaction) => Promise<Result>): Promise<Result> {
    const result = await this.#client.$transaction(
      async (transaction: Prisma.TransactionClient) =>
        work({
          campaigns: new CampaignRepository(transaction, this.scope),
          runs: new RunRepository(transaction, this.scope),
          emails: new EmailRepository(transaction, this.scope),
          writer: transaction,
        }),
      { timeout: 20_000, maxWait: 10_000 },
    );
    this.#bell.ring();
    return result;
  }
}

import type { Prisma, PrismaClient } from '../../../../prisma/generated/client.js';
import type { Envelope } from '../../../../platform/crypto/envelope.js';
import type { TransactionWriter } from '../../../../platform/events/outbox.js';
import type { OrganizationScope } from '../../../../platform/tenancy/organization-scope.js';
import { IntegrationRepository } from './integration.repository.js';

/** The integrations inside one transaction. */
export interface IntegrationTransaction {
  readonly integrations: IntegrationRepository;
  /** For the audit log, which commits with the rows. */
  readonly writer: TransactionWriter;
}

/** The integrations of one organization. */
export class IntegrationStore {
  readonly integrations: IntegrationRepository;
  readonly scope: OrganizationScope;
  readonly #client: PrismaClient;
  readonly #envelope: Envelope;

  constructor(client: PrismaClient, scope: OrganizationScope, envelope: Envelope) {
    this.integrations = new IntegrationRepository(client, scope, envelope);
    this.scope = scope;
    this.#client = client;
    this.#envelope = envelope;
  }

  /** Runs `work` in one transaction. */
  transaction<Result>(work: (transaction: IntegrationTransaction) => Promise<Result>): Promise<Result> {
    return this.#client.$transaction(async (transaction: Prisma.TransactionClient) =>
      work({
        integrations: new IntegrationRepository(transaction, this.scope, this.#envelope),
        writer: transaction,
      }),
    );
  }
}

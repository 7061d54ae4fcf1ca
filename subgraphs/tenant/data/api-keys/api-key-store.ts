import type { Prisma, PrismaClient } from '../../../../prisma/generated/client.js';
import type { Clock } from '../../../../platform/config/clock.js';
import type { TransactionWriter } from '../../../../platform/events/outbox.js';
import type { OrganizationScope } from '../../../../platform/tenancy/organization-scope.js';
import { ApiKeyRepository } from './api-key.repository.js';

/** The keys inside one transaction. */
export interface ApiKeyTransaction {
  readonly keys: ApiKeyRepository;
  /** For the audit log and ended access, which commit with the rows. */
  readonly writer: TransactionWriter;
}

/** The keys of one organization. */
export class ApiKeyStore {
  readonly keys: ApiKeyRepository;
  readonly scope: OrganizationScope;
  readonly #client: PrismaClient;
  readonly #clock: Clock;

  constructor(client: PrismaClient, scope: OrganizationScope, clock: Clock) {
    this.keys = new ApiKeyRepository(client, scope, clock);
    this.scope = scope;
    this.#client = client;
    this.#clock = clock;
  }

  /** Runs `work` in one transaction. */
  transaction<Result>(work: (transaction: ApiKeyTransaction) => Promise<Result>): Promise<Result> {
    return this.#client.$transaction(async (transaction: Prisma.TransactionClient) =>
      work({ keys: new ApiKeyRepository(transaction, this.scope, this.#clock), writer: transaction }),
    );
  }
}

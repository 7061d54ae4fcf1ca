import type { Prisma } from '../../../../prisma/generated/client.js';
import type { Clock } from '../../../../platform/config/clock.js';
import type { NewApiKey } from '../../../../platform/crypto/api-key.js';
import { isUuid } from '../../../../platform/database/uuid.js';
import type { OrganizationScope } from '../../../../platform/tenancy/organization-scope.js';
import {
  apiKeyStatus,
  maskedKeyOf,
  type ApiKey,
  type ApiKeyEnvironment,
  type ApiKeyScope,
} from '../../domain/api-keys/api-key.js';

/** What is read of a key: never its hash, which the database does not let this role read. */
const columns = {
  id: true,
  organizationId: true,
  name: true,
  environment: true,
  prefix: true,
  lastFour: true,
  scopes: true,
  requestsPerMinute: true,
  createdBy: true,
  createdAt: true,
  expiresAt: true,
  lastUsedAt: true,
  replacedById: true,
  revokedAt: true,
} as const satisfies Prisma.ApiKeySelect;

type Row = Prisma.ApiKeyGetPayload<{ select: typeof columns }>;

const toApiKey = (row: Row, now: Date): ApiKey => ({
  id: row.id,
  organizationId: row.organizationId,
  name: row.name,
  environment: row.environment as ApiKeyEnvironment,
  prefix: row.prefix,
  maskedKey: maskedKeyOf(row.prefix, row.lastFour),
  scopes: row.scopes as ApiKeyScope[],
  requestsPerMinute: row.requestsPerMinute,
  status: apiKeyStatus(row, now),
  createdById: row.createdBy,
  createdAt: row.createdAt,
  expiresAt: row.expiresAt,
  lastUsedAt: row.lastUsedAt,
  replacedById: row.replacedById,
});

/** A key about to be stored. */
export interface ApiKeyDraft {
  /** Drawn by the database unless given. */
  readonly id?: string;
  readonly issued: Pick<NewApiKey, 'prefix' | 'lastFour' | 'hash'>;
  readonly name: string;
  readonly environment: ApiKeyEnvironment;
  readonly scopes: readonly ApiKeyScope[];
  readonly requestsPerMinute: number | null;
  readonly createdBy: string | null;
  readonly expiresAt: Date | null;
}

/** What can change of a key; what is absent stays. */
export interface ApiKeyChange {
  readonly name?: string | undefined;
  readonly requestsPerMinute?: number | null | undefined;
}

/** The keys of one organization. Born with its scope: it cannot see or write another's. */
export class ApiKeyRepository {
  readonly #client: Prisma.TransactionClient;
  readonly #organizationId: string;
  readonly #clock: Clock;

  constructor(client: Prisma.TransactionClient, scope: OrganizationScope, clock: Clock) {
    this.#client = client;
    this.#organizationId = scope.organizationId;
    this.#clock = clock;
  }

  async findById(id: string): Promise<ApiKey | null> {
    if (!isUuid(id)) return null;
    const row = await this.#client.apiKey.findFirst({
      where: { organizationId: this.#organizationId, id },
      select: columns,
    });
    return row && toApiKey(row, this.#clock.now());
  }

  /** Newest first, up to `limit` rows behind the position. */
  async page(after: string | null, limit: number): Promise<readonly ApiKey[]> {
    const rows = await this.#client.apiKey.findMany({
      where: { organizationId: this.#organizationId, ...(after === null ? {} : { id: { lt: after } }) },
      orderBy: { id: 'desc' },
      take: limit,
      select: columns,
    });
    const now = this.#clock.now();
    return rows.map((row) => toApiKey(row, now));
  }

  async create({ issued, scopes, ...draft }: ApiKeyDraft): Promise<ApiKey> {
    const now = this.#clock.now();
    const row = await this.#client.apiKey.create({
      data: {
        ...draft,
        organizationId: this.#organizationId,
        prefix: issued.prefix,
        lastFour: issued.lastFour,
        keyHash: issued.hash,
        scopes: [...scopes],
        createdAt: now,
      },
      select: columns,
    });
    return toApiKey(row, now);
  }

  /** Compare-and-set: null when the key was revoked or has expired. */
  async edit(id: string, { name, requestsPerMinute }: ApiKeyChange): Promise<ApiKey | null> {
    return this.#change(
      { id, ...this.#lives() },
      {
        ...(name === undefined ? {} : { name }),
        ...(requestsPerMinute === undefined ? {} : { requestsPerMinute }),
      },
    );
  }

  /** Compare-and-set: null when the key is over, or was replaced before. */
  async replace(id: string, replacedById: string, expiresAt: Date): Promise<ApiKey | null> {
    return this.#change({ id, replacedById: null, ...this.#lives() }, { replacedById, expiresAt });
  }

  /** Compare-and-set: null when the key was revoked before. */
  async revoke(id: string): Promise<ApiKey | null> {
    return this.#change({ id }, { revokedAt: this.#clock.now() });
  }

  #lives(): Prisma.ApiKeyWhereInput {
    return { OR: [{ expiresAt: null }, { expiresAt: { gt: this.#clock.now() } }] };
  }

  async #change(where: Prisma.ApiKeyWhereInput, data: Prisma.ApiKeyUpdateManyMutationInput): Promise<ApiKey | null> {
    const [row] = await this.#client.apiKey.updateManyAndReturn({
      where: { organizationId: this.#organizationId, revokedAt: null, ...where },
      data,
      select: columns,
    });
    return row ? toApiKey(row, this.#clock.now()) : null;
  }
}

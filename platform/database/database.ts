import { PrismaPg } from '@prisma/adapter-pg';
import { LRUCache } from 'lru-cache';
import pg from 'pg';
import { PrismaClient } from '../../prisma/generated/client.js';
import type { OrganizationScope } from '../tenancy/organization-scope.js';
import type { PlatformScope } from '../tenancy/platform-scope.js';
import { OrganizationPool, StatementCounter } from './organization-pool.js';
import { StatementNames } from './statement-names.js';
import { surviveLostConnections } from './system-connection.js';

/** Where the database is and how many connections each pool may open. */
export interface DatabaseOptions {
  /** Connection string of `app_user`. */
  readonly userUrl: string;
  /** Connection string of `app_admin`. */
  readonly adminUrl: string;
  /** Connection string of `app_identity`. */
  readonly identityUrl: string;
  /** Most connections of the pool that all organizations share; 20 when left out. The two others have a quarter each. */
  readonly poolSizeMax?: number;
}

const CLIENTS_MAX = 200;
const POOL_SIZE_MAX = 20;
const CONNECTION_TIMEOUT_SECONDS = 5;
const STATEMENT_TIMEOUT_SECONDS = 30;
const ANSWER_TIMEOUT_SECONDS = 35;
const IDLE_TRANSACTION_TIMEOUT_SECONDS = 60;
/** For a connection and for the work itself: on a busy machine a short transaction waits long between its statements. */
const TRANSACTION_OPTIONS = { maxWait: 10_000, timeout: 20_000 };

/**
 * The one way to the data. Each organization has a Prisma client of its own over one shared pipelined pool: Prisma
 * batches lookups per client, so a client shared by two organizations would answer one with the other's rows.
 */
export class Database {
  readonly #users: pg.Pool;
  readonly #admins: pg.Pool;
  readonly #identities: pg.Pool;
  readonly #counter = new StatementCounter();
  readonly #names = new StatementNames();
  readonly #clients = new LRUCache<string, PrismaClient>({ max: CLIENTS_MAX });
  readonly #identity: PrismaClient;
  readonly #platform: PrismaClient;

  constructor(options: DatabaseOptions) {
    const sizeMax = options.poolSizeMax ?? POOL_SIZE_MAX;
    this.#users = createSharedPool(options.userUrl, sizeMax, 'vectra-user');
    const smallSize = Math.max(2, Math.ceil(sizeMax / 4));
    this.#admins = createSharedPool(options.adminUrl, smallSize, 'vectra-admin');
    this.#identities = createSharedPool(options.identityUrl, smallSize, 'vectra-identity');
    this.#identity = this.#createClient(this.#identities, undefined);
    this.#platform = this.#createClient(this.#admins, undefined);
  }

  /** Client that sees and writes one organization's rows only, in single statements and in transactions (V-37). */
  forOrganization(scope: OrganizationScope): PrismaClient {
    const known = this.#clients.get(scope.organizationId);
    if (known !== undefined) return known;
    const client = this.#createClient(this.#users, scope.organizationId);
    this.#clients.set(scope.organizationId, client);
    return client;
  }

  /**
   * The platform owner's client: sees every organization where a policy lets `app_admin` (V-41).
   * Throws RangeError when the scope states no reason.
   */
  forPlatform(scope: PlatformScope): PrismaClient {
    if (scope.reason.trim() === '') throw new RangeError('State why the platform owner reads across organizations.');
    return this.#platform;
  }

  /**
   * Client of a caller nobody knows yet: it reaches the tables that prove who somebody is (accounts, sessions,
   * invitations, keys), whosever they are, and no other table of any house.
   */
  forIdentity(): PrismaClient {
    return this.#identity;
  }

  /** SQL statements sent since start, without those that only open, scope and close transactions. */
  get statementCount(): number {
    return this.#counter.count;
  }

  /** Asks the server for its version and measures how long the answer takes. Throws when there is no answer. */
  async ping(): Promise<{ version: string; latencyMs: number }> {
    const startedAt = performance.now();
    const result = await this.#users.query<{ server_version: string }>('SHOW server_version');
    return { version: result.rows[0]?.server_version ?? 'unknown', latencyMs: performance.now() - startedAt };
  }

  /** Closes every connection once its present work is done. */
  async close(): Promise<void> {
    this.#clients.clear();
    await Promise.all([this.#users.end(), this.#admins.end(), this.#identities.end()]);
  }

  #createClient(shared: pg.Pool, organizationId: string | undefined): PrismaClient {
    const pool = new OrganizationPool(shared, organizationId, this.#counter);
    const adapter = new PrismaPg(pool.asPgPool(), { statementNameGenerator: ({ sql }) => this.#names.nameOf(sql) });
    return new PrismaClient({ adapter, transactionOptions: TRANSACTION_OPTIONS });
  }
}

function createSharedPool(url: string, sizeMax: number, applicationName: string): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: sizeMax,
    pipeline: true,
    keepAlive: true,
    application_name: applicationName,
    connectionTimeoutMillis: CONNECTION_TIMEOUT_SECONDS * 1000,
    statement_timeout: STATEMENT_TIMEOUT_SECONDS * 1000,
    query_timeout: ANSWER_TIMEOUT_SECONDS * 1000,
    idle_in_transaction_session_timeout: IDLE_TRANSACTION_TIMEOUT_SECONDS * 1000,
  });
  surviveLostConnections(pool);
  return pool;
}

import pg from 'pg';

/** What a statement may be: plain SQL, or the configuration object of `pg`. */
export type Statement = string | pg.QueryConfig<unknown[]> | pg.QueryArrayConfig<unknown[]>;

/** Counts the statements the platform sends, without those that only open, scope and close transactions. */
export class StatementCounter {
  #count = 0;

  /** Statements counted so far. */
  get count(): number {
    return this.#count;
  }

  /** Counts one statement unless it is transaction plumbing. */
  add(statement: Statement): void {
    if (!PLUMBING.test(textOf(statement))) this.#count += 1;
  }
}

const PLUMBING = /^\s*(begin|commit|rollback|savepoint|release|set\s+transaction)\b/i;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * The pool of one organization, on top of the connections that the whole process shares. Every statement travels as
 * `BEGIN; SET LOCAL app.organization_id; statement; COMMIT` in one network round trip, so row level security sees the
 * organization and nothing of it is left for whoever uses the connection next.
 */
export class OrganizationPool {
  readonly #shared: pg.Pool;
  readonly #begin: string;
  readonly #counter: StatementCounter;

  /**
   * `organizationId` is a UUID, or undefined for nobody: such a pool sees no tenant row at all.
   * Throws RangeError when it is something else.
   */
  constructor(shared: pg.Pool, organizationId: string | undefined, counter: StatementCounter) {
    if (organizationId !== undefined && !UUID.test(organizationId)) {
      throw new RangeError('An organization is identified by a UUID.');
    }
    this.#shared = shared;
    this.#counter = counter;
    // SET and not SELECT set_config(): it takes no snapshot, so an isolation level may still be chosen after it.
    this.#begin = `BEGIN; SET LOCAL app.organization_id = ${pg.escapeLiteral(organizationId ?? '')}`;
  }

  /**
   * Runs one statement in a transaction of its own. When it fails, nothing of it remains, the connection stays in use
   * and its own error is thrown; a failing COMMIT (deferred constraint) throws too.
   */
  async query(statement: Statement): Promise<pg.QueryResult> {
    this.#counter.add(statement);
    const client = await this.#shared.connect();
    const [begun, answered, committed] = await Promise.allSettled([
      client.query(this.#begin),
      client.query(statement),
      client.query('COMMIT'),
    ]);
    client.release(dropUnlessIdle(client));
    if (begun.status === 'rejected') throw begun.reason;
    if (answered.status === 'rejected') throw answered.reason;
    if (committed.status === 'rejected') throw committed.reason;
    return answered.value;
  }

  /** A connection for a transaction: the BEGIN sent over it scopes it to the organization. Release it at the end. */
  async connect(): Promise<pg.PoolClient> {
    const client = await this.#shared.connect();
    const query = (statement: Statement): Promise<unknown> => {
      this.#counter.add(statement);
      return client.query(isBegin(statement) ? this.#begin : statement);
    };
    const release = (error?: Error | boolean): void => client.release(error ?? dropUnlessIdle(client));
    return new Proxy(client, {
      get: (target, property): unknown => {
        if (property === 'query') return query;
        if (property === 'release') return release;
        const value: unknown = Reflect.get(target, property, target);
        return typeof value === 'function' ? value.bind(target) : value;
      },
    });
  }

  /** This pool in the shape a database adapter expects. Ending it changes nothing: the shared pool lives on. */
  asPgPool(): pg.Pool {
    return Object.assign(new pg.Pool({ max: 1 }), {
      query: (statement: Statement) => this.query(statement),
      connect: () => this.connect(),
      end: () => Promise.resolve(),
    });
  }
}

/** What `release` wants to hear: undefined keeps the connection, true drops one that is not cleanly idle. */
function dropUnlessIdle(client: pg.PoolClient): true | undefined {
  return client.getTransactionStatus() === 'I' ? undefined : true;
}

function isBegin(statement: Statement): boolean {
  return /^\s*begin\s*;?\s*$/i.test(textOf(statement));
}

function textOf(statement: Statement): string {
  return typeof statement === 'string' ? statement : statement.text;
}

import type { DatabaseEvent, DatabaseUrls, StackDatabase } from './stack-database.js';

/** The environment names a database of its own and leaves something out. */
export class IncompleteDatabase extends Error {
  constructor(missing: readonly string[]) {
    super(
      `DATABASE_URL is set, so the embedded PostgreSQL is not used; then ${missing.join(' and ')} must be set too.`,
    );
    this.name = 'IncompleteDatabase';
  }
}

/** The database that an operator runs: it is migrated when DATABASE_OWNER_URL is given, and never started or stopped. */
export class ExternalDatabase implements StackDatabase {
  readonly port = undefined;
  readonly processId = undefined;
  readonly #urls: DatabaseUrls;

  /** @throws IncompleteDatabase naming the variables that are missing */
  constructor(
    environment: Readonly<Record<string, string | undefined>>,
    private readonly migrationsDirectory: string,
  ) {
    const {
      DATABASE_URL: user,
      DATABASE_ADMIN_URL: admin,
      DATABASE_SYSTEM_URL: system,
      DATABASE_IDENTITY_URL: identity,
      DATABASE_OWNER_URL: owner,
    } = environment;
    if (user === undefined || admin === undefined || system === undefined || identity === undefined) {
      const roles = {
        DATABASE_URL: user,
        DATABASE_ADMIN_URL: admin,
        DATABASE_SYSTEM_URL: system,
        DATABASE_IDENTITY_URL: identity,
      };
      throw new IncompleteDatabase(
        Object.entries(roles).flatMap(([name, value]) => (value === undefined ? [name] : [])),
      );
    }
    this.#urls = owner === undefined ? { user, admin, system, identity } : { user, admin, system, identity, owner };
  }

  urls(): DatabaseUrls {
    return this.#urls;
  }

  async start(onEvent: (event: DatabaseEvent) => void): Promise<void> {
    const startedAtMs = performance.now();
    const { owner } = this.#urls;
    if (owner !== undefined) {
      const { applyMigrations } = await import('../../platform/database/migrate.js');
      const { applyQueueSchema } = await import('../../platform/queue/queue-schema.js');
      await applyMigrations(owner, this.migrationsDirectory);
      await applyQueueSchema(owner);
    }
    const detail =
      owner === undefined ? 'from DATABASE_URL, not migrated (no DATABASE_OWNER_URL)' : 'from DATABASE_URL, migrated';
    onEvent({ kind: 'ready', detail, afterMs: performance.now() - startedAtMs });
  }

  stop(): Promise<void> {
    return Promise.resolve();
  }
}

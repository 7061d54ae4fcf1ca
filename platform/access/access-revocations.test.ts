import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { startTestServices, type TestServices } from '../testing/test-services.js';
import { AccessRevocations, AccessUnknown } from './access-revocations.js';
import { revokeAccess, type RevokedAccess } from './revoke-access.js';

let services: TestServices;
let access: AccessRevocations;

beforeAll(async () => {
  services = await startTestServices();
});
afterAll(() => services.close());
beforeEach(async () => {
  access = await started();
});
afterEach(() => access.stop());

async function started(systemUrl = services.config.database.systemUrl): Promise<AccessRevocations> {
  const revocations = new AccessRevocations({ systemUrl, logger: services.logger });
  await revocations.start();
  return revocations;
}

const fresh = () => ({ userId: randomUUID(), organizationId: randomUUID(), sessionId: randomUUID() });
type Person = ReturnType<typeof fresh>;

const silentTokenOf = (whose: Person) => ({ kind: 'USER', ...whose, role: 'MANAGER', expiresAt: 1 }) as const;

/** A token made of what is committed now. */
async function tokenOf(whose: Person) {
  const { rows } = await services.owner.query<{ as_of: string }>('SELECT pg_current_snapshot()::text AS as_of');
  return { ...silentTokenOf(whose), asOf: rows[0]?.as_of ?? '' };
}

const revoke = (kind: RevokedAccess['kind'], subjectId: string) =>
  services.database
    .forIdentity()
    .$transaction((transaction) => revokeAccess(transaction, { kind, subjectId, organizationId: null }));

/** Settles when the access that is being watched has learned something. */
const news = (watched: AccessRevocations): Promise<void> =>
  new Promise((resolve) => {
    watched.onRevoked(resolve);
  });

describe('a token', () => {
  test.each([
    ['SESSION', (whose: Person) => whose.sessionId],
    ['USER', (whose: Person) => whose.userId],
    ['ORGANIZATION', (whose: Person) => whose.organizationId],
  ] as const)('from before the end of its %s is refused, one from after it works', async (kind, subjectOf) => {
    const whose = fresh();
    const before = await tokenOf(whose);
    expect(await access.isRevoked(before)).toBe(false);
    const learned = news(access);
    await revoke(kind, subjectOf(whose));
    await learned;
    expect(await access.isRevoked(before)).toBe(true);
    expect(await access.isRevoked(await tokenOf(whose))).toBe(false);
  });

  test('of somebody else goes on', async () => {
    const [one, other] = [fresh(), fresh()];
    const token = await tokenOf(other);
    const learned = news(access);
    await revoke('USER', one.userId);
    await learned;
    expect(await access.isRevoked(token)).toBe(false);
  });

  test('of a platform admin who looks through somebody’s eyes ends with the platform admin’s access', async () => {
    const [admin, whose] = [fresh(), fresh()];
    const token = { ...(await tokenOf(whose)), impersonatorId: admin.userId };
    const learned = news(access);
    await revoke('USER', admin.userId);
    await learned;
    expect(await access.isRevoked(token)).toBe(true);
  });

  test('that does not say what it knew is refused after any recent end', async () => {
    const whose = fresh();
    const silent = silentTokenOf(whose);
    expect(await access.isRevoked(silent)).toBe(false);
    const learned = news(access);
    await revoke('USER', whose.userId);
    await learned;
    expect(await access.isRevoked(silent)).toBe(true);
    expect(await access.isRevoked({ ...silent, asOf: 'made up' })).toBe(true);
  });

  test('made while access is being taken away is refused, although it was made after the row was written', async () => {
    const whose = fresh();
    const learned = news(access);
    const during = await services.database.forIdentity().$transaction(async (transaction) => {
      await revokeAccess(transaction, { kind: 'USER', subjectId: whose.userId, organizationId: null });
      return tokenOf(whose);
    });
    await learned;
    expect(await access.isRevoked(during)).toBe(true);
  });

  test('stays valid when taking access away failed', async () => {
    const whose = fresh();
    const token = await tokenOf(whose);
    const failing = services.database.forIdentity().$transaction(async (transaction) => {
      await revokeAccess(transaction, { kind: 'USER', subjectId: whose.userId, organizationId: null });
      throw new Error('changed its mind');
    });
    await expect(failing).rejects.toThrow('changed its mind');
    const learned = news(access);
    await revoke('USER', randomUUID());
    await learned;
    expect(await access.isRevoked(token)).toBe(false);
  });
});

describe('a gateway', () => {
  test('that starts later knows what ended before', async () => {
    const whose = fresh();
    const token = await tokenOf(whose);
    await revoke('SESSION', whose.sessionId);
    const late = await started();
    expect(await late.isRevoked(token)).toBe(true);
    await late.stop();
  });

  test('asks the database nothing per request', async () => {
    const token = await tokenOf(fresh());
    await access.stop();
    // Its connection is closed, and it still answers.
    expect(await access.isRevoked(token)).toBe(false);
    access = await started();
  });

  test('whose listening connection is cut learns what ended meanwhile', async () => {
    const whose = fresh();
    const token = await tokenOf(whose);
    const learned = news(access);
    await cutConnections();
    await revoke('USER', whose.userId);
    await learned;
    expect(await access.isRevoked(token)).toBe(true);
  });

  test('that cannot reach the database when it starts does not start', async () => {
    const unreachable = new AccessRevocations({
      systemUrl: 'postgresql://nobody:nothing@127.0.0.1:1/none',
      logger: services.logger,
    });
    await expect(unreachable.start()).rejects.toThrow();
    await expect(unreachable.isRevoked(await tokenOf(fresh()))).rejects.toThrow(AccessUnknown);
    expect(await unreachable.isRevoked({ kind: 'ANONYMOUS' })).toBe(false);
    await unreachable.stop();
  });
});

/** Ends every connection of `app_system` to this database, those that listen and read among them. */
async function cutConnections(): Promise<void> {
  const system = new pg.Client({ connectionString: services.config.database.systemUrl });
  await system.connect();
  await system.query(
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND usename = 'app_system' AND pid <> pg_backend_pid()",
  );
  await system.end();
}

import { generateKeyPairSync, randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type pg from 'pg';
import type { AuditTrail } from '../audit/audit-trail.js';
import type { Clock } from '../config/clock.js';
import { loadConfig, type Config } from '../config/config.js';
import { createLogger } from '../logging/logger.js';
import { startServices, type RunningServices } from '../process/start-services.js';
import { organizationScope, type OrganizationScope } from '../tenancy/organization-scope.js';
import type { Role } from '../viewer/role.js';
import { viewerOf, type Viewer } from '../viewer/viewer.js';
import { connectAsOwner, createTestDatabase, type TestDatabase } from './test-database.js';

/** A fresh organization with one user per role. */
export interface TestOrganization {
  readonly id: string;
  readonly name: string;
  readonly scope: OrganizationScope;
  /** Its owner's request, for what writes to the audit log. */
  readonly trail: AuditTrail;
  /** A member in this role. */
  member(role: Exclude<Role, 'PLATFORM_ADMIN'>): Viewer;
  /** The agents of a run of this organization. */
  agents(runId: string): Viewer;
}

/** Real services over a database of their own. */
export interface TestServices extends RunningServices {
  readonly databaseUrls: TestDatabase['urls'];
  /** The owner of the tables, who sees everything: for arranging and asserting only. */
  readonly owner: pg.Pool;
  anOrganization(name?: string): Promise<TestOrganization>;
  aPlatformAdmin(): Promise<Viewer>;
}

const memberRoles = ['OWNER', 'ADMIN', 'MANAGER', 'OPERATOR', 'VIEWER'] as const;
const tokenExpiry = Date.parse('2100-01-01T00:00:00Z');

/** No test asks anybody outside: these are places where nobody answers. */
const outsideServices = [
  'TWILIO_API_URL',
  'ROCKETREACH_API_URL',
  'SENDGRID_API_URL',
  'CALENDLY_API_URL',
  'GOOGLE_TOKEN_URL',
  'MICROSOFT_TOKEN_URL',
];

/** Configuration of a process in tests: random secrets, loopback, port chosen by the system. */
export function testConfig(urls: TestDatabase['urls'], overrides: Record<string, string> = {}): Config {
  const { privateKey } = generateKeyPairSync('ed25519');
  return loadConfig({
    NODE_ENV: 'test',
    LOG_LEVEL: 'silent',
    PORT: '0',
    DATABASE_URL: urls.user,
    DATABASE_ADMIN_URL: urls.admin,
    DATABASE_SYSTEM_URL: urls.system,
    DATABASE_IDENTITY_URL: urls.identity,
    INTERNAL_SECRETS: `${randomUUID()}${randomUUID()}`,
    ACCESS_TOKEN_PRIVATE_KEY: Buffer.from(privateKey.export({ type: 'pkcs8', format: 'pem' })).toString('base64'),
    CURSOR_SECRET: `${randomUUID()}${randomUUID()}`,
    HASH_SECRET: `${randomUUID()}${randomUUID()}`,
    ENCRYPTION_KEYS: `test:${randomBytes(32).toString('base64')}`,
    ...Object.fromEntries(outsideServices.map((name) => [name, 'http://127.0.0.1:1'])),
    ...overrides,
  });
}

async function createUser(owner: pg.Pool, organizationId: string | null, role: Role): Promise<string> {
  const email = `${role.toLowerCase()}-${randomUUID()}@test.example`;
  const { rows } = await owner.query<{ id: string }>(
    `INSERT INTO tenant.users (organization_id, email, email_normalised, name, role, password_hash, email_verified_at) VALUES ($1, $2, $2, $3, $4, 'no password', now()) RETURNING id`,
    [organizationId, email, role, role],
  );
  return rows[0]?.id ?? '';
}

async function createOrganization(owner: pg.Pool, name: string): Promise<TestOrganization> {
  const { rows } = await owner.query<{ id: string }>(
    "INSERT INTO tenant.organizations (name, slug, postal_address) VALUES ($1, $2, '1 rue de l’Exemple, 75000 Paris') RETURNING id",
    [name, randomUUID()],
  );
  const id = rows[0]?.id ?? '';
  const members = new Map<Role, Viewer>();
  for (const role of memberRoles) {
    const userId = await createUser(owner, id, role);
    members.set(role, viewerOf({ kind: 'USER', userId, organizationId: id, role, expiresAt: tokenExpiry }));
  }
  const member = (role: Role): Viewer => {
    const viewer = members.get(role);
    if (!viewer) throw new Error(`No member in role ${role}.`);
    return viewer;
  };
  return {
    id,
    name,
    scope: organizationScope({ organizationId: id }),
    trail: { viewer: member('OWNER'), requestId: randomUUID(), clientAddress: null },
    member,
    agents: (runId) => viewerOf({ kind: 'AGENT', runId, organizationId: id }),
  };
}

/** Starts real services over a fresh database; `close` stops them and drops it. */
export async function startTestServices(
  options: { clock?: Clock; environment?: Record<string, string> } = {},
): Promise<TestServices> {
  const database = await createTestDatabase();
  const dataDirectory = mkdtempSync(path.join(tmpdir(), 'vectra-test-'));
  const config = testConfig(database.urls, { VECTRA_DATA_DIR: dataDirectory, ...options.environment });
  const services = await startServices({
    config,
    logger: createLogger('test', config),
    queuePrefix: `test-${randomUUID()}`,
    ...(options.clock ? { clock: options.clock } : {}),
  });
  const owner = connectAsOwner(database);
  return {
    ...services,
    databaseUrls: database.urls,
    owner,
    anOrganization: (name = 'Test organization') => createOrganization(owner, name),
    aPlatformAdmin: async () => {
      const userId = await createUser(owner, null, 'PLATFORM_ADMIN');
      return viewerOf({ kind: 'USER', userId, organizationId: null, role: 'PLATFORM_ADMIN', expiresAt: tokenExpiry });
    },
    close: async () => {
      await services.close();
      await owner.end();
      await database.drop();
      rmSync(dataDirectory, { recursive: true, force: true });
    },
  };
}

/** Fills the demo: two organizations that must not see each other, one login per role, and a platform admin. */
import pg from 'pg';
import { systemClock, type Clock } from '../platform/config/clock.js';
import { generateReadablePassword, hashPassword, verifyPassword } from '../platform/crypto/password.js';
import { normaliseEmail } from '../subgraphs/tenant/domain/email-address.js';
import type { UserRole } from '../subgraphs/tenant/domain/user.js';

const seedLock = 72707371;

interface DemoAccount {
  readonly role: UserRole;
  readonly email: string;
  readonly name: string;
  /** Slug of the organization; null for the platform admin. */
  readonly organization: string | null;
}

const organizations: readonly { readonly slug: string; readonly name: string }[] = [
  { slug: 'demo-vectra', name: 'Démo Vectra' },
  { slug: 'atelier-voisin', name: 'Atelier Voisin' },
];

const accounts: readonly DemoAccount[] = [
  { role: 'OWNER', email: 'owner@demo.example', name: 'Compte Propriétaire', organization: 'demo-vectra' },
  { role: 'ADMIN', email: 'admin@demo.example', name: 'Compte Administration', organization: 'demo-vectra' },
  { role: 'MANAGER', email: 'manager@demo.example', name: 'Compte Responsable', organization: 'demo-vectra' },
  { role: 'OPERATOR', email: 'operator@demo.example', name: 'Compte Opérations', organization: 'demo-vectra' },
  { role: 'VIEWER', email: 'viewer@demo.example', name: 'Compte Lecture', organization: 'demo-vectra' },
  { role: 'OWNER', email: 'owner@voisin.example', name: 'Compte Voisin', organization: 'atelier-voisin' },
  { role: 'PLATFORM_ADMIN', email: 'admin@vectra.example', name: 'Compte Plateforme', organization: null },
];

/** Passwords by e-mail address. */
export type DemoPasswords = Readonly<Record<string, string>>;

/** How one signs in to a demo account. */
export interface DemoLogin {
  readonly role: UserRole;
  readonly email: string;
  /** Null when the account has another password than the one given: somebody changed it, and it is left alone. */
  readonly password: string | null;
  readonly name: string;
  /** Name of the organization; null for the platform admin. */
  readonly organization: string | null;
}

/** What the seed came to. */
export interface SeedResult {
  /** Whether this call created any account. */
  readonly created: boolean;
  readonly logins: readonly DemoLogin[];
}

/** Where to seed, and with what. */
export interface SeedOptions {
  /** Connection string of the role that owns the tables. */
  readonly ownerUrl: string;
  /** The passwords of earlier starts; what is missing is drawn anew. */
  readonly passwords?: DemoPasswords;
  readonly clock?: Clock;
}

/**
 * The given passwords, with one more for every demo account that has none. Store them before seeding: then a seed that
 * is interrupted leaves no account behind whose password nobody knows.
 */
export const completeDemoPasswords = (known: DemoPasswords = {}): DemoPasswords => ({
  ...known,
  ...Object.fromEntries(
    accounts.filter(({ email }) => !known[email]).map(({ email }) => [email, generateReadablePassword()]),
  ),
});

/** Whoever tries the product brings lists of any length. */
const withoutLimits = JSON.stringify({ LEADS: null, EMAILS: null });

async function addOrganizations(client: pg.Client, now: Date): Promise<ReadonlyMap<string, string>> {
  for (const { slug, name } of organizations) {
    await client.query(
      `INSERT INTO tenant.organizations (name, slug, locale, postal_address, limit_overrides, created_at, updated_at)
       VALUES ($1, $2, 'FR', '1 rue de l’Exemple, 75000 Paris', $3, $4, $4)
       ON CONFLICT (slug) DO NOTHING`,
      [name, slug, withoutLimits, now],
    );
  }
  const { rows } = await client.query<{ id: string; slug: string }>(
    'SELECT id, slug FROM tenant.organizations WHERE slug = ANY ($1)',
    [organizations.map(({ slug }) => slug)],
  );
  return new Map(rows.map(({ slug, id }) => [slug, id]));
}

/** Adds the account unless its address is taken: true when it was added. */
async function addAccount(
  client: pg.Client,
  account: DemoAccount,
  organizationId: string | null,
  password: string,
  now: Date,
): Promise<boolean> {
  const { rowCount } = await client.query(
    `INSERT INTO tenant.users (organization_id, email, email_normalised, name, role, locale, password_hash, email_verified_at, created_at, updated_at)
     VALUES ($1, $2, $3, $4, $5, 'FR', $6, $7, $7, $7) ON CONFLICT (email_normalised) DO NOTHING`,
    [
      organizationId,
      account.email,
      normaliseEmail(account.email),
      account.name,
      account.role,
      await hashPassword(password),
      now,
    ],
  );
  return rowCount === 1;
}

/** Password hashes of the demo accounts that are there, by normalised address. */
async function storedHashes(client: pg.Client): Promise<ReadonlyMap<string, string>> {
  const { rows } = await client.query<{ email_normalised: string; password_hash: string }>(
    'SELECT email_normalised, password_hash FROM tenant.users WHERE email_normalised = ANY ($1)',
    [accounts.map(({ email }) => normaliseEmail(email))],
  );
  return new Map(rows.map((row) => [row.email_normalised, row.password_hash]));
}

async function seedWithin(client: pg.Client, passwords: DemoPasswords, now: Date): Promise<SeedResult> {
  const organizationIds = await addOrganizations(client, now);
  const hashes = await storedHashes(client);
  const logins: DemoLogin[] = [];
  let created = false;
  for (const account of accounts) {
    const { role, email, name, organization } = account;
    const password = passwords[email] ?? '';
    const stored = hashes.get(normaliseEmail(email));
    let valid = stored !== undefined && (await verifyPassword(stored, password));
    if (stored === undefined) {
      valid = await addAccount(
        client,
        account,
        organization && (organizationIds.get(organization) ?? null),
        password,
        now,
      );
      created ||= valid;
    }
    const organizationName = organizations.find(({ slug }) => slug === organization)?.name ?? null;
    logins.push({ role, email, name, organization: organizationName, password: valid ? password : null });
  }
  return { created, logins };
}

/**
 * Creates what is missing of the demo, in one transaction; what is there is left as it is, so that it can be repeated
 * at every start. Every password is random and belongs to this installation.
 * @throws when the database cannot be reached or is not migrated.
 */
export async function seedDemo({ ownerUrl, passwords, clock = systemClock }: SeedOptions): Promise<SeedResult> {
  const complete = completeDemoPasswords(passwords);
  const client = new pg.Client({ connectionString: ownerUrl, connectionTimeoutMillis: 5_000, query_timeout: 30_000 });
  await client.connect();
  try {
    await client.query('BEGIN');
    await client.query('SELECT pg_advisory_xact_lock($1)', [seedLock]);
    const result = await seedWithin(client, complete, clock.now());
    await client.query('COMMIT');
    return result;
  } finally {
    // Ending the connection undoes a transaction that was not committed.
    await client.end();
  }
}

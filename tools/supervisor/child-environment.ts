import type { DatabaseUrls } from './stack-database.js';
import type { Secrets } from './secrets.js';

/** The processes of a stack, in the order in which they are started. */
export const CHILD_NAMES = ['gateway', 'worker', 'web'] as const;

/** One process of a stack. */
export type ChildName = (typeof CHILD_NAMES)[number];

/** What the environment of a child is made from. */
export interface EnvironmentParts {
  readonly inherited: Readonly<Record<string, string | undefined>>;
  readonly dataDirectory: string;
  readonly ports: { readonly gateway: number; readonly web: number };
  readonly host: string;
  readonly secrets: Secrets;
  readonly database: DatabaseUrls;
}

const OURS_ALONE = [
  'DATABASE_OWNER_URL',
  'DATABASE_URL',
  'DATABASE_ADMIN_URL',
  'DATABASE_SYSTEM_URL',
  'DATABASE_IDENTITY_URL',
];
const SERVER_ONLY = [
  ...OURS_ALONE,
  'INTERNAL_SECRETS',
  'ACCESS_TOKEN_PRIVATE_KEY',
  'CURSOR_SECRET',
  'HASH_SECRET',
  'ENCRYPTION_KEYS',
  'REDIS_URL',
  'SMTP_URL',
  'SENDGRID_API_KEY',
];

function without(
  environment: Readonly<Record<string, string | undefined>>,
  names: readonly string[],
): Record<string, string> {
  const kept = Object.entries(environment).filter(
    (entry): entry is [string, string] => entry[1] !== undefined && !names.includes(entry[0]),
  );
  return Object.fromEntries(kept);
}

function shared(parts: EnvironmentParts): Record<string, string> {
  return {
    NODE_ENV: 'production',
    HOST: parts.host,
    GATEWAY_URL: `http://127.0.0.1:${parts.ports.gateway}`,
    APOLLO_TELEMETRY_DISABLED: 'true',
    NEXT_TELEMETRY_DISABLED: '1',
  };
}

/** What the gateway and the worker are told. The owner's connection is not part of it: only migrations and the seed hold it. */
export function serverEnvironment(parts: EnvironmentParts): Record<string, string> {
  const { database, secrets, inherited } = parts;
  return {
    ...secrets,
    ...without(inherited, OURS_ALONE),
    ...shared(parts),
    VECTRA_DATA_DIR: parts.dataDirectory,
    PORT: String(parts.ports.gateway),
    WEB_PORT: String(parts.ports.web),
    DATABASE_URL: database.user,
    DATABASE_ADMIN_URL: database.admin,
    DATABASE_SYSTEM_URL: database.system,
    DATABASE_IDENTITY_URL: database.identity,
  };
}

/** What the web app is told: where the gateway is, and no secret. */
export function webEnvironment(parts: EnvironmentParts): Record<string, string> {
  return {
    ...without(parts.inherited, SERVER_ONLY),
    ...shared(parts),
    PORT: String(parts.ports.web),
    WEB_PORT: String(parts.ports.web),
    HOSTNAME: parts.host,
  };
}

/** What the seed is told: everything a server is, and the owner's connection when there is one. */
export function seedEnvironment(parts: EnvironmentParts): Record<string, string> {
  const { owner } = parts.database;
  return { ...serverEnvironment(parts), ...(owner === undefined ? {} : { DATABASE_OWNER_URL: owner }) };
}

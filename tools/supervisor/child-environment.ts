import type { DatabaseUrls } from './stack-database.js';
import type { Secrets } from './secrets.js';

/** The processes of every stack. */
export const STACK_NAMES = ['gateway', 'worker', 'web'] as const;

/** The houses, which are processes of their own when a stack is asked for that. */
export const HOUSE_NAMES = ['tenant', 'campaign', 'lead', 'admin'] as const;

/** A house that is a process of its own. */
export type HouseName = (typeof HOUSE_NAMES)[number];

/** A process of every stack. */
export type StackName = (typeof STACK_NAMES)[number];

/** One process of a stack. */
export type ChildName = StackName | HouseName;

/** Where the houses listen that are processes of their own. */
export type HousePorts = Readonly<Record<HouseName, number>>;

/** What the environment of a child is made from. */
export interface EnvironmentParts {
  readonly inherited: Readonly<Record<string, string | undefined>>;
  readonly dataDirectory: string;
  readonly ports: { readonly gateway: number; readonly web: number };
  /** Left out when the houses are in the gateway. */
  readonly housePorts?: HousePorts;
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

/** Where a gateway on this machine reaches a house that listens on a port. */
export const houseAddress = (port: number): string => `http://127.0.0.1:${port}/graphql`;

/** What tells a gateway where the houses are: `SUBGRAPH_<NAME>_URL` of each. */
export function houseAddresses(ports: HousePorts): Record<string, string> {
  return Object.fromEntries(
    HOUSE_NAMES.map((name) => [`SUBGRAPH_${name.toUpperCase()}_URL`, houseAddress(ports[name])]),
  );
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
    ...(parts.housePorts ? houseAddresses(parts.housePorts) : {}),
  };
}

/** What a house is told that is a process of its own. It listens on this machine only, whatever the gateway does: nobody else asks it. */
export function houseEnvironment(parts: EnvironmentParts, name: HouseName): Record<string, string> {
  if (!parts.housePorts) throw new Error(`${name} has no port: the houses of this stack are in the gateway.`);
  return { ...serverEnvironment(parts), HOST: '127.0.0.1', SUBGRAPH_PORT: String(parts.housePorts[name]) };
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

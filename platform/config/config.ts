import { z } from 'zod';
import { legalEnvironment, legalOperator, type LegalOperator } from './legal-config.js';
import { InvalidMailConfig, mailConfig, mailEnvironment, type MailConfig } from './mail-config.js';

const port = (fallback: number) => z.coerce.number().int().min(0).max(65_535).default(fallback);
const postgresUrl = z.string().regex(/^postgres(ql)?:\/\//, 'must start with postgresql://');
const secret = z.string().min(32, 'must be at least 32 characters long');
const list = z
  .string()
  .default('')
  .transform((text) =>
    text
      .split(',')
      .map((part) => part.trim())
      .filter((part) => part !== ''),
  );

/** The keys of the envelope as `ENCRYPTION_KEYS` holds them. @throws ZodError saying what is wrong with them. */
export const encryptionKeysOf = (text: string): Config['encryptionKeys'] => encryptionKeys.parse(text);

const encryptionKey = z
  .string()
  .regex(/^[A-Za-z0-9_-]{1,32}:[A-Za-z0-9+/=_-]+$/, 'must be <id>:<32 bytes in base64>')
  .transform((text) => {
    const [id = '', encoded = ''] = text.split(':');
    return { id, key: Buffer.from(encoded, 'base64') };
  })
  .refine(({ key }) => key.length === 32, 'must hold 32 bytes in base64');

const encryptionKeys = list.pipe(z.array(encryptionKey).min(1, 'needs at least one key'));

/** `https://app.example`: an origin alone, exactly as browsers send it; a wildcard would be everybody (D-36). */
const isOrigin = (text: string): boolean => !text.includes('*') && URL.canParse(text) && new URL(text).origin === text;

const loopbackHosts = new Set(['127.0.0.1', 'localhost', '[::1]']);

/** A place that is spoken to over TLS, unless it is on this machine, as in tests. */
const tlsUrl = z
  .url()
  .refine((text) => {
    const { protocol, hostname, search, hash } = new URL(text);
    const isPrivate = protocol === 'https:' || (protocol === 'http:' && loopbackHosts.has(hostname));
    return isPrivate && search === '' && hash === '';
  }, 'must be https:// and nothing but an address')
  .transform((text) => text.replace(/\/+$/, ''));

/** Where a provider is asked. */
const providerUrl = (fallback: string) => z.string().default(fallback).pipe(tlsUrl);

/** Whose registration makes a platform admin when nothing else is configured (V-82); never in production (X-07). */
export const defaultPlatformAdminEmail = 'admin@vectra.io';

const environmentSchema = z.object({
  NODE_ENV: z.enum(['development', 'test', 'production']).default('production'),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('info'),
  HOST: z.string().default('127.0.0.1'),
  PORT: port(4000),
  WEB_PORT: port(3000),
  SUBGRAPH_PORT: port(4001),
  WEB_ORIGINS: list.pipe(z.array(z.string().refine(isOrigin, 'must be origins such as https://app.example'))),
  GATEWAY_URL: z.url().optional(),
  PUBLIC_GATEWAY_URL: tlsUrl.optional(),
  TRUSTED_PROXIES: list,
  VECTRA_DATA_DIR: z.string().default('.vectra'),
  DATABASE_URL: postgresUrl,
  DATABASE_ADMIN_URL: postgresUrl,
  DATABASE_SYSTEM_URL: postgresUrl,
  DATABASE_IDENTITY_URL: postgresUrl,
  REDIS_URL: z
    .string()
    .regex(/^rediss?:\/\//, 'must start with redis://')
    .optional(),
  SUBGRAPH_TENANT_URL: z.url().optional(),
  SUBGRAPH_CAMPAIGN_URL: z.url().optional(),
  SUBGRAPH_LEAD_URL: z.url().optional(),
  SUBGRAPH_ADMIN_URL: z.url().optional(),
  INTERNAL_SECRETS: list.pipe(z.array(secret).min(1, 'needs at least one secret')),
  ACCESS_TOKEN_PRIVATE_KEY: z.string().min(1),
  CURSOR_SECRET: secret,
  HASH_SECRET: secret,
  ENCRYPTION_KEYS: encryptionKeys,
  WEB_URL: z.url().optional(),
  REQUESTS_PER_MINUTE: z.coerce.number().int().min(1).default(1_000),
  TWILIO_API_URL: providerUrl('https://api.twilio.com'),
  ROCKETREACH_API_URL: providerUrl('https://api.rocketreach.co'),
  SENDGRID_API_URL: providerUrl('https://api.sendgrid.com'),
  CALENDLY_API_URL: providerUrl('https://api.calendly.com'),
  GOOGLE_TOKEN_URL: providerUrl('https://oauth2.googleapis.com'),
  MICROSOFT_TOKEN_URL: providerUrl('https://login.microsoftonline.com'),
  PLATFORM_ADMIN_EMAIL: z.email().default(defaultPlatformAdminEmail),
  ...mailEnvironment,
  ...legalEnvironment,
});

/** Everything a process of ours is told from outside, parsed once. Durations carry their unit in the name. */
export interface Config {
  readonly environment: 'development' | 'test' | 'production';
  readonly logLevel: 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'silent';
  readonly host: string;
  readonly port: number;
  readonly webPort: number;
  /** Where a house listens that runs as a process of its own. */
  readonly subgraphPort: number;
  /** Origins whose pages may send cookies to the gateway. */
  readonly webOrigins: readonly string[];
  /** Addresses or networks whose word about a caller's address is believed, besides this machine's own. */
  readonly trustedProxies: readonly string[];
  /** Where the worker and the web app reach the gateway. */
  readonly gatewayUrl: string;
  /** Where anybody reaches the gateway: the links by which people end mails start with it, without a slash at the end. */
  readonly publicGatewayUrl: string;
  readonly dataDirectory: string;
  readonly database: {
    readonly userUrl: string;
    readonly adminUrl: string;
    readonly systemUrl: string;
    readonly identityUrl: string;
  };
  readonly redisUrl: string | undefined;
  /** Subgraphs that run as their own HTTP process; a name that is absent runs in the gateway. */
  readonly subgraphUrls: Readonly<Record<string, string>>;
  /** Secrets of the signed viewer: the first signs, all verify, so that they can be rotated. */
  readonly internalSecrets: readonly string[];
  /** Ed25519 key (PKCS#8 PEM in base64) that signs access tokens. */
  readonly accessTokenPrivateKey: string;
  readonly cursorSecret: string;
  /** Names values where they are stored unreadably: addresses, codes, API keys. */
  readonly hashSecret: string;
  /** Keys of the envelope: the first seals, all open, so that they can be rotated (X-19). */
  readonly encryptionKeys: readonly { readonly id: string; readonly key: Buffer }[];
  /** Where people reach the web app; links in mails start with it. */
  readonly webUrl: string;
  /** How many requests a minute anybody may make who is told nothing else (A-108). */
  readonly requestsPerMinute: number;
  /** Where the services are asked whose credentials organizations keep here: no address of theirs ever comes from a caller. */
  readonly integrationUrls: Readonly<
    Record<'TWILIO' | 'ROCKETREACH' | 'SENDGRID' | 'CALENDLY' | 'GOOGLE' | 'MICROSOFT', string>
  >;
  /** Who becomes platform admin once they registered and proved this address (V-82, X-07). */
  readonly platformAdminEmail: string;
  readonly mail: MailConfig;
  /** Who runs this installation, for the terms and the privacy policy. */
  readonly legalOperator: LegalOperator;
}

/** The environment does not describe a process that can run; the message names every variable at fault. */
export class InvalidConfig extends Error {
  constructor(problems: readonly string[]) {
    super(`The environment is not complete:\n${problems.map((problem) => ` - ${problem}`).join('\n')}`);
    this.name = 'InvalidConfig';
  }
}

/**
 * Parses the environment of this process. The only reader of `process.env`.
 * @throws InvalidConfig naming every variable that is missing or malformed.
 */
export function loadConfig(environment: Record<string, string | undefined> = process.env): Config {
  const parsed = environmentSchema.safeParse(environment);
  if (!parsed.success) {
    throw new InvalidConfig(parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`));
  }
  const env = parsed.data;
  const subgraphUrls = Object.entries({
    tenant: env.SUBGRAPH_TENANT_URL,
    campaign: env.SUBGRAPH_CAMPAIGN_URL,
    lead: env.SUBGRAPH_LEAD_URL,
    admin: env.SUBGRAPH_ADMIN_URL,
  }).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return {
    environment: env.NODE_ENV,
    logLevel: env.LOG_LEVEL,
    host: env.HOST,
    port: env.PORT,
    webPort: env.WEB_PORT,
    subgraphPort: env.SUBGRAPH_PORT,
    webOrigins:
      env.WEB_ORIGINS.length > 0
        ? env.WEB_ORIGINS
        : [`http://localhost:${env.WEB_PORT}`, `http://127.0.0.1:${env.WEB_PORT}`],
    trustedProxies: env.TRUSTED_PROXIES,
    gatewayUrl: env.GATEWAY_URL ?? `http://127.0.0.1:${env.PORT}`,
    publicGatewayUrl: env.PUBLIC_GATEWAY_URL ?? `http://localhost:${env.PORT}`,
    dataDirectory: env.VECTRA_DATA_DIR,
    database: {
      userUrl: env.DATABASE_URL,
      adminUrl: env.DATABASE_ADMIN_URL,
      systemUrl: env.DATABASE_SYSTEM_URL,
      identityUrl: env.DATABASE_IDENTITY_URL,
    },
    redisUrl: env.REDIS_URL,
    subgraphUrls: Object.fromEntries(subgraphUrls),
    internalSecrets: env.INTERNAL_SECRETS,
    accessTokenPrivateKey: env.ACCESS_TOKEN_PRIVATE_KEY,
    cursorSecret: env.CURSOR_SECRET,
    hashSecret: env.HASH_SECRET,
    encryptionKeys: env.ENCRYPTION_KEYS,
    webUrl: (env.WEB_URL ?? `http://localhost:${env.WEB_PORT}`).replace(/\/+$/, ''),
    requestsPerMinute: env.REQUESTS_PER_MINUTE,
    integrationUrls: {
      TWILIO: env.TWILIO_API_URL,
      ROCKETREACH: env.ROCKETREACH_API_URL,
      SENDGRID: env.SENDGRID_API_URL,
      CALENDLY: env.CALENDLY_API_URL,
      GOOGLE: env.GOOGLE_TOKEN_URL,
      MICROSOFT: env.MICROSOFT_TOKEN_URL,
    },
    platformAdminEmail: env.PLATFORM_ADMIN_EMAIL,
    mail: readMail(env),
    legalOperator: legalOperator(env),
  };
}

function readMail(environment: z.infer<typeof environmentSchema>): MailConfig {
  try {
    const mail = mailConfig(environment, environment.HOST);
    // Whoever is written to must be able to end it (R-10); a link to this machine would end nothing elsewhere.
    if (mail.transport !== 'mailbox' && environment.PUBLIC_GATEWAY_URL === undefined)
      throw new InvalidConfig([
        `PUBLIC_GATEWAY_URL: MAIL_TRANSPORT is ${mail.transport}, and the links that end mails need an address that everybody reaches`,
      ]);
    return mail;
  } catch (error) {
    if (error instanceof InvalidMailConfig) throw new InvalidConfig([error.message]);
    throw error;
  }
}

import { describe, expect, test } from '@jest/globals';
import { InvalidConfig, loadConfig } from './config.js';

const secret = 'a-secret-of-thirty-two-characters';
const complete = {
  DATABASE_URL: 'postgresql://user@localhost/vectra',
  DATABASE_ADMIN_URL: 'postgres://admin@localhost/vectra',
  DATABASE_SYSTEM_URL: 'postgresql://system@localhost/vectra',
  DATABASE_IDENTITY_URL: 'postgresql://identity@localhost/vectra',
  INTERNAL_SECRETS: secret,
  ACCESS_TOKEN_PRIVATE_KEY: 'a2V5',
  CURSOR_SECRET: secret,
  HASH_SECRET: secret,
  ENCRYPTION_KEYS: `first:${Buffer.alloc(32).toString('base64')}`,
};
const problemOf = (environment: Record<string, string | undefined>): string => {
  try {
    loadConfig(environment);
  } catch (error) {
    if (error instanceof InvalidConfig) return error.message;
  }
  throw new Error('The environment was accepted.');
};

describe('an environment that is not complete', () => {
  test('is refused with the name of every missing variable', () => {
    const message = problemOf({});
    const named = [...message.matchAll(/^ - (\w+):/gm)].map((match) => match[1]);
    expect(named.sort()).toEqual(Object.keys(complete).sort());
  });

  test.each(Object.keys(complete))('without %s is refused by that name alone', (name) => {
    const message = problemOf({ ...complete, [name]: undefined });
    expect([...message.matchAll(/^ - (\w+):/gm)].map((match) => match[1])).toEqual([name]);
  });

  test.each([
    ['DATABASE_URL', 'mysql://localhost', 'must start with postgresql://'],
    ['REDIS_URL', 'localhost:6379', 'must start with redis://'],
    ['CURSOR_SECRET', 'short', 'at least 32 characters'],
    ['INTERNAL_SECRETS', `${secret},short`, 'at least 32 characters'],
    ['INTERNAL_SECRETS', ' , ', 'at least one secret'],
    ['HASH_SECRET', 'short', 'at least 32 characters'],
    ['ENCRYPTION_KEYS', 'first', '<id>:<32 bytes in base64>'],
    ['ENCRYPTION_KEYS', `first:${Buffer.alloc(16).toString('base64')}`, '32 bytes'],
    ['PLATFORM_ADMIN_EMAIL', 'nobody', ''],
    ['PORT', '70000', ''],
    ['PORT', 'http', ''],
    ['GATEWAY_URL', 'gateway', ''],
    ['PUBLIC_GATEWAY_URL', 'http://api.example', 'must be https://'],
    ['PUBLIC_GATEWAY_URL', 'https://api.example/?to=elsewhere', 'must be https://'],
    ['NODE_ENV', 'staging', ''],
    ['WEB_ORIGINS', '*', 'must be origins'],
    ['WEB_ORIGINS', 'https://*.example', 'must be origins'],
    ['WEB_ORIGINS', 'null', 'must be origins'],
    ['WEB_ORIGINS', 'https://app.example/', 'must be origins'],
    ['WEB_ORIGINS', 'https://app.example,app.example', 'must be origins'],
    ['REQUESTS_PER_MINUTE', '0', ''],
    ['TWILIO_API_URL', 'http://api.twilio.example', 'must be https://'],
    ['GOOGLE_TOKEN_URL', 'file:///etc/passwd', 'must be https://'],
    ['SENDGRID_API_URL', 'https://api.sendgrid.example/?to=elsewhere', 'must be https://'],
  ])('%s = "%s" is refused by name', (name, value, reason) => {
    const message = problemOf({ ...complete, [name]: value });
    expect(message).toContain(` - ${name}`);
    expect(message).toContain(reason);
  });

  test('is refused where mail leaves the machine and nobody could end it (R-10)', () => {
    const smtp = { ...complete, MAIL_TRANSPORT: 'smtp', SMTP_URL: 'smtp://mail.example' };
    expect(problemOf(smtp)).toContain(' - PUBLIC_GATEWAY_URL');
    expect(loadConfig({ ...smtp, PUBLIC_GATEWAY_URL: 'https://api.example/' })).toMatchObject({
      publicGatewayUrl: 'https://api.example',
    });
  });

  test('is refused without repeating a secret', () => {
    expect(problemOf({ ...complete, CURSOR_SECRET: 'hunter2' })).not.toContain('hunter2');
  });
});

describe('an environment that is complete', () => {
  test('has the ports, the address and the directory that the contract promises', () => {
    expect(loadConfig(complete)).toMatchObject({
      environment: 'production',
      host: '127.0.0.1',
      port: 4000,
      webPort: 3000,
      subgraphPort: 4001,
      webOrigins: ['http://localhost:3000', 'http://127.0.0.1:3000'],
      gatewayUrl: 'http://127.0.0.1:4000',
      publicGatewayUrl: 'http://localhost:4000',
      dataDirectory: '.vectra',
      redisUrl: undefined,
      subgraphUrls: {},
      internalSecrets: [secret],
      requestsPerMinute: 1_000,
      integrationUrls: { TWILIO: 'https://api.twilio.com', ROCKETREACH: 'https://api.rocketreach.co' },
    });
  });

  test('follows what it is told', () => {
    const config = loadConfig({
      ...complete,
      PORT: '4100',
      WEB_ORIGINS: 'https://app.example, https://www.example',
      REDIS_URL: 'rediss://cache.example',
      SUBGRAPH_PORT: '4010',
      SUBGRAPH_LEAD_URL: 'http://lead.example:4010',
      INTERNAL_SECRETS: `${secret}-new, ${secret}-old`,
      REQUESTS_PER_MINUTE: '50',
      CALENDLY_API_URL: 'http://127.0.0.1:4999/',
    });
    expect(config).toMatchObject({
      port: 4100,
      gatewayUrl: 'http://127.0.0.1:4100',
      webOrigins: ['https://app.example', 'https://www.example'],
      redisUrl: 'rediss://cache.example',
      subgraphPort: 4010,
      subgraphUrls: { lead: 'http://lead.example:4010' },
      internalSecrets: [`${secret}-new`, `${secret}-old`],
      requestsPerMinute: 50,
      integrationUrls: { CALENDLY: 'http://127.0.0.1:4999' },
    });
  });
});

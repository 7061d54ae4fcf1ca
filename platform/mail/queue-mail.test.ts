import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { platformScope } from '../tenancy/platform-scope.js';
import { startTestServices, type TestOrganization, type TestServices } from '../testing/test-services.js';
import { queueMail, type QueuedMail } from './queue-mail.js';

let services: TestServices;
let organization: TestOrganization;

beforeAll(async () => {
  services = await startTestServices();
});
beforeEach(async () => {
  organization = await services.anOrganization();
});
afterAll(async () => {
  await services.close();
});

const resetUrl = 'https://vectra.example/reset?token=very-secret-token';
const reset = (organizationId: string | null, idempotencyKey = randomUUID()): QueuedMail => ({
  organizationId,
  to: 'camille.moreau@customer.example',
  locale: 'FR',
  template: 'reset-password',
  values: { name: 'Camille Moreau', url: resetUrl, expiresInMinutes: 30 },
  idempotencyKey,
});

const rowsOf = async (key: string): Promise<readonly Record<string, unknown>[]> =>
  (
    await services.owner.query<Record<string, unknown>>(
      'SELECT * FROM platform.mail_outbox WHERE idempotency_key = $1',
      [key],
    )
  ).rows;

describe('a mail that is queued', () => {
  test('waits once its transaction is committed, and never existed when it is not', async () => {
    const kept = reset(organization.id);
    const lost = reset(organization.id);
    const client = services.database.forOrganization(organization.scope);
    await client.$transaction((transaction) => queueMail(transaction, services.envelope, kept));
    await client
      .$transaction(async (transaction) => {
        await queueMail(transaction, services.envelope, lost);
        throw new Error('changed my mind');
      })
      .catch(() => undefined);
    expect(await rowsOf(kept.idempotencyKey)).toMatchObject([
      { organization_id: organization.id, template: 'reset-password', locale: 'FR', status: 'WAITING', attempts: 0 },
    ]);
    expect(await rowsOf(lost.idempotencyKey)).toEqual([]);
  });

  test('shows no address, name, link or token to who reads the table (X-03)', async () => {
    const mail = reset(organization.id);
    await queueMail(services.database.forOrganization(organization.scope), services.envelope, mail);
    const row = JSON.stringify(await rowsOf(mail.idempotencyKey));
    for (const secret of ['camille', 'moreau', 'customer', 'very-secret-token', 'vectra.example'])
      expect(row.toLowerCase()).not.toContain(secret);
    expect(row).toContain('ca***@cu***');
  });

  test('is queued once per key and organization, whoever else uses the same key', async () => {
    const other = await services.anOrganization();
    const key = randomUUID();
    const client = services.database.forOrganization(organization.scope);
    await queueMail(client, services.envelope, reset(organization.id, key));
    await queueMail(client, services.envelope, { ...reset(organization.id, key), to: 'second@customer.example' });
    await queueMail(services.database.forOrganization(other.scope), services.envelope, reset(other.id, key));
    await queueMail(services.database.forIdentity(), services.envelope, reset(null, key));
    await queueMail(services.database.forIdentity(), services.envelope, reset(null, key));
    const rows = await rowsOf(key);
    expect(rows.map((row) => row['organization_id']).sort()).toEqual([organization.id, other.id, null].sort());
    expect(rows.map((row) => row['recipient_masked'])).toEqual(rows.map(() => 'ca***@cu***'));
  });
});

describe('who may queue what', () => {
  test('an organization only its own mail', async () => {
    const other = await services.anOrganization();
    const client = services.database.forOrganization(organization.scope);
    await expect(queueMail(client, services.envelope, reset(other.id))).rejects.toThrow(/row-level security/);
    await expect(queueMail(client, services.envelope, reset(null))).rejects.toThrow(/row-level security/);
  });

  test('accounts and the platform any mail, also of nobody yet', async () => {
    const byAccounts = reset(null);
    const byPlatform = reset(organization.id);
    await queueMail(services.database.forIdentity(), services.envelope, byAccounts);
    const admin = services.database.forPlatform(platformScope(await services.aPlatformAdmin(), 'test of mail'));
    await queueMail(admin, services.envelope, byPlatform);
    expect(await rowsOf(byAccounts.idempotencyKey)).toHaveLength(1);
    expect(await rowsOf(byPlatform.idempotencyKey)).toHaveLength(1);
    await expect(admin.$queryRawUnsafe('SELECT sealed FROM platform.mail_outbox')).rejects.toThrow(/permission denied/);
    await expect(
      admin.$queryRawUnsafe('SELECT status, recipient_masked FROM platform.mail_outbox'),
    ).resolves.toBeDefined();
  });
});

describe('a mail that is none', () => {
  test.each([
    ['a list of addresses', { to: 'a@x.example, b@x.example' }],
    ['an address with a line break', { to: 'a@x.example\r\nBcc: b@x.example' }],
    ['a name with an address', { to: 'A <a@x.example>' }],
    ['a link that runs code', { values: { name: 'A', url: 'javascript:alert(1)', expiresInMinutes: 1 } }],
    ['a value it does not know', { values: { name: 'A', url: resetUrl, expiresInMinutes: 1, html: '<b>' } }],
  ])('is refused before it waits: %s', async (_what, wrong) => {
    const mail = { ...reset(organization.id), ...wrong } as QueuedMail;
    const client = services.database.forOrganization(organization.scope);
    await expect(queueMail(client, services.envelope, mail)).rejects.toThrow();
    expect(await rowsOf(mail.idempotencyKey)).toEqual([]);
  });
});

import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { encryptionKeysOf } from '../platform/config/config.js';
import { CannotOpen, Envelope } from '../platform/crypto/envelope.js';
import { createSystemPool } from '../platform/database/system-connection.js';
import { startTestServices, type TestServices } from '../platform/testing/test-services.js';
import { addKey, rewrapAll, rotateKeys, sealedColumns } from './key-rotation.js';
import { loadSecrets } from './supervisor/secrets.js';

const keyText = (id: string): string => `${id}:${randomBytes(32).toString('base64')}`;
const envelopeOf = (...keys: readonly string[]): Envelope => new Envelope(encryptionKeysOf(keys.join(',')));

let services: TestServices;
beforeEach(async () => {
  services = await startTestServices();
});
afterEach(() => services.close());

/** What is stored of an organization's service, a person's second factor, or a mail. */
interface Stored {
  readonly table: string;
  readonly context: string;
  readonly plain: string;
  readonly read: () => Promise<string>;
  readonly write: (sealed: string) => Promise<unknown>;
}

const valueOf = async (statement: string, values: readonly unknown[]): Promise<string> =>
  (await services.owner.query<{ sealed: string }>(statement, [...values])).rows[0]?.sealed ?? '';

/** One sealed text of each kind, sealed by this envelope. */
async function oneOfEach(envelope: Envelope): Promise<readonly Stored[]> {
  const organization = await services.anOrganization();
  const { userId } = organization.member('OWNER');
  const [plain, mailId] = [`secret ${randomUUID()}`, randomUUID()];
  const { owner } = services;
  const contexts = {
    field: `integration|${organization.id}|ROCKETREACH|apiKey`,
    factor: `second-factor|${userId}`,
    mail: `mail|${mailId}`,
  };
  await owner.query("INSERT INTO tenant.integrations (organization_id, provider) VALUES ($1, 'ROCKETREACH')", [
    organization.id,
  ]);
  await owner.query(
    "INSERT INTO tenant.integration_fields (organization_id, provider, field, shown, sealed) VALUES ($1, 'ROCKETREACH', 'apiKey', '•', $2)",
    [organization.id, envelope.seal(plain, contexts.field)],
  );
  await owner.query(
    'INSERT INTO tenant.second_factors (user_id, organization_id, sealed_secret, created_at) VALUES ($1, $2, $3, now())',
    [userId, organization.id, envelope.seal(plain, contexts.factor)],
  );
  await owner.query(
    `INSERT INTO platform.mail_outbox (id, organization_id, template, locale, recipient_masked, sealed, idempotency_key)
     VALUES ($1, $2, 'verify-email', 'FR', 'a••@test.example', $3, $4)`,
    [mailId, organization.id, envelope.seal(plain, contexts.mail), mailId],
  );
  const stored = (table: string, column: string, key: string, id: unknown, context: string): Stored => ({
    table: `${table}.${column}`,
    context,
    plain,
    read: () => valueOf(`SELECT ${column} AS sealed FROM ${table} WHERE ${key} = $1`, [id]),
    write: (sealed) => owner.query(`UPDATE ${table} SET ${column} = $2 WHERE ${key} = $1`, [id, sealed]),
  });
  return [
    stored('tenant.integration_fields', 'sealed', 'organization_id', organization.id, contexts.field),
    stored('tenant.second_factors', 'sealed_secret', 'user_id', userId, contexts.factor),
    stored('platform.mail_outbox', 'sealed', 'id', mailId, contexts.mail),
  ];
}

/** Rewraps as the command does: as the role that belongs to no organization. */
async function rewrap(envelope: Envelope) {
  const pool = createSystemPool(services.databaseUrls.system, { poolSizeMax: 1 });
  try {
    return await rewrapAll(pool, envelope);
  } finally {
    await pool.end();
  }
}

describe('rotating the encryption keys (X-19)', () => {
  test('goes through every column of the database that holds something sealed', async () => {
    const { rows } = await services.owner.query<{ name: string }>(
      `SELECT table_schema || '.' || table_name || '.' || column_name AS name FROM information_schema.columns
       WHERE column_name LIKE '%sealed%' ORDER BY 1`,
    );
    const known = sealedColumns.map(({ table, column }) => `${table}.${column}`);
    expect(rows.map(({ name }) => name)).toEqual(known.toSorted());
  });

  test('lets everything open with the new key alone, and nothing with the old one', async () => {
    const [before, after] = [keyText('before'), keyText('after')];
    const each = await oneOfEach(envelopeOf(before));
    await rewrap(envelopeOf(after, before));
    for (const { read, context, plain } of each) {
      const sealed = await read();
      expect(envelopeOf(after).open(sealed, context)).toBe(plain);
      expect(() => envelopeOf(before).open(sealed, context)).toThrow(CannotOpen);
    }
  });

  test('is never seen by a service that reads and stores meanwhile', async () => {
    const [before, after] = [keyText('first'), keyText('second')];
    const service = envelopeOf(after, before);
    const each = (await Promise.all(Array.from({ length: 20 }, () => oneOfEach(envelopeOf(before))))).flat();
    const written = new Map<string, string>();
    const rotation = { isDone: false };
    const reading = (async () => {
      let count = 0;
      while (!rotation.isDone || count < each.length) {
        const one = each[count % each.length];
        if (!one) break;
        const plain = written.get(one.context) ?? one.plain;
        expect(service.open(await one.read(), one.context)).toBe(plain);
        // A service that was not yet restarted seals with the old key.
        const sealer = count % 2 === 0 ? envelopeOf(before) : service;
        await one.write(sealer.seal(`stored ${count}`, one.context));
        written.set(one.context, `stored ${count}`);
        count += 1;
      }
    })();
    await rewrap(service);
    rotation.isDone = true;
    await reading;
    await rewrap(service);
    for (const { read, context, plain } of each)
      expect(envelopeOf(after).open(await read(), context)).toBe(written.get(context) ?? plain);
  });

  test('leaves what no configured key opens as it is, and says so', async () => {
    const [lost, after] = [keyText('lost'), keyText('newest')];
    const each = await oneOfEach(envelopeOf(lost));
    const sealed = await Promise.all(each.map(({ read }) => read()));
    const dataDirectory = mkdtempSync(path.join(tmpdir(), 'vectra-keys-'));
    const said: string[] = [];
    const environment = { DATABASE_SYSTEM_URL: services.databaseUrls.system, ENCRYPTION_KEYS: after };
    expect(await rotateKeys(dataDirectory, environment, (line) => said.push(line))).toBe(1);
    expect(said.join('\n')).toMatch(/could not be opened[\s\S]*Give those keys back/);
    expect(await Promise.all(each.map(({ read }) => read()))).toEqual(sealed);
    const complete = { ...environment, ENCRYPTION_KEYS: `${after},${lost}` };
    expect(await rotateKeys(dataDirectory, complete, (line) => said.push(line))).toBe(0);
    expect(said.at(-1)).toMatch(/Everything is sealed under "newest"/);
    for (const { read, context, plain } of each) expect(envelopeOf(after).open(await read(), context)).toBe(plain);
    rmSync(dataDirectory, { recursive: true });
  });
});

test('a new key goes before the others in the secrets of the folder, which stay', () => {
  const dataDirectory = mkdtempSync(path.join(tmpdir(), 'vectra-keys-'));
  const before = loadSecrets(dataDirectory);
  expect(addKey(dataDirectory)).toContain('npm run rotate-keys');
  const { ENCRYPTION_KEYS: keys, ...others } = loadSecrets(dataDirectory);
  expect(keys.endsWith(`,${before.ENCRYPTION_KEYS}`)).toBe(true);
  expect(encryptionKeysOf(keys)).toHaveLength(2);
  expect(before).toMatchObject(others);
  expect(readFileSync(path.join(dataDirectory, 'secrets.json'), 'utf8')).not.toBe('');
  rmSync(dataDirectory, { recursive: true });
});

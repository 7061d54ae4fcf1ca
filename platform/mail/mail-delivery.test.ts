import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { TestClock } from '../testing/test-clock.js';
import { startTestServices, type TestOrganization, type TestServices } from '../testing/test-services.js';
import { createSystemPool } from '../database/system-connection.js';
import { MailDelivery, MAX_RETRIES, retryDelayMs } from './mail-delivery.js';
import { MailOutbox } from './mail-outbox.js';
import { MailPostponed, MailRefused, type MailTransport, type RenderedMail } from './mail-transport.js';
import { mailboxOf } from './mailbox.js';
import { queueMail, type QueuedMail } from './queue-mail.js';
import { startSmtpServer } from './testing/local-smtp-server.js';

const minute = 60_000;
let services: TestServices;
let organization: TestOrganization;
let clock: TestClock;

beforeAll(async () => {
  services = await startTestServices();
});
afterAll(async () => {
  await services.close();
});
beforeEach(async () => {
  clock = new TestClock();
  organization = await services.anOrganization();
  await services.owner.query('DELETE FROM platform.mail_outbox');
});

const opened: MailDelivery[] = [];
afterEach(async () => {
  for (const each of opened.splice(0)) await each.stop();
});

/** A receiver that a test tells what to do with each mail; what it took is in `taken`. */
class ScriptedTransport implements MailTransport {
  readonly taken: RenderedMail[] = [];
  readonly tried: string[] = [];
  #script: (mail: RenderedMail) => Promise<void> | void = () => undefined;

  then(script: (mail: RenderedMail) => Promise<void> | void): this {
    this.#script = script;
    return this;
  }

  async send(mail: RenderedMail): Promise<{ providerId: string }> {
    this.tried.push(mail.to);
    await this.#script(mail);
    this.taken.push(mail);
    return { providerId: `taken-${this.taken.length}` };
  }

  close(): void {
    // It holds nothing.
  }
}

function deliveryBy(transport?: MailTransport, given: Partial<TestServices> = {}): MailDelivery {
  const delivery = new MailDelivery({
    ...services,
    ...given,
    clock,
    random: () => 0.5,
    ...(transport ? { transport } : {}),
  });
  opened.push(delivery);
  return delivery;
}

async function queue(given: Partial<QueuedMail> = {}): Promise<string> {
  const idempotencyKey = randomUUID();
  await queueMail(services.database.forOrganization(organization.scope), services.envelope, {
    organizationId: organization.id,
    to: 'camille@customer.example',
    locale: 'FR',
    template: 'reset-password',
    values: { name: 'Camille', url: 'https://vectra.example/reset?token=secret', expiresInMinutes: 30 },
    idempotencyKey,
    ...given,
  } as QueuedMail);
  return idempotencyKey;
}

const rowOf = async (key: string): Promise<Record<string, unknown>> =>
  (
    await services.owner.query<Record<string, unknown>>(
      'SELECT * FROM platform.mail_outbox WHERE idempotency_key = $1',
      [key],
    )
  ).rows[0] ?? {};

describe('a mail that is due', () => {
  test('is sent once, and what it said is forgotten', async () => {
    const transport = new ScriptedTransport();
    const delivery = deliveryBy(transport);
    const key = await queue();
    expect(await delivery.deliverDue()).toBe(1);
    expect(await delivery.deliverDue()).toBe(0);
    expect(transport.taken).toMatchObject([
      { to: 'camille@customer.example', subject: 'Choisissez un nouveau mot de passe', from: { name: 'Vectra' } },
    ]);
    expect(transport.taken[0]?.text).toContain('https://vectra.example/reset?token=secret');
    const row = await rowOf(key);
    expect(row).toMatchObject({
      status: 'SENT',
      sealed: null,
      attempts: 1,
      provider_id: 'taken-1',
      finished_at: clock.now(),
      recipient_masked: 'ca***@cu***',
    });
    expect(JSON.stringify(row)).not.toMatch(/camille@|secret|Choisissez/);
  });

  test('reaches the mailbox of this machine unless told otherwise', async () => {
    await queue({ to: 'nobody@customer.example' });
    await deliveryBy().deliverDue();
    const mails = await mailboxOf(services.config)?.openAll('nobody@customer.example');
    expect(mails?.map(({ subject }) => subject)).toEqual(['Choisissez un nouveau mot de passe']);
  });

  test('reaches a mail server', async () => {
    const server = await startSmtpServer();
    const mail = { ...services.config.mail, transport: 'smtp', url: server.url } as const;
    await queue();
    await deliveryBy(undefined, { config: { ...services.config, mail } }).deliverDue();
    expect(server.taken.map(({ to }) => to)).toEqual([['camille@customer.example']]);
    await server.close();
  });

  test('is sent when the outbox rings, without being asked', async () => {
    const arrival = new Promise<RenderedMail>((resolve) => {
      const transport = new ScriptedTransport().then((mail) => {
        resolve(mail);
      });
      void deliveryBy(transport).start();
    });
    await queue();
    services.bell.ring();
    expect((await arrival).to).toBe('camille@customer.example');
  });

  test('is sent by one of many who look at once', async () => {
    const transport = new ScriptedTransport();
    const deliveries = [deliveryBy(transport), deliveryBy(transport), deliveryBy(transport)];
    for (let place = 0; place < 30; place += 1) await queue({ to: `person${place}@customer.example` });
    await Promise.all(deliveries.map((delivery) => delivery.deliverDue()));
    expect(transport.taken).toHaveLength(30);
    expect(new Set(transport.taken.map(({ to }) => to)).size).toBe(30);
  });

  test('goes before notifications, however many wait', async () => {
    const transport = new ScriptedTransport();
    for (let place = 0; place < 10; place += 1) {
      await queue({
        to: `many${place}@customer.example`,
        template: 'notification',
        values: {
          type: 'VECTRA_TO_USERS',
          senderName: 'Vectra',
          subject: 'News',
          body: 'Hello',
          bodyHtml: null,
          actionUrl: null,
          actionText: null,
          footer: { organizationName: null, postalAddress: null, unsubscribeUrl: null },
        },
      });
    }
    await queue();
    await deliveryBy(transport).deliverDue();
    expect(transport.tried[0]).toBe('camille@customer.example');
    expect(transport.tried).toHaveLength(11);
  });
});

describe('a mail that is not taken', () => {
  test('is tried again three times, later and later, then given up for everybody to see (V-36, R-70)', async () => {
    const transport = new ScriptedTransport().then(() => {
      throw new MailPostponed('SMTP 451');
    });
    const delivery = deliveryBy(transport);
    const key = await queue();
    for (const wait of [1, 5, 25]) {
      expect(await delivery.deliverDue()).toBe(1);
      expect(await rowOf(key)).toMatchObject({ status: 'WAITING', failure: 'SMTP 451' });
      clock.advance(wait * minute - 1);
      expect(await delivery.deliverDue()).toBe(0);
      clock.advance(1);
    }
    expect(await delivery.deliverDue()).toBe(1);
    expect(transport.tried).toHaveLength(1 + MAX_RETRIES);
    expect(await rowOf(key)).toMatchObject({ status: 'FAILED', failure: 'SMTP 451', attempts: 4, sealed: null });
  });

  test('is given up at once when it will never be taken', async () => {
    const transport = new ScriptedTransport().then(() => {
      throw new MailRefused('SMTP 550');
    });
    const key = await queue();
    await deliveryBy(transport).deliverDue();
    expect(await rowOf(key)).toMatchObject({ status: 'FAILED', failure: 'SMTP 550', attempts: 1, sealed: null });
  });

  test('waits as long as the other side asks', async () => {
    const transport = new ScriptedTransport().then(() => {
      throw new MailPostponed('SENDGRID 429', 10 * minute);
    });
    const delivery = deliveryBy(transport);
    await queue();
    await delivery.deliverDue();
    clock.advance(10 * minute - 1);
    expect(await delivery.deliverDue()).toBe(0);
    clock.advance(1);
    expect(await delivery.deliverDue()).toBe(1);
  });

  test('holds up no other mail', async () => {
    const transport = new ScriptedTransport().then(({ to }) => {
      if (to.startsWith('bad')) throw new Error('not foreseen');
    });
    const bad = await queue({ to: 'bad@customer.example' });
    const good = await queue();
    await deliveryBy(transport).deliverDue();
    expect(await rowOf(bad)).toMatchObject({ status: 'WAITING', failure: 'UNKNOWN' });
    expect(await rowOf(good)).toMatchObject({ status: 'SENT' });
  });

  test('because its seal or template is unknown is given up', async () => {
    const [unsealable, unknown] = [await queue(), await queue()];
    await services.owner.query("UPDATE platform.mail_outbox SET sealed = 'v1.x.y.z' WHERE idempotency_key = $1", [
      unsealable,
    ]);
    await services.owner.query("UPDATE platform.mail_outbox SET template = 'gone' WHERE idempotency_key = $1", [
      unknown,
    ]);
    const transport = new ScriptedTransport();
    await deliveryBy(transport).deliverDue();
    for (const key of [unsealable, unknown])
      expect(await rowOf(key)).toMatchObject({ status: 'FAILED', failure: 'UNREADABLE' });
    expect(transport.tried).toEqual([]);
  });

  test('cannot be read in the place of another: the seal is bound to its row', async () => {
    const [mine, theirs] = [
      await queue({ to: 'mine@customer.example' }),
      await queue({ to: 'theirs@customer.example' }),
    ];
    await services.owner.query(
      'UPDATE platform.mail_outbox SET sealed = (SELECT sealed FROM platform.mail_outbox WHERE idempotency_key = $1) WHERE idempotency_key = $2',
      [theirs, mine],
    );
    const transport = new ScriptedTransport();
    await deliveryBy(transport).deliverDue();
    expect(transport.tried).toEqual(['theirs@customer.example']);
  });
});

describe('a mail to a prospect', () => {
  const addressHash = () => randomBytes(32).toString('base64url');
  const object = (hash: string, campaignId: string | null = null, id = organization.id) =>
    services.owner.query(
      "INSERT INTO platform.suppressions (organization_id, channel, address_hash, campaign_id, origin, created_at) VALUES ($1, 'EMAIL', $2, $3, 'UNSUBSCRIBE_LINK', now())",
      [id, hash, campaignId],
    );

  test('is not sent when its reader objected while it waited, and is not tried again (R-13)', async () => {
    const transport = new ScriptedTransport();
    const hash = addressHash();
    const key = await queue({ prospect: { addressHash: hash, campaignId: null } });
    await object(hash);
    const delivery = deliveryBy(transport);
    await delivery.deliverDue();
    await delivery.deliverDue();
    expect(transport.tried).toEqual([]);
    expect(await rowOf(key)).toMatchObject({ status: 'FAILED', failure: 'OBJECTED', attempts: 1, sealed: null });
  });

  test('is looked at again with every attempt', async () => {
    const hash = addressHash();
    const transport = new ScriptedTransport().then(() => {
      throw new MailPostponed('SMTP 451');
    });
    const delivery = deliveryBy(transport);
    const key = await queue({ prospect: { addressHash: hash, campaignId: null } });
    await delivery.deliverDue();
    await object(hash);
    clock.advance(minute);
    await delivery.deliverDue();
    expect(transport.tried).toHaveLength(1);
    expect(await rowOf(key)).toMatchObject({ status: 'FAILED', failure: 'OBJECTED' });
  });

  test('is sent when others objected: another address, another campaign, another organization', async () => {
    const [hash, campaignId] = [addressHash(), randomUUID()];
    const other = await services.anOrganization();
    await object(addressHash());
    await object(hash, randomUUID());
    await object(hash, null, other.id);
    const transport = new ScriptedTransport();
    const keys = [
      await queue({ prospect: { addressHash: hash, campaignId: null } }),
      await queue({ prospect: { addressHash: hash, campaignId } }),
    ];
    await deliveryBy(transport).deliverDue();
    expect(transport.taken.map(({ endsByOneClick }) => endsByOneClick)).toEqual([true, true]);
    await object(hash, campaignId);
    const ofCampaign = await queue({ prospect: { addressHash: hash, campaignId } });
    const ofNone = await queue({ prospect: { addressHash: hash, campaignId: null } });
    await deliveryBy(transport).deliverDue();
    expect(await Promise.all([...keys, ofCampaign, ofNone].map(async (key) => (await rowOf(key))['status']))).toEqual([
      'SENT',
      'SENT',
      'FAILED',
      'SENT',
    ]);
  });

  test('is the only kind that a click ends', async () => {
    const transport = new ScriptedTransport();
    await queue();
    await deliveryBy(transport).deliverDue();
    expect(transport.taken).toMatchObject([{ endsByOneClick: false }]);
  });
});

describe('a sender that dies', () => {
  const die = async (times = 1): Promise<void> => {
    const pool = createSystemPool(services.databaseUrls.system, { poolSizeMax: 1 });
    for (let time = 0; time < times; time += 1) {
      const now = clock.now();
      await new MailOutbox(pool).claim(now, new Date(now.getTime() + minute));
      if (time < times - 1) clock.advance(minute);
    }
    await pool.end();
  };

  test('leaves its mail to another when the lease ends, with the same id', async () => {
    const transport = new ScriptedTransport();
    const delivery = deliveryBy(transport);
    const key = await queue();
    await die();
    expect(await delivery.deliverDue()).toBe(0);
    clock.advance(minute);
    expect(await delivery.deliverDue()).toBe(1);
    const row = await rowOf(key);
    expect(row).toMatchObject({ status: 'SENT', attempts: 2 });
    expect(transport.taken.map(({ id }) => id)).toEqual([row['id']]);
  });

  test('again and again over the same mail ends with the mail given up', async () => {
    const transport = new ScriptedTransport();
    const key = await queue();
    await die(1 + MAX_RETRIES);
    clock.advance(minute);
    await deliveryBy(transport).deliverDue();
    expect(await rowOf(key)).toMatchObject({ status: 'FAILED', failure: 'NOT FINISHED' });
    expect(transport.tried).toEqual([]);
  });

  test('no more says what became of a mail that another took over', async () => {
    const key = await queue();
    const transport = new ScriptedTransport().then(() => {
      // The lease ends while this sender is at it, and another one finishes.
      clock.advance(2 * minute);
      return deliveryBy(new ScriptedTransport())
        .deliverDue()
        .then(() => {
          throw new MailRefused('too late');
        });
    });
    await deliveryBy(transport).deliverDue();
    expect(await rowOf(key)).toMatchObject({ status: 'SENT', attempts: 2, failure: null });
  });
});

describe('a stop', () => {
  test('comes behind the mail under way and before the next one', async () => {
    const keys = [];
    for (let place = 0; place < 20; place += 1) keys.push(await queue({ to: `person${place}@customer.example` }));
    let stopped: Promise<void> | undefined;
    const transport = new ScriptedTransport().then(() => {
      stopped ??= delivery.stop();
    });
    const delivery = new MailDelivery({ ...services, clock, transport });
    await delivery.deliverDue();
    await stopped;
    const rows = await Promise.all(keys.map(rowOf));
    expect(rows.filter(({ status }) => status === 'SENDING')).toEqual([]);
    expect(rows.filter(({ status }) => status === 'SENT')).toHaveLength(transport.taken.length);
    expect(transport.taken.length).toBeLessThan(20);
  });
});

test('retries spread by a quarter to either side', () => {
  expect([0, 0.5, 1].map((place) => retryDelayMs(1, () => place))).toEqual([0.75 * minute, minute, 1.25 * minute]);
});

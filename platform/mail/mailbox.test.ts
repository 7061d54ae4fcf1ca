import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Mailbox } from './mailbox.js';
import { sampleMail } from './testing/sample-mail.js';
import { MailboxTransport } from './transports/mailbox-transport.js';

let directory: string;
let mailbox: Mailbox;
let transport: MailboxTransport;

beforeEach(() => {
  directory = mkdtempSync(path.join(tmpdir(), 'vectra-mailbox-'));
  mailbox = new Mailbox(directory);
  transport = new MailboxTransport(mailbox);
});
afterEach(() => {
  rmSync(directory, { recursive: true, force: true });
});

const files = (): readonly string[] => readdirSync(path.join(directory, 'mailbox'));

describe('a mail that was sent to the mailbox', () => {
  test('can be read as it would have arrived', async () => {
    const mail = sampleMail();
    const { providerId } = await transport.send(mail);
    expect(providerId).toBe(`<${mail.id}@vectra.example>`);
    const entry = {
      id: mail.id,
      from: 'Vectra <no-reply@vectra.example>',
      to: '<camille@customer.example>',
      subject: mail.subject,
      writtenAt: mail.writtenAt.toISOString(),
    };
    expect(await mailbox.list()).toEqual([entry]);
    const opened = await mailbox.read(mail.id);
    expect(opened).toMatchObject(entry);
    expect([opened?.text.trim(), opened?.html.trim()]).toEqual([mail.text, mail.html]);
    expect(opened?.headers).toContainEqual({ name: 'Message-ID', value: providerId });
  });

  test('is a file that its owner alone may read', async () => {
    await transport.send(sampleMail());
    const folder = path.join(directory, 'mailbox');
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    expect(files().map((file) => statSync(path.join(folder, file)).mode & 0o777)).toEqual([0o600]);
  });

  test('is there once, however often it was sent', async () => {
    const mail = sampleMail();
    await transport.send(mail);
    await mailbox.list();
    await transport.send({ ...mail, subject: 'again' });
    expect((await mailbox.list()).map(({ subject }) => subject)).toEqual(['again']);
  });
});

test('the newest 500 are kept, newest first', async () => {
  const ids = Array.from({ length: 502 }, () => sampleMail().id);
  for (const id of ids) await mailbox.keep(id, Buffer.from(`Subject: ${id}\r\n\r\n`));
  const kept = (await mailbox.list()).map(({ id }) => id);
  expect(kept).toEqual(ids.slice(2).reverse());
  expect(files()).toHaveLength(500);
});

test('who looks for an address finds its mails alone', async () => {
  await transport.send(sampleMail({ to: 'A@customer.example' }));
  await transport.send(sampleMail({ to: 'aa@customer.example' }));
  expect((await mailbox.openAll('a@customer.example')).map(({ to }) => to)).toEqual(['<A@customer.example>']);
});

test.each(['../secrets', '..%2fsecrets', randomUUID(), '', 'nonsense'])('there is no mail "%s"', async (id) => {
  await transport.send(sampleMail());
  expect(await mailbox.read(id)).toBeNull();
});

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { Mailbox } from '../platform/mail/mailbox.js';
import { sampleMail } from '../platform/mail/testing/sample-mail.js';
import { MailboxTransport } from '../platform/mail/transports/mailbox-transport.js';
import { startTestGateway, type TestGateway } from './testing/test-gateway.js';

const mail = sampleMail({ subject: 'Your code is 482913' });
let directory: string;
let running: TestGateway;
let without: TestGateway;

beforeAll(async () => {
  directory = mkdtempSync(path.join(tmpdir(), 'vectra-mailbox-'));
  const mailbox = new Mailbox(directory);
  await new MailboxTransport(mailbox).send(mail);
  running = await startTestGateway({ mailbox });
  without = await startTestGateway();
});
afterAll(async () => {
  await running.close();
  await without.close();
  rmSync(directory, { recursive: true, force: true });
});

/** Asks with exactly these headers, which fetch would not let a caller choose. */
const get = (url: string, headers: Record<string, string> = {}): Promise<{ status: number; body: string }> =>
  new Promise((resolve, reject) => {
    request(url, { headers }, (response) => {
      text(response).then((body) => {
        resolve({ status: response.statusCode ?? 0, body });
      }, reject);
    })
      .on('error', reject)
      .end();
  });

const paths = ['/dev/mailbox', `/dev/mailbox/${mail.id}`, '/dev/mailbox/templates'];

describe('who sits at this machine', () => {
  test('sees its mails and opens one', async () => {
    const list = await fetch(`${running.url}/dev/mailbox`);
    expect(list.headers.get('cache-control')).toBe('no-store');
    expect(await list.json()).toMatchObject({ mails: [{ id: mail.id, subject: mail.subject }] });
    const opened = await fetch(`${running.url}/dev/mailbox/${mail.id}`);
    expect(await opened.json()).toMatchObject({
      id: mail.id,
      headers: expect.arrayContaining([{ name: 'Subject', value: mail.subject }]),
      html: expect.stringContaining('<p>Bonjour'),
      text: expect.stringContaining('Bonjour'),
    });
  });

  test('sees every template in both languages', async () => {
    const { templates } = (await (await fetch(`${running.url}/dev/mailbox/templates`)).json()) as {
      templates: { template: string; locale: string; html: string }[];
    };
    expect(templates.map(({ template, locale }) => `${template} ${locale}`)).toContain('invite-user FR');
    expect(new Set(templates.map(({ template }) => template)).size * 2).toBe(templates.length);
  });

  test('finds nothing where there is no mail', async () => {
    for (const id of [randomUUID(), 'nonsense', '..%2f..%2fsecrets'])
      expect((await get(`${running.url}/dev/mailbox/${id}`)).status).toBe(404);
  });
});

describe('nobody else', () => {
  test.each(paths)('finds %s through a proxy, whatever it says', async (each) => {
    for (const name of ['x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'forwarded', 'via']) {
      const { status, body } = await get(`${running.url}${each}`, { [name]: '127.0.0.1' });
      expect(status).toBe(404);
      expect(body).not.toContain('482913');
    }
  });

  test.each(paths)('finds %s by a page whose own name points here', async (each) => {
    expect((await get(`${running.url}${each}`, { host: 'evil.example:4000' })).status).toBe(404);
  });

  test.each(paths)('finds %s where mail leaves the machine', async (each) => {
    expect((await get(`${without.url}${each}`)).status).toBe(404);
  });
});

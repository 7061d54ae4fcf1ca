import { afterEach, describe, expect, test } from '@jest/globals';
import { createServer } from 'node:net';
import PostalMime from 'postal-mime';
import { MailPostponed, MailRefused, type MailTransport } from '../mail-transport.js';
import { startSmtpServer, type LocalSmtpServer, type SmtpBehaviour } from '../testing/local-smtp-server.js';
import { sampleMail } from '../testing/sample-mail.js';
import { SmtpTransport } from './smtp-transport.js';

const opened: { close(): unknown }[] = [];
afterEach(async () => {
  for (const each of opened.splice(0).reverse()) await each.close();
});

async function connect(
  behaviour: SmtpBehaviour = {},
  urlOf: (url: string) => string = (url) => url,
  timeoutMs?: number,
): Promise<{ server: LocalSmtpServer; transport: MailTransport }> {
  const server = await startSmtpServer(behaviour);
  const transport = new SmtpTransport(urlOf(server.url), timeoutMs);
  opened.push(server, transport);
  return { server, transport };
}

const failureOf = (sending: Promise<unknown>): Promise<unknown> =>
  sending.then(
    () => 'sent',
    (error: unknown) => error,
  );

describe('a mail that is taken', () => {
  test('arrives with both texts, its sender, and a Message-ID made from its row', async () => {
    const { server, transport } = await connect();
    const mail = sampleMail({ unsubscribeUrl: 'https://vectra.example/unsubscribe' });
    const { providerId } = await transport.send(mail);
    expect(server.taken.map(({ to }) => to)).toEqual([['camille@customer.example']]);
    const arrived = await PostalMime.parse(server.taken[0]?.message ?? '');
    expect(arrived).toMatchObject({
      messageId: `<${mail.id}@vectra.example>`,
      from: { name: 'Vectra', address: 'no-reply@vectra.example' },
      to: [{ address: 'camille@customer.example' }],
      subject: mail.subject,
      date: mail.writtenAt.toISOString(),
    });
    expect(arrived.html?.trim()).toBe(mail.html);
    expect(arrived.text?.trim()).toBe(mail.text);
    expect(providerId).toBe(`<${mail.id}@vectra.example>`);
    const header = (name: string) => arrived.headers.find(({ key }) => key === name)?.value;
    expect(header('list-unsubscribe')).toBe('<https://vectra.example/unsubscribe>');
    expect(header('auto-submitted')).toBe('auto-generated');
    expect(header('list-unsubscribe-post')).toBeUndefined();
  });

  test('to a prospect says that one click ends such mails (RFC 8058, R-10)', async () => {
    const { server, transport } = await connect();
    await transport.send(sampleMail({ unsubscribeUrl: 'https://vectra.example/u/token', endsByOneClick: true }));
    const { headers } = await PostalMime.parse(server.taken[0]?.message ?? '');
    const header = (name: string) => headers.find(({ key }) => key === name)?.value;
    expect(header('list-unsubscribe')).toBe('<https://vectra.example/u/token>');
    expect(header('list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click');
  });

  test('is the same mail when it is sent again', async () => {
    const { server, transport } = await connect();
    const mail = sampleMail();
    await transport.send(mail);
    await transport.send(mail);
    const ids = await Promise.all(server.taken.map(async ({ message }) => (await PostalMime.parse(message)).messageId));
    expect(ids).toEqual([`<${mail.id}@vectra.example>`, `<${mail.id}@vectra.example>`]);
  });

  test('is handed over by name and password, whatever characters they have', async () => {
    const { server, transport } = await connect({ login: { user: 'us@er', password: 'p:a/s?s' } });
    await transport.send(sampleMail());
    expect(server.taken).toHaveLength(1);
  });
});

describe('a mail that is not taken', () => {
  test.each<[string, SmtpBehaviour, string]>([
    ['to an unknown address', { refuseRecipient: () => 550 }, 'SMTP EENVELOPE 550'],
    ['that the server finds bad', { refuseMessage: 554 }, 'SMTP EMESSAGE 554'],
  ])('%s is refused for good', async (_what, behaviour, reason) => {
    const { transport } = await connect(behaviour);
    const failure = await failureOf(transport.send(sampleMail()));
    expect(failure).toBeInstanceOf(MailRefused);
    expect(failure).toMatchObject({ reason });
  });

  test.each<[string, SmtpBehaviour, string]>([
    ['to a full mailbox', { refuseRecipient: () => 452 }, 'SMTP EENVELOPE 452'],
    ['to a busy server', { refuseMessage: 451 }, 'SMTP EMESSAGE 451'],
  ])('%s may be tried again', async (_what, behaviour, reason) => {
    const { transport } = await connect(behaviour);
    const failure = await failureOf(transport.send(sampleMail()));
    expect(failure).toBeInstanceOf(MailPostponed);
    expect(failure).toMatchObject({ reason });
  });

  test('because our own password is wrong may be tried again', async () => {
    const { transport } = await connect({ login: { user: 'us', password: 'right' } }, (url) =>
      url.replace(':right@', ':wrong@'),
    );
    expect(await failureOf(transport.send(sampleMail()))).toMatchObject({
      name: 'MailPostponed',
      reason: 'SMTP EAUTH 535',
    });
  });

  test('because nobody listens may be tried again', async () => {
    const { server, transport } = await connect();
    await server.close();
    expect(await failureOf(transport.send(sampleMail()))).toBeInstanceOf(MailPostponed);
  });

  test('because the server falls silent ends in time, and may be tried again', async () => {
    const { transport } = await connect({ isSilent: true }, undefined, 300);
    expect(await failureOf(transport.send(sampleMail()))).toBeInstanceOf(MailPostponed);
  });

  test('repeats no address that the server spoke of', async () => {
    for (const code of [550, 451]) {
      const { transport } = await connect({ refuseRecipient: () => code });
      const failure = await failureOf(transport.send(sampleMail()));
      expect(String(failure)).not.toContain('customer.example');
    }
  });
});

test('without TLS nothing is sent to another machine', async () => {
  // The name resolves to this machine, but says that it is another one.
  const greeting = createServer((socket) => {
    socket.write('220 plain ESMTP\r\n');
    socket.on('data', (data) => socket.write(data.toString().startsWith('EHLO') ? '250 plain\r\n' : '502 no\r\n'));
    socket.on('error', () => undefined);
  });
  await new Promise<void>((resolve) => {
    greeting.listen(0, '::', resolve);
  });
  const address = greeting.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const insisting = new SmtpTransport(`smtp://0.0.0.0:${port}`);
  opened.push(insisting, { close: () => greeting.close() });
  expect(await failureOf(insisting.send(sampleMail()))).toMatchObject({
    name: 'MailPostponed',
    reason: expect.stringMatching(/^SMTP ETLS/),
  });
});

import { describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { isLoopback } from './loopback.js';
import { InvalidMailConfig, mailConfig, mailEnvironment, type MailConfig } from './mail-config.js';

const read = (environment: Record<string, string>, host = '127.0.0.1'): MailConfig =>
  mailConfig(z.object(mailEnvironment).parse(environment), host);

describe('mail that is not configured', () => {
  test.each(['127.0.0.1', 'localhost', '::1', '127.9.9.9'])('stays in the mailbox of this machine on %s', (host) => {
    expect(read({}, host)).toEqual({
      transport: 'mailbox',
      from: { name: 'Vectra', address: 'no-reply@vectra.example' },
    });
  });

  test.each(['0.0.0.0', '::', '192.0.2.1', 'vectra.example'])(
    'is refused where others reach %s, saying what to set',
    (host) => {
      expect(() => read({}, host)).toThrow(InvalidMailConfig);
      expect(() => read({}, host)).toThrow(/^MAIL_TRANSPORT: .*SMTP_URL.*SENDGRID_API_KEY/);
    },
  );
});

describe('a transport', () => {
  test.each([
    ['smtp', 'SMTP_URL'],
    ['sendgrid', 'SENDGRID_API_KEY'],
  ])('%s is refused without %s, by that name', (transport, variable) => {
    expect(() => read({ MAIL_TRANSPORT: transport })).toThrow(new RegExp(`^${variable}: `));
  });

  test('that is complete may run on any host', () => {
    const smtp = { MAIL_TRANSPORT: 'smtp', SMTP_URL: 'smtps://user:secret@mail.example:465' };
    expect(read(smtp, '0.0.0.0')).toMatchObject({ transport: 'smtp', url: smtp.SMTP_URL });
    const sendgrid = { MAIL_TRANSPORT: 'sendgrid', SENDGRID_API_KEY: 'SG.key' };
    expect(read(sendgrid, '0.0.0.0')).toMatchObject({ apiKey: 'SG.key', url: 'https://api.sendgrid.com' });
  });

  test.each([
    ['MAIL_TRANSPORT', 'pigeon'],
    ['SMTP_URL', 'https://mail.example'],
    ['SENDGRID_URL', 'http://api.sendgrid.example'],
    ['MAIL_FROM', 'Vectra'],
    ['MAIL_FROM', 'Vectra <a@b.example> <c@d.example>'],
    ['MAIL_FROM', 'Vectra <a@b.example>\r\nBcc: c@d.example'],
  ])('%s = "%s" is refused', (name, value) => {
    expect(z.object(mailEnvironment).safeParse({ [name]: value }).error?.issues[0]?.path).toEqual([name]);
  });
});

test.each([
  ['Maison Exemple <bonjour@maison.example>', { name: 'Maison Exemple', address: 'bonjour@maison.example' }],
  ['"Maison, Exemple" <bonjour@maison.example>', { name: 'Maison, Exemple', address: 'bonjour@maison.example' }],
  ['bonjour@maison.example', { name: '', address: 'bonjour@maison.example' }],
])('MAIL_FROM = %s is understood', (text, from) => {
  expect(read({ MAIL_FROM: text }).from).toEqual(from);
});

test('this machine has many names, and no other machine has one of them', () => {
  for (const name of ['localhost', '127.0.0.1', '::1', '[::1]', '::ffff:127.0.0.1'])
    expect(isLoopback(name)).toBe(true);
  for (const name of ['', '0.0.0.0', '10.0.0.1', '127.evil.example', 'localhost.evil.example', '::', '::ffff:10.0.0.1'])
    expect(isLoopback(name)).toBe(false);
});

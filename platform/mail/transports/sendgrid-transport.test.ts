import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { TestClock } from '../../testing/test-clock.js';
import { MailPostponed, MailRefused } from '../mail-transport.js';
import { startSendgrid, type LocalSendgrid } from '../testing/local-sendgrid.js';
import { sampleMail } from '../testing/sample-mail.js';
import { SendgridTransport } from './sendgrid-transport.js';

let sendgrid: LocalSendgrid;
let transport: SendgridTransport;
const clock = new TestClock();

const open = (given: { apiKey?: string; timeoutMs?: number } = {}): SendgridTransport =>
  new SendgridTransport({ url: sendgrid.url, apiKey: sendgrid.apiKey, clock, ...given });

beforeEach(async () => {
  sendgrid = await startSendgrid();
  transport = open();
});
afterEach(async () => {
  transport.close();
  await sendgrid.close();
});

const failureOf = (sending: Promise<unknown>): Promise<unknown> =>
  sending.then(
    () => 'sent',
    (error: unknown) => error,
  );

describe('a mail that is taken', () => {
  test('has both texts, the Message-ID of its row, and the name SendGrid gave it', async () => {
    const mail = sampleMail({ unsubscribeUrl: 'https://vectra.example/unsubscribe' });
    expect(await transport.send(mail)).toEqual({ providerId: 'sendgrid-1' });
    expect(sendgrid.taken).toMatchObject([
      {
        personalizations: [{ to: [{ email: mail.to }] }],
        from: { email: 'no-reply@vectra.example', name: 'Vectra' },
        subject: mail.subject,
        content: [{ value: mail.text }, { value: mail.html }],
        headers: {
          'Message-ID': `<${mail.id}@vectra.example>`,
          'List-Unsubscribe': '<https://vectra.example/unsubscribe>',
        },
        custom_args: { mail_id: mail.id },
      },
    ]);
    expect(JSON.stringify(sendgrid.taken)).not.toContain('List-Unsubscribe-Post');
  });

  test('to a prospect says that one click ends such mails (RFC 8058, R-10)', async () => {
    await transport.send(sampleMail({ unsubscribeUrl: 'https://vectra.example/u/token', endsByOneClick: true }));
    expect(sendgrid.taken).toMatchObject([
      {
        headers: {
          'List-Unsubscribe': '<https://vectra.example/u/token>',
          'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
        },
      },
    ]);
  });

  test('is not followed: opens and clicks are not tracked (R-20)', async () => {
    await transport.send(sampleMail());
    const settings = Object.entries(sendgrid.taken[0]?.tracking_settings ?? {});
    expect(settings.map(([name]) => name)).toEqual(expect.arrayContaining(['open_tracking', 'click_tracking']));
    expect(settings.filter(([, { enable }]) => enable)).toEqual([]);
  });
});

describe('a mail that is not taken', () => {
  test.each([400, 404, 413])('with %i is refused for good', async (status) => {
    sendgrid.answerWith({ status });
    const failure = await failureOf(transport.send(sampleMail()));
    expect(failure).toBeInstanceOf(MailRefused);
    expect(failure).toMatchObject({ reason: `SENDGRID ${status}` });
    expect(String(failure)).not.toContain('customer.example');
  });

  test.each([403, 429, 500, 503])('with %i may be tried again', async (status) => {
    sendgrid.answerWith({ status });
    const failure = await failureOf(transport.send(sampleMail()));
    expect(failure).toBeInstanceOf(MailPostponed);
    expect(failure).toMatchObject({ reason: `SENDGRID ${status}`, retryAfterMs: 0 });
  });

  test.each([
    ['seconds', '120', 120_000],
    ['a date', new Date(clock.now().getTime() + 90_000).toUTCString(), 90_000],
    ['a date that has passed', new Date(0).toUTCString(), 0],
    ['nonsense', 'soon', 0],
  ])('is tried again when SendGrid says, in %s', async (_what, header, retryAfterMs) => {
    sendgrid.answerWith({ status: 429, headers: { 'retry-after': header } });
    expect(await failureOf(transport.send(sampleMail()))).toMatchObject({ retryAfterMs });
  });

  test('because our key is wrong may be tried again', async () => {
    const stranger = open({ apiKey: 'SG.wrong' });
    expect(await failureOf(stranger.send(sampleMail()))).toMatchObject({
      name: 'MailPostponed',
      reason: 'SENDGRID 401',
    });
    stranger.close();
  });

  test('because no answer comes ends in time, and may be tried again', async () => {
    sendgrid.answerWith(null);
    const hasty = open({ timeoutMs: 300 });
    expect(await failureOf(hasty.send(sampleMail()))).toMatchObject({
      name: 'MailPostponed',
      reason: 'SENDGRID TIMEOUT',
    });
    hasty.close();
  });

  test('because nobody listens may be tried again', async () => {
    await sendgrid.close();
    expect(await failureOf(transport.send(sampleMail()))).toMatchObject({ reason: 'SENDGRID UNREACHABLE' });
  });
});

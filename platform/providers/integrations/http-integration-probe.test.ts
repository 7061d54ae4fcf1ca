import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { acceptedCredentials, startFakeProviders, type FakeProviders } from '../../testing/fake-providers.js';
import { HttpIntegrationProbe } from './http-integration-probe.js';
import type { ProbedProvider } from './integration-probe.js';

let fakes: FakeProviders;
beforeAll(async () => {
  fakes = await startFakeProviders();
});
afterAll(() => fakes.close());
beforeEach(() => {
  fakes.mood = 'NORMAL';
  fakes.twilioStatus = 'active';
  fakes.sendgridScopes = ['mail.send'];
  fakes.requests.length = 0;
});

const providers = Object.keys(acceptedCredentials) as ProbedProvider[];
const urls = () => ({
  TWILIO: fakes.url,
  ROCKETREACH: fakes.url,
  SENDGRID: fakes.url,
  CALENDLY: fakes.url,
  GOOGLE: fakes.url,
  MICROSOFT: fakes.url,
});
const probe = (provider: ProbedProvider, changes: Record<string, string> = {}) =>
  new HttpIntegrationProbe({ urls: urls(), timeoutMs: 300 }).probe(provider, {
    ...acceptedCredentials[provider],
    ...changes,
  });

describe.each(providers)('%s', (provider) => {
  const secrets: readonly string[] = Object.values(acceptedCredentials[provider]);

  test('works with the credentials it accepts, in one request', async () => {
    expect(await probe(provider)).toEqual({ outcome: 'WORKS' });
    expect(fakes.requests).toHaveLength(1);
  });

  test.each(
    Object.keys(acceptedCredentials[provider])
      // Twilio's number and Calendly's signing key are no part of what proves an account.
      .filter((name) => name !== 'phoneNumber' && name !== 'webhookSigningKey'),
  )('refuses another %s', async (name) => {
    expect(await probe(provider, { [name]: 'another' })).toMatchObject({ outcome: 'REFUSED' });
  });

  test.each(['REDIRECTS', 'SILENT', 'BROKEN', 'BUSY', 'ENDLESS'] as const)(
    'cannot be judged when it is %s',
    async (mood) => {
      fakes.mood = mood;
      const verdict = await probe(provider);
      expect(verdict).toMatchObject({ outcome: 'UNREACHABLE', reason: expect.any(String) });
      // What a service says may repeat what it was sent.
      for (const secret of secrets) expect(JSON.stringify(verdict)).not.toContain(secret);
      expect(fakes.requests).toHaveLength(1);
    },
  );

  test('cannot be judged when nobody answers there', async () => {
    const nobody = Object.fromEntries(providers.map((name) => [name, 'http://127.0.0.1:1']));
    const verdict = await new HttpIntegrationProbe({ urls: nobody as ReturnType<typeof urls> }).probe(
      provider,
      acceptedCredentials[provider],
    );
    expect(verdict).toMatchObject({ outcome: 'UNREACHABLE' });
  });
});

test('an answer that is no JSON says nothing where the content matters', async () => {
  fakes.mood = 'NONSENSE';
  for (const provider of ['TWILIO', 'SENDGRID'] as const)
    expect(await probe(provider)).toMatchObject({ outcome: 'UNREACHABLE' });
});

test.each(['suspended', 'closed'])('a Twilio account that is %s is refused by name', async (status) => {
  fakes.twilioStatus = status;
  expect(await probe('TWILIO')).toEqual({ outcome: 'REFUSED', reason: `The account is ${status}.` });
});

test('a SendGrid key that may not send mail is refused by name', async () => {
  fakes.sendgridScopes = ['stats.read'];
  expect(await probe('SENDGRID')).toMatchObject({ outcome: 'REFUSED', reason: expect.stringContaining('mail.send') });
});

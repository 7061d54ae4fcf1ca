import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import {
  acceptedCredentials,
  providerEnvironment,
  startFakeProviders,
  type FakeProviders,
} from '../../../../platform/testing/fake-providers.js';
import { TestClock } from '../../../../platform/testing/test-clock.js';
import {
  startTestServices,
  type TestOrganization,
  type TestServices,
} from '../../../../platform/testing/test-services.js';
import { NotPermitted } from '../../../../platform/use-case/define-use-case.js';
import { integrationProviders, type IntegrationProvider } from '../../domain/integrations/integration.js';
import { auditOf, doorOf } from '../../../../tests/support/people.js';

const clock = new TestClock();
let fakes: FakeProviders;
let services: TestServices;
let organization: TestOrganization;

beforeAll(async () => {
  fakes = await startFakeProviders();
  services = await startTestServices({ clock, environment: providerEnvironment(fakes) });
});
afterAll(async () => {
  await services.close();
  await fakes.close();
});
beforeEach(async () => {
  fakes.mood = 'NORMAL';
  fakes.requests.length = 0;
  organization = await services.anOrganization();
});

const desk = () => doorOf(services, organization.member('OWNER')).integrations;
const configured = (provider: IntegrationProvider, changes: Record<string, string> = {}) =>
  desk().setIntegration({ provider, values: { ...acceptedCredentials[provider], ...changes } });

describe('IntegrationWorks', () => {
  test.each(integrationProviders)('%s accepts what is kept; lists say so, and it is written down', async (provider) => {
    await configured(provider);
    const tested = { lastTestedAt: clock.now(), lastTestOutcome: 'WORKS' };
    expect(await desk().testIntegration({ provider })).toMatchObject({ kind: 'IntegrationWorks', integration: tested });
    expect(await desk().all()).toMatchObject([{ provider, ...tested }]);
    expect((await auditOf(services, organization.id)).at(-1)).toMatchObject({
      action: 'integration.tested',
      after: { provider, lastTestOutcome: 'WORKS' },
    });
  });

  test('what is configured anew has not been tested', async () => {
    await configured('CALENDLY');
    await desk().testIntegration({ provider: 'CALENDLY' });
    clock.advance(1_000);
    await configured('CALENDLY');
    expect(await desk().all()).toMatchObject([{ lastTestedAt: null, lastTestOutcome: null }]);
  });
});

describe('IntegrationRefused', () => {
  test('the service answered and does not accept it', async () => {
    await configured('TWILIO', { authToken: '0'.repeat(32) });
    expect(await desk().testIntegration({ provider: 'TWILIO' })).toMatchObject({
      kind: 'IntegrationRefused',
      message: 'It does not accept these credentials (401).',
      integration: { lastTestOutcome: 'REFUSED' },
    });
  });
});

describe('IntegrationUnreachable', () => {
  test('the service gave no answer that says anything', async () => {
    await configured('SENDGRID');
    fakes.mood = 'BROKEN';
    expect(await desk().testIntegration({ provider: 'SENDGRID' })).toMatchObject({
      kind: 'IntegrationUnreachable',
      integration: { lastTestOutcome: 'UNREACHABLE' },
    });
  });
});

describe('IntegrationNotFound', () => {
  test('what is not configured is not asked for', async () => {
    expect(await desk().testIntegration({ provider: 'GOOGLE' })).toMatchObject({ kind: 'IntegrationNotFound' });
    expect(fakes.requests).toEqual([]);
  });
});

describe('TooManyIntegrationTests', () => {
  test('the sixth within a minute is not asked, whatever the service, and the other organization’s is', async () => {
    await configured('TWILIO');
    await configured('SENDGRID');
    const outcomes = [];
    for (let count = 0; count < 6; count += 1) {
      // Configuring anew gives no new attempts.
      if (count === 4) await configured('TWILIO');
      outcomes.push(await desk().testIntegration({ provider: count % 2 === 0 ? 'TWILIO' : 'SENDGRID' }));
    }
    expect(outcomes.map(({ kind }) => kind)).toEqual([
      ...Array.from({ length: 5 }, () => 'IntegrationWorks'),
      'TooManyIntegrationTests',
    ]);
    expect(outcomes.at(-1)).toMatchObject({ retryAfterSeconds: 60 });
    expect(fakes.requests).toHaveLength(5);
    clock.advance(60_000);
    expect((await desk().testIntegration({ provider: 'TWILIO' })).kind).toBe('IntegrationWorks');
  });
});

describe('who may', () => {
  test.each(['MANAGER', 'OPERATOR', 'VIEWER'] as const)('not %s', async (role) => {
    const { integrations } = doorOf(services, organization.member(role));
    await expect(integrations.testIntegration({ provider: 'TWILIO' })).rejects.toThrow(NotPermitted);
  });
});

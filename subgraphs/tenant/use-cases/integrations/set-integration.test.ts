import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { CannotOpen, Envelope } from '../../../../platform/crypto/envelope.js';
import { acceptedCredentials } from '../../../../platform/testing/fake-providers.js';
import {
  startTestServices,
  type TestOrganization,
  type TestServices,
} from '../../../../platform/testing/test-services.js';
import { NotPermitted } from '../../../../platform/use-case/define-use-case.js';
import { viewerOf } from '../../../../platform/viewer/viewer.js';
import { IntegrationStore } from '../../data/integrations/integration-store.js';
import { integrationProviders, sealingContext } from '../../domain/integrations/integration.js';
import { auditOf, doorOf } from '../../../../tests/support/people.js';

let services: TestServices;
let organization: TestOrganization;

beforeAll(async () => {
  services = await startTestServices();
  organization = await services.anOrganization();
});
afterAll(() => services.close());

const desk = (role: 'OWNER' | 'ADMIN' | 'MANAGER' | 'OPERATOR' | 'VIEWER' = 'ADMIN', of = organization) =>
  doorOf(services, of.member(role)).integrations;
const storeOf = (of: TestOrganization) =>
  new IntegrationStore(services.database.forOrganization(of.scope), of.scope, services.envelope);
const sealedOf = async (of: TestOrganization, provider: string, field: string): Promise<string> => {
  const { rows } = await services.owner.query<{ sealed: string }>(
    'SELECT sealed FROM tenant.integration_fields WHERE organization_id = $1 AND provider = $2 AND field = $3',
    [of.id, provider, field],
  );
  return rows[0]?.sealed ?? '';
};
const twilio = { provider: 'TWILIO', values: acceptedCredentials.TWILIO } as const;

describe('IntegrationSet', () => {
  test.each(integrationProviders)(
    '%s: secrets are sealed, shown masked, and open for the service again',
    async (provider) => {
      const values: Readonly<Record<string, string>> = acceptedCredentials[provider];
      const outcome = await desk().setIntegration({ provider, values });
      if (outcome.kind !== 'IntegrationSet') throw new Error(outcome.message);
      const { fields } = outcome.integration;
      expect(fields.map(({ name }) => name).toSorted()).toEqual(Object.keys(values).toSorted());
      const { rows } = await services.owner.query<{ row: string }>(
        'SELECT to_jsonb(f)::text AS row FROM tenant.integration_fields f WHERE organization_id = $1 AND provider = $2',
        [organization.id, provider],
      );
      for (const { name, shown, isMasked } of fields) {
        const value = values[name] ?? '';
        if (!isMasked) expect(shown).toBe(value);
        else for (const { row } of rows) expect(row).not.toContain(value);
      }
      expect(fields.some(({ isMasked }) => isMasked)).toBe(true);
      expect(await storeOf(organization).integrations.openCredentials(provider)).toEqual(values);
    },
  );

  test('takes the place of what was there, and is written down without a value', async () => {
    await desk().setIntegration(twilio);
    const authToken = '0'.repeat(32);
    await desk('OWNER').setIntegration({ provider: 'TWILIO', values: { ...acceptedCredentials.TWILIO, authToken } });
    expect((await desk().all()).filter(({ provider }) => provider === 'TWILIO')).toHaveLength(1);
    expect((await storeOf(organization).integrations.openCredentials('TWILIO'))['authToken']).toBe(authToken);
    const entry = (await auditOf(services, organization.id)).at(-1);
    expect(entry).toMatchObject({ action: 'integration.replaced', actorId: organization.member('OWNER').userId });
    for (const value of [authToken, ...Object.values(acceptedCredentials.TWILIO)])
      expect(JSON.stringify(entry)).not.toContain(value);
  });

  test('ten at once leave one whole set of values', async () => {
    const sets = Array.from({ length: 10 }, (_, place) => ({
      ...acceptedCredentials.GOOGLE,
      clientId: `${place}.apps.googleusercontent.com`,
      clientSecret: `fictitious-google-secret-${place}`,
    }));
    await Promise.all(sets.map((values) => desk().setIntegration({ provider: 'GOOGLE', values })));
    expect(sets).toContainEqual(await storeOf(organization).integrations.openCredentials('GOOGLE'));
  });
});

describe('a sealed value', () => {
  test('that is moved to another organization, service or field does not open', async () => {
    const other = await services.anOrganization();
    await desk('ADMIN', organization).setIntegration(twilio);
    await desk('ADMIN', other).setIntegration(twilio);
    await services.owner.query(
      'UPDATE tenant.integration_fields SET sealed = $2 WHERE organization_id = $1 AND sealed IS NOT NULL',
      [other.id, await sealedOf(organization, 'TWILIO', 'authToken')],
    );
    await expect(storeOf(other).integrations.openCredentials('TWILIO')).rejects.toThrow(CannotOpen);
    const sealed = await sealedOf(organization, 'TWILIO', 'authToken');
    for (const context of [
      sealingContext(organization.id, 'TWILIO', 'accountSid'),
      sealingContext(organization.id, 'SENDGRID', 'authToken'),
    ])
      expect(() => services.envelope.open(sealed, context)).toThrow(CannotOpen);
    expect(Envelope.keyIdOf(sealed)).toBe('test');
  });
});

describe('InvalidInput', () => {
  test('each value of another shape is named, and nothing is kept', async () => {
    const fresh = await services.anOrganization();
    expect(
      await desk('ADMIN', fresh).setIntegration({
        provider: 'TWILIO',
        values: { ...acceptedCredentials.TWILIO, phoneNumber: '01 23' },
      }),
    ).toMatchObject({ kind: 'InvalidInput', problems: [{ path: 'phoneNumber' }] });
    expect(await desk('ADMIN', fresh).all()).toEqual([]);
  });

  test('no service, or several', async () => {
    expect(await desk().setIntegration(null)).toMatchObject({ kind: 'InvalidInput', problems: [{ path: '' }] });
  });
});

describe('who may', () => {
  test.each(['MANAGER', 'OPERATOR', 'VIEWER'] as const)('not %s', async (role) => {
    await expect(desk(role).setIntegration(twilio)).rejects.toThrow(NotPermitted);
  });

  test('no platform admin who looks through an owner’s eyes', async () => {
    const { claims } = organization.member('OWNER');
    const looking = viewerOf({ ...claims, impersonatorId: organization.id } as typeof claims);
    await expect(doorOf(services, looking).integrations.setIntegration(twilio)).rejects.toThrow(NotPermitted);
  });
});

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { acceptedCredentials } from '../../../../platform/testing/fake-providers.js';
import { startTestServices, type TestServices } from '../../../../platform/testing/test-services.js';
import { auditOf, doorOf } from '../../../../tests/support/people.js';

let services: TestServices;
beforeAll(async () => {
  services = await startTestServices();
});
afterAll(() => services.close());

const values = acceptedCredentials.ROCKETREACH;

describe('IntegrationRemoved', () => {
  test('nothing of it is left in this organization, and another’s stays', async () => {
    const [ours, theirs] = [await services.anOrganization(), await services.anOrganization()];
    for (const each of [ours, theirs])
      await doorOf(services, each.member('OWNER')).integrations.setIntegration({ provider: 'ROCKETREACH', values });
    const { integrations } = doorOf(services, ours.member('OWNER'));
    expect(await integrations.removeIntegration({ provider: 'ROCKETREACH' })).toMatchObject({
      kind: 'IntegrationRemoved',
      integration: { provider: 'ROCKETREACH' },
    });
    expect(await integrations.all()).toEqual([]);
    const { rows } = await services.owner.query<{ organization_id: string }>(
      'SELECT organization_id FROM tenant.integration_fields WHERE organization_id = ANY ($1)',
      [[ours.id, theirs.id]],
    );
    expect(rows).toEqual([{ organization_id: theirs.id }]);
    expect((await auditOf(services, ours.id)).at(-1)).toMatchObject({ action: 'integration.removed' });
  });
});

describe('IntegrationNotFound', () => {
  test('what is not configured here, whether or not another organization has it', async () => {
    const [ours, theirs] = [await services.anOrganization(), await services.anOrganization()];
    await doorOf(services, theirs.member('OWNER')).integrations.setIntegration({ provider: 'ROCKETREACH', values });
    for (const provider of ['ROCKETREACH', 'TWILIO'] as const) {
      expect(await doorOf(services, ours.member('OWNER')).integrations.removeIntegration({ provider })).toEqual({
        kind: 'IntegrationNotFound',
        message: 'This service is not configured.',
        provider,
      });
    }
  });
});

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { NotPlatformAdmin, platformScope } from '../../../platform/tenancy/platform-scope.js';
import { startTestServices, type TestServices } from '../../../platform/testing/test-services.js';
import { NotPermitted, ready } from '../../../platform/use-case/define-use-case.js';
import { AdminContext } from '../context.js';
import { PlatformRepository } from '../data/platform.repository.js';
import { surveyPlatform } from './survey-platform.js';

let services: TestServices;

beforeAll(async () => {
  services = await startTestServices();
});
afterAll(() => services.close());

describe('NotPermitted', () => {
  test('the verb refuses members and agents even when somebody hands it the platform’s tables', async () => {
    const admin = await services.aPlatformAdmin();
    const repository = new PlatformRepository(services.database, platformScope(admin, 'test'));
    const organization = await services.anOrganization();
    for (const viewer of [organization.member('OWNER'), organization.agents(randomUUID())]) {
      await expect(ready(surveyPlatform, { viewer, repository })({})).rejects.toThrow(NotPermitted);
    }
  });
});

describe('NotPlatformAdmin', () => {
  test('the context of a member does not hand out the platform’s tables', async () => {
    const viewer = (await services.anOrganization()).member('OWNER');
    const context = new AdminContext(services, { viewer, requestId: 'test', clientAddress: null });
    expect(() => context.surveyPlatform).toThrow(NotPlatformAdmin);
  });
});

describe('the overview', () => {
  test('is one statement', async () => {
    const viewer = await services.aPlatformAdmin();
    const context = new AdminContext(services, { viewer, requestId: 'test', clientAddress: null });
    const before = services.database.statementCount;
    await context.surveyPlatform({});
    expect(services.database.statementCount - before).toBe(1);
  });
});

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { PageArgs } from '../../../platform/graphql/connection.js';
import { NotPlatformAdmin, platformScope } from '../../../platform/tenancy/platform-scope.js';
import { startTestServices, type TestServices } from '../../../platform/testing/test-services.js';
import { NotPermitted, ready } from '../../../platform/use-case/define-use-case.js';
import { AdminContext } from '../context.js';
import { PlatformPages } from '../data/platform.pages.js';
import { PlatformRepository } from '../data/platform.repository.js';
import { surveyOrganizations } from './survey-organizations.js';

let services: TestServices;

beforeAll(async () => {
  services = await startTestServices();
});
afterAll(() => services.close());

const pageOf = (first: number): PageArgs => Object.assign(new PageArgs(), { first });

describe('NotPermitted', () => {
  test('the verb refuses members and agents even when somebody hands it the platform’s tables', async () => {
    const admin = await services.aPlatformAdmin();
    const repository = new PlatformRepository(services.database, platformScope(admin, 'test'));
    const pages = new PlatformPages(repository, services.cursors);
    const organization = await services.anOrganization();
    for (const viewer of [organization.member('OWNER'), organization.agents(randomUUID())]) {
      await expect(ready(surveyOrganizations, { viewer, pages })(pageOf(20))).rejects.toThrow(NotPermitted);
    }
  });
});

describe('NotPlatformAdmin', () => {
  test('the context of a member does not hand out the platform’s tables', async () => {
    const viewer = (await services.anOrganization()).member('OWNER');
    const context = new AdminContext(services, { viewer, requestId: 'test', clientAddress: null });
    expect(() => context.surveyOrganizations).toThrow(NotPlatformAdmin);
  });
});

describe('a page', () => {
  test('names every organization once, and reading it changes nothing', async () => {
    const viewer = await services.aPlatformAdmin();
    const context = new AdminContext(services, { viewer, requestId: 'test', clientAddress: null });
    const added = (await services.anOrganization('Added')).id;
    const first = await context.surveyOrganizations(pageOf(100));
    const ids = first.nodes.map((node) => node.organizationId);
    expect(ids[0]).toBe(added);
    expect(new Set(ids).size).toBe(ids.length);
    expect(await context.surveyOrganizations(pageOf(100))).toEqual(first);
  });
});

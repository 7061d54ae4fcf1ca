import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startTestServices, type TestOrganization, type TestServices } from '../../platform/testing/test-services.js';
import { ChangeLog } from './change-log.js';

let services: TestServices;
let watched: TestOrganization;
let other: TestOrganization;
let log: ChangeLog;

beforeAll(async () => {
  services = await startTestServices();
  watched = await services.anOrganization('Watched');
  other = await services.anOrganization('Other');
  log = await ChangeLog.of(services.owner, watched.id);
});
afterAll(() => services.close());

const addLead = (organizationId: string) =>
  services.owner.query("INSERT INTO lead.leads (organization_id, full_name, source) VALUES ($1, 'Ada', 'A list')", [
    organizationId,
  ]);

describe('what happens to the rows of the watched organization', () => {
  test('is seen once, whether rows come, change or go', async () => {
    await addLead(watched.id);
    expect(await log.take()).toEqual([expect.stringMatching(/^lead\.leads: null -> .*Ada/u)]);
    await services.owner.query("UPDATE lead.leads SET full_name = 'Eve' WHERE organization_id = $1", [watched.id]);
    expect(await log.take()).toEqual([expect.stringMatching(/^lead\.leads: .*Ada.* -> .*Eve/u)]);
    await services.owner.query('DELETE FROM lead.leads WHERE organization_id = $1', [watched.id]);
    expect(await log.take()).toEqual([expect.stringMatching(/^lead\.leads: .*Eve.* -> null/u)]);
    expect(await log.take()).toEqual([]);
  });

  test('is seen in its own row, and in a row that moves to another organization', async () => {
    await services.owner.query("UPDATE tenant.organizations SET name = 'Seen' WHERE id = $1", [watched.id]);
    expect(await log.take()).toHaveLength(1);
    await addLead(watched.id);
    await services.owner.query('UPDATE lead.leads SET organization_id = $2 WHERE organization_id = $1', [
      watched.id,
      other.id,
    ]);
    expect(await log.take()).toHaveLength(2);
  });
});

test('what happens to others, and what changes nothing, is not seen', async () => {
  await addLead(other.id);
  await services.owner.query('UPDATE tenant.organizations SET name = name');
  expect(await log.take()).toEqual([]);
});

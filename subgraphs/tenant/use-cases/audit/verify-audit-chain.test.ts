import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { recordAudit } from '../../../../platform/audit/record-audit.js';
import {
  startTestServices,
  type TestOrganization,
  type TestServices,
} from '../../../../platform/testing/test-services.js';
import { NotPermitted, ready } from '../../../../platform/use-case/define-use-case.js';
import { AuditLogRepository } from '../../data/audit/audit-log.repository.js';
import { verifyAuditChain } from './verify-audit-chain.js';

let services: TestServices;
beforeAll(async () => {
  services = await startTestServices();
});
afterAll(() => services.close());

async function organizationWithActs(count: number): Promise<TestOrganization> {
  const organization = await services.anOrganization();
  for (let place = 0; place < count; place += 1) {
    await recordAudit(services.database.forOrganization(organization.scope), organization.trail, {
      organizationId: organization.id,
      action: 'a.done',
      subject: null,
    });
  }
  return organization;
}
const verify = (organization: TestOrganization, viewer = organization.member('OWNER')) =>
  ready(verifyAuditChain, { viewer, log: new AuditLogRepository(services.database, organization.scope) })({});

describe('a whole chain', () => {
  test('says how long it is and where it ends', async () => {
    const organization = await organizationWithActs(3);
    const { rows } = await services.owner.query<{ hash: string }>(
      'SELECT hash FROM platform.audit_logs WHERE organization_id = $1 ORDER BY position DESC LIMIT 1',
      [organization.id],
    );
    expect(await verify(organization)).toEqual({
      isWhole: true,
      firstBrokenPosition: null,
      length: 3,
      headHash: rows[0]?.hash,
    });
  });

  test('may be empty', async () => {
    const organization = await services.anOrganization();
    expect(await verify(organization)).toEqual({
      isWhole: true,
      firstBrokenPosition: null,
      length: 0,
      headHash: null,
    });
  });
});

describe('a chain that somebody tampered with', () => {
  test('says where, and a kept head shows what was cut off its end', async () => {
    const organization = await organizationWithActs(4);
    const kept = await verify(organization);
    await services.owner.query('ALTER TABLE platform.audit_logs DISABLE TRIGGER audit_logs_append_only');
    await services.owner.query('DELETE FROM platform.audit_logs WHERE organization_id = $1 AND position = 4', [
      organization.id,
    ]);
    expect((await verify(organization)).headHash).not.toBe(kept.headHash);
    await services.owner.query(
      "UPDATE platform.audit_logs SET action = 'b.done' WHERE organization_id = $1 AND position = 2",
      [organization.id],
    );
    await services.owner.query('ALTER TABLE platform.audit_logs ENABLE TRIGGER audit_logs_append_only');
    expect(await verify(organization)).toMatchObject({ isWhole: false, firstBrokenPosition: 2, length: 3 });
  });
});

describe('somebody who may not', () => {
  test('is refused', async () => {
    const organization = await services.anOrganization();
    await expect(verify(organization, organization.member('MANAGER'))).rejects.toThrow(NotPermitted);
  });
});

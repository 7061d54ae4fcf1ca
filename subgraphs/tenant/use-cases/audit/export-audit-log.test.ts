import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { recordAudit } from '../../../../platform/audit/record-audit.js';
import { TestClock } from '../../../../platform/testing/test-clock.js';
import {
  startTestServices,
  type TestOrganization,
  type TestServices,
} from '../../../../platform/testing/test-services.js';
import { viewerOf, type ViewerClaims } from '../../../../platform/viewer/viewer.js';
import { NotPermitted, ready } from '../../../../platform/use-case/define-use-case.js';
import { AuditLogRepository } from '../../data/audit/audit-log.repository.js';
import type { AuditFilter } from '../../domain/audit/audit-entry.js';
import { exportAuditLog, type AuditExportFormat } from './export-audit-log.js';

let services: TestServices;
let organization: TestOrganization;
const clock = new TestClock();
beforeAll(async () => {
  services = await startTestServices({ clock });
});
afterAll(() => services.close());
beforeEach(async () => {
  organization = await services.anOrganization();
});

const act = (action: string, userAgent: string | null = null) =>
  recordAudit(
    services.database.forOrganization(organization.scope),
    { ...organization.trail, userAgent },
    { organizationId: organization.id, action, subject: null, after: { count: 1 } },
  );
const needs = (viewer = organization.member('OWNER')) => ({
  viewer,
  scope: organization.scope,
  log: new AuditLogRepository(services.database, organization.scope),
  files: services.files,
  trail: { ...organization.trail, viewer },
  clock,
});
const exported = async (format: AuditExportFormat, filter: AuditFilter = {}) => {
  const outcome = await ready(exportAuditLog, needs())({ format, filter });
  if (outcome.kind !== 'AuditLogExported') throw new Error(outcome.message);
  const parts: Buffer[] = [];
  for await (const part of services.files.read(organization.scope, outcome.fileId)) parts.push(part);
  return { ...outcome, text: Buffer.concat(parts).toString('utf8') };
};

describe('an export', () => {
  test('is a table that a spreadsheet opens without running anything (V-21)', async () => {
    await act('a.done', '=HYPERLINK("http://test.example")');
    const { text, fileName, entryCount } = await exported('CSV');
    const [row] = parse(text, { bom: true, columns: true });
    expect(row).toMatchObject({
      position: '1',
      action: 'a.done',
      changes: '[{"field":"count","before":null,"after":"1"}]',
      userAgent: '\'=HYPERLINK("http://test.example")',
    });
    expect({ fileName, entryCount }).toEqual({ fileName: 'audit-log-2026-03-02.csv', entryCount: 1 });
  });

  test('is one object a line, newest first, across many pages', async () => {
    await services.owner.query(
      `INSERT INTO platform.audit_logs (organization_id, actor_kind, action, request_id)
       SELECT $1, 'SYSTEM', 'many.done', 'r' FROM generate_series(1, 2500)`,
      [organization.id],
    );
    const { text, entryCount } = await exported('JSON_LINES');
    const positions = text
      .trim()
      .split('\n')
      .map((line) => (JSON.parse(line) as { position: number }).position);
    expect(entryCount).toBe(2_500);
    expect(positions).toEqual(Array.from({ length: 2_500 }, (_, place) => 2_500 - place));
  });

  test('holds what the filter asks for, and is itself written down', async () => {
    await act('a.done');
    await act('b.done');
    const { fileId, entryCount } = await exported('CSV', { action: 'b.done' });
    expect(entryCount).toBe(1);
    const { rows } = await services.owner.query(
      'SELECT action, subject_id, after FROM platform.audit_logs WHERE organization_id = $1 ORDER BY position DESC LIMIT 1',
      [organization.id],
    );
    expect(rows).toEqual([
      { action: 'audit-log.exported', subject_id: fileId, after: { action: 'b.done', format: 'CSV', entryCount: 1 } },
    ]);
  });

  test('is downloaded by those who may read the log, and is a file of their organization alone', async () => {
    const { fileId } = await exported('CSV');
    const theirs = await services.anOrganization();
    expect(await services.files.describe(organization.scope, fileId)).toMatchObject({ permission: 'audit:export' });
    expect(await services.files.describe(theirs.scope, fileId)).toBeNull();
  });
});

describe('too many entries', () => {
  test('are refused with what to do, and nothing is written', async () => {
    for (let count = 0; count < 3; count += 1) await act('a.done');
    const asked = ready(exportAuditLog, { ...needs(), entriesMax: 2 })({ format: 'CSV', filter: {} });
    await expect(asked).resolves.toMatchObject({ kind: 'AuditExportTooLarge', entriesMax: 2 });
    const { rows } = await services.owner.query('SELECT 1 FROM files.files WHERE organization_id = $1', [
      organization.id,
    ]);
    expect(rows).toEqual([]);
  });
});

describe('a time that ends before it begins', () => {
  test('is named', async () => {
    const filter = { from: new Date('2026-02-01'), to: new Date('2026-01-01') };
    await expect(ready(exportAuditLog, needs())({ format: 'CSV', filter })).resolves.toMatchObject({
      kind: 'InvalidInput',
      problems: [{ path: 'filter.to' }],
    });
  });
});

describe('somebody who may not', () => {
  test.each(['MANAGER', 'VIEWER'] as const)('is refused: %s', async (role) => {
    const asked = ready(exportAuditLog, needs(organization.member(role)))({ format: 'CSV', filter: {} });
    await expect(asked).rejects.toThrow(NotPermitted);
  });

  test('is refused: a platform admin who looks through an owner’s eyes', async () => {
    const { claims } = organization.member('OWNER');
    const viewer = viewerOf({ ...claims, impersonatorId: organization.id } as ViewerClaims);
    await expect(ready(exportAuditLog, needs(viewer))({ format: 'CSV', filter: {} })).rejects.toThrow(NotPermitted);
  });
});

import { describe, expect, test } from '@jest/globals';
import { auditFilter, readAuditView } from './audit-view';

const viewOf = (query: string) => {
  const parameters = new URLSearchParams(query);
  return readAuditView((name) => parameters.get(name));
};

const actor = '0199c0de-0000-7000-8000-000000000001';

describe('what the address of the audit log says', () => {
  test('narrows the log', () => {
    expect(auditFilter(viewOf(`text=+Ada+&action=member.removed&actor=${actor}`))).toEqual({
      text: 'Ada',
      action: 'member.removed',
      actorId: actor,
      from: null,
      to: null,
    });
  });

  test('takes whole days, the last one included', () => {
    const { from, to } = auditFilter(viewOf('from=2026-02-28&to=2026-02-28'));
    expect(new Date(from ?? '')).toEqual(new Date(2026, 1, 28));
    expect(new Date(to ?? '')).toEqual(new Date(2026, 2, 1));
  });

  test('is the whole log where it makes no sense', () => {
    const empty = { text: null, action: null, actorId: null, from: null, to: null };
    expect(auditFilter(viewOf('actor=somebody&from=yesterday&to=2026-99-99&text=+'))).toEqual(empty);
    expect(auditFilter(viewOf(''))).toEqual(empty);
  });
});

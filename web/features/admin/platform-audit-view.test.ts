import { expect, test } from '@jest/globals';
import { narrowsPlatformAudit, platformAuditFilter, readPlatformAuditView } from './platform-audit-view';

const viewOf = (query: string) => {
  const parameters = new URLSearchParams(query);
  return readPlatformAuditView((name) => parameters.get(name));
};

const id = '0199c0de-0000-7000-8000-000000000001';
const whole = {
  organizationId: null,
  ofPlatform: null,
  subjectId: null,
  action: null,
  actorId: null,
  from: null,
  to: null,
};

test('the address narrows the log by everything that the query offers', () => {
  expect(
    platformAuditFilter(viewOf(`organization=${id}&action=organization.suspended&actor=${id}&subject=+x+`)),
  ).toEqual({ ...whole, organizationId: id, action: 'organization.suspended', actorId: id, subjectId: 'x' });
  const { from, to } = platformAuditFilter(viewOf('from=2026-02-28&to=2026-02-28'));
  expect(new Date(from ?? '')).toEqual(new Date(2026, 1, 28));
  expect(new Date(to ?? '')).toEqual(new Date(2026, 2, 1));
});

test('the platform itself, unless an organization is named as well', () => {
  expect(platformAuditFilter(viewOf('scope=platform'))).toEqual({ ...whole, ofPlatform: true });
  expect(platformAuditFilter(viewOf(`scope=platform&organization=${id}`))).toEqual({ ...whole, organizationId: id });
});

test('what makes no sense leaves the whole log', () => {
  const view = viewOf('organization=ours&scope=moon&actor=somebody&from=yesterday&subject=+');
  expect(platformAuditFilter(view)).toEqual(whole);
  expect(narrowsPlatformAudit(view)).toBe(false);
  expect(narrowsPlatformAudit(viewOf('scope=platform'))).toBe(true);
});

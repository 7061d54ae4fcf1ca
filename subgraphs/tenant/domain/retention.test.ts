import { expect, test } from '@jest/globals';
import * as accountLimits from './accounts/account-limits.js';
import * as invitationLimits from './invitations/attempts.js';
import { daysKept, keptSince, retainedKinds } from './retention.js';
import * as signInLimits from './sessions/attempts.js';

test('what is kept is counted in whole days back from now', () => {
  expect(keptSince('SESSIONS', new Date('2026-03-31T09:00:00Z'))).toEqual(new Date('2026-03-01T09:00:00Z'));
  for (const kind of retainedKinds) expect(daysKept[kind]).toBeGreaterThanOrEqual(1);
});

test('attempts are kept as long as any limit counts them (A-108)', () => {
  const limits = [accountLimits, invitationLimits, signInLimits].flatMap((module) => Object.values(module));
  const windows = limits.flatMap((limit) =>
    typeof limit === 'object' && 'windowSeconds' in limit ? [limit.windowSeconds] : [],
  );
  expect(windows.length).toBeGreaterThan(10);
  expect(Math.max(...windows)).toBeLessThanOrEqual(daysKept.ATTEMPTS * 24 * 60 * 60);
});

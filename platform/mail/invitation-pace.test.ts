import { expect, test } from '@jest/globals';
import { mailsPausedFor, mailWindows } from './invitation-pace.js';

test('mails pause for an address after five a day, for an organization after a hundred an hour', () => {
  expect(mailsPausedFor({ toAddress: 4, byOrganization: 99 })).toBeNull();
  expect(mailsPausedFor({ toAddress: 5, byOrganization: 5 })).toBe(86_400);
  expect(mailsPausedFor({ toAddress: 0, byOrganization: 100 })).toBe(3_600);
});

test('what counts is the last day of an address and the last hour of an organization', () => {
  expect(mailWindows(new Date('2026-03-02T09:00:00Z'))).toEqual({
    address: new Date('2026-03-01T09:00:00Z'),
    organization: new Date('2026-03-02T08:00:00Z'),
  });
});

import { describe, expect, test } from '@jest/globals';
import { invitationExpiry, maskedEmail, statusAt } from './invitation.js';
import { worksNow, type OpenInvitation } from './open-invitation.js';

const now = new Date('2026-03-02T09:00:00Z');
const later = invitationExpiry(now);

describe('what became of an invitation', () => {
  test('it expires after seven days, to the millisecond (X-03)', () => {
    expect(later).toEqual(new Date('2026-03-09T09:00:00Z'));
    const pending = { state: 'PENDING', expiresAt: later } as const;
    expect(statusAt(pending, new Date(later.getTime() - 1))).toBe('PENDING');
    expect(statusAt(pending, later)).toBe('EXPIRED');
  });

  test('what was accepted or revoked stays so', () => {
    for (const state of ['ACCEPTED', 'REVOKED'] as const)
      expect(statusAt({ state, expiresAt: now }, later)).toBe(state);
  });
});

describe('whether it works', () => {
  const invitation: OpenInvitation = {
    id: 'i',
    email: 'camille@example.com',
    role: 'MANAGER',
    memberId: null,
    state: 'PENDING',
    expiresAt: later,
    organization: { id: 'o', name: 'Ours', locale: 'FR', status: 'ACTIVE' },
    inviter: { name: 'Ada', role: 'OWNER', status: 'ACTIVE' },
  };
  const always = () => true;

  test('it does as long as it is open and somebody vouches for it', () => {
    expect(worksNow(invitation, now, always)).toBe(true);
    expect(worksNow(invitation, now, (giver, role) => giver === 'OWNER' && role === 'MANAGER')).toBe(true);
  });

  test.each<[string, Partial<OpenInvitation>]>([
    ['it was accepted', { state: 'ACCEPTED' }],
    ['it was revoked', { state: 'REVOKED' }],
    ['it expired', { expiresAt: now }],
    ['the organization is suspended', { organization: { ...invitation.organization, status: 'SUSPENDED' } }],
    ['the organization is deleted', { organization: { ...invitation.organization, status: 'DELETED' } }],
    ['the inviter was erased', { inviter: null }],
    ['the inviter was removed', { inviter: { name: 'Ada', role: 'OWNER', status: 'REMOVED' } }],
    ['the inviter cannot sign in', { inviter: { name: 'Ada', role: 'OWNER', status: 'DISABLED' } }],
  ])('it does not when %s', (_case, change) => {
    expect(worksNow({ ...invitation, ...change }, now, always)).toBe(false);
  });

  test('it does not when the inviter may no longer give its role', () => {
    expect(worksNow(invitation, now, () => false)).toBe(false);
  });
});

test('a masked address shows whose provider it is, and hardly anything else', () => {
  expect(maskedEmail('camille@example.com')).toBe('c******@example.com');
  expect(maskedEmail('a@example.com')).toBe('a**@example.com');
  expect(maskedEmail(`${'x'.repeat(60)}@example.com`)).toBe('x********@example.com');
});

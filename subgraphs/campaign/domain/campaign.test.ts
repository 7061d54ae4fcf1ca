import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { campaignStatuses, canMove, isEditable, statesBefore, type CampaignStatus } from './campaign.js';

const status = fc.constantFrom(...campaignStatuses);
const finalStatuses: readonly CampaignStatus[] = ['COMPLETED', 'CANCELLED'];

/** Where a campaign stands after trying every move of a walk. */
const walk = (from: CampaignStatus, moves: readonly CampaignStatus[]): CampaignStatus =>
  moves.reduce((at, to) => (canMove(at, to) ? to : at), from);

describe('the moves of a campaign (V-24, O-10)', () => {
  test('are exactly these', () => {
    const allowed = campaignStatuses.flatMap((from) =>
      campaignStatuses.filter((to) => canMove(from, to)).map((to) => `${from} > ${to}`),
    );
    expect(allowed.sort()).toEqual(
      [
        'DRAFT > PENDING',
        'DRAFT > CANCELLED',
        'PENDING > ACTIVE',
        'PENDING > PAUSED',
        'PENDING > CANCELLED',
        'ACTIVE > PAUSED',
        'ACTIVE > COMPLETED',
        'ACTIVE > CANCELLED',
        'PAUSED > PENDING',
        'PAUSED > CANCELLED',
      ].sort(),
    );
  });

  test('no sequence of moves leaves a final state', () => {
    fc.assert(
      fc.property(fc.constantFrom(...finalStatuses), fc.array(status, { maxLength: 50 }), (final, moves) => {
        expect(walk(final, moves)).toBe(final);
      }),
    );
  });

  test('no sequence of moves leads back to a draft', () => {
    fc.assert(
      fc.property(fc.array(status, { maxLength: 50 }), (moves) => {
        const launched = walk('DRAFT', ['PENDING']);
        expect(walk(launched, moves)).not.toBe('DRAFT');
      }),
    );
  });

  test('every state but a final one can be cancelled, and every state can be reached from a draft', () => {
    for (const from of campaignStatuses) expect(canMove(from, 'CANCELLED')).toBe(!finalStatuses.includes(from));
    const reached = new Set<CampaignStatus>(['DRAFT']);
    for (const from of reached) for (const to of campaignStatuses) if (canMove(from, to)) reached.add(to);
    expect([...reached].sort()).toEqual([...campaignStatuses].sort());
  });

  test('looking back says the same as looking forward', () => {
    fc.assert(
      fc.property(status, status, (from, to) => {
        expect(statesBefore(to).includes(from)).toBe(canMove(from, to));
      }),
    );
  });

  test('staying where it is, is no move', () => {
    for (const at of campaignStatuses) expect(canMove(at, at)).toBe(false);
  });
});

test('only a draft can be edited (O-10)', () => {
  expect(campaignStatuses.filter((at) => isEditable({ status: at }))).toEqual(['DRAFT']);
});

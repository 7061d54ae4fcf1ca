import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { UserRole } from '../user.js';
import {
  mayChangeRole,
  mayGiveRole,
  mayRemove,
  memberRoles,
  ownersBeside,
  purgeDate,
  rolesWithin,
  type MemberRole,
} from './member-rules.js';

const somebodyElse = { otherOwners: 1 };

describe('the roles that somebody may give', () => {
  test.each<[UserRole, string]>([
    ['OWNER', 'OWNER ADMIN MANAGER OPERATOR VIEWER'],
    ['ADMIN', 'ADMIN MANAGER OPERATOR VIEWER'],
    ['MANAGER', 'MANAGER OPERATOR VIEWER'],
    ['OPERATOR', 'OPERATOR VIEWER'],
    ['VIEWER', 'VIEWER'],
    ['PLATFORM_ADMIN', ''],
  ])('%s: their own and those below (%s)', (role, given) => {
    expect(rolesWithin({ role }).join(' ')).toBe(given);
  });

  test('never include the platform owner’s, whoever gives', () => {
    for (const role of [...memberRoles, 'PLATFORM_ADMIN' as const])
      expect(mayGiveRole({ role }, 'PLATFORM_ADMIN')).toMatchObject({ kind: 'RoleNotYours' });
  });
});

describe('RoleNotYours', () => {
  test('an administrator neither changes nor removes nor makes an owner (V-61)', () => {
    const admin = { role: 'ADMIN' } as const;
    expect(mayChangeRole(admin, { role: 'OWNER' }, 'VIEWER', somebodyElse)).toMatchObject({ kind: 'RoleNotYours' });
    expect(mayRemove(admin, { role: 'OWNER' }, somebodyElse)).toMatchObject({ kind: 'RoleNotYours' });
    expect(mayChangeRole(admin, { role: 'VIEWER' }, 'OWNER', somebodyElse)).toMatchObject({ kind: 'RoleNotYours' });
  });

  test('nobody raises themselves', () => {
    for (const role of memberRoles)
      for (const wanted of memberRoles.slice(0, memberRoles.indexOf(role)))
        expect(mayChangeRole({ role }, { role }, wanted, somebodyElse)).toMatchObject({ kind: 'RoleNotYours' });
  });
});

describe('LastOwner', () => {
  test('the last owner is neither demoted nor removed, by nobody', () => {
    const owner = { role: 'OWNER' } as const;
    expect(mayChangeRole(owner, owner, 'ADMIN', { otherOwners: 0 })).toMatchObject({ kind: 'LastOwner' });
    expect(mayRemove(owner, owner, { otherOwners: 0 })).toMatchObject({ kind: 'LastOwner' });
  });

  test('one of two owners is, and the last one may stay an owner', () => {
    const owner = { role: 'OWNER' } as const;
    expect(mayChangeRole(owner, owner, 'ADMIN', somebodyElse)).toBeNull();
    expect(mayRemove(owner, owner, somebodyElse)).toBeNull();
    expect(mayChangeRole(owner, owner, 'OWNER', { otherOwners: 0 })).toBeNull();
  });
});

describe('any sequence of acts', () => {
  interface Act {
    readonly actor: number;
    readonly target: number;
    readonly role: UserRole | 'REMOVE';
  }
  const act: fc.Arbitrary<Act> = fc.record({
    actor: fc.nat(5),
    target: fc.nat(5),
    role: fc.constantFrom(...memberRoles, 'PLATFORM_ADMIN' as const, 'REMOVE' as const),
  });
  const start = fc.array(fc.constantFrom(...memberRoles), { minLength: 5, maxLength: 5 });
  const rankOf = (role: MemberRole): number => -memberRoles.indexOf(role);

  test('leaves an owner, and lifts nobody above whoever acted', () => {
    fc.assert(
      fc.property(start, fc.array(act, { maxLength: 60 }), (others, acts) => {
        const people = new Map<number, MemberRole>([
          [0, 'OWNER'],
          ...others.map((role, place) => [place + 1, role] as const),
        ]);
        for (const { actor, target, role } of acts) {
          const [acting, touched] = [people.get(actor), people.get(target)];
          if (!acting || !touched) continue;
          const owners = [...people].filter(([, each]) => each === 'OWNER').map(([id]) => String(id));
          const beside = ownersBeside({ id: String(target) }, owners);
          if (role === 'REMOVE') {
            if (mayRemove({ role: acting }, { role: touched }, beside) === null) people.delete(target);
          } else if (mayChangeRole({ role: acting }, { role: touched }, role, beside) === null) {
            expect(role).not.toBe('PLATFORM_ADMIN');
            const given = memberRoles.find((each) => each === role) ?? 'OWNER';
            expect(rankOf(given)).toBeLessThanOrEqual(rankOf(acting));
            people.set(target, given);
          }
          expect([...people.values()]).toContain('OWNER');
        }
      }),
      { numRuns: 500 },
    );
  });
});

test('a removed member is erased after thirty days (X-04)', () => {
  expect(purgeDate(new Date('2026-03-02T09:00:00Z'))).toEqual(new Date('2026-04-01T09:00:00Z'));
});

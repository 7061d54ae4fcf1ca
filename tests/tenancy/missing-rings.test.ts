import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { viewerOf } from '../../platform/viewer/viewer.js';
import { attackTable } from './attack-table.js';
import { Attacker, type Target } from './attack.js';
import { organizationTables } from './database-content.js';
import { entityTable } from './entity-table.js';
import { openDoors } from './missing-guards.js';
import { openEveryDoor } from './opened-doors.js';
import { rootFieldsOf } from './selection.js';
import { arrangeTwoOrganizations, type TwoOrganizations } from './two-organizations.js';
import { wallGaps } from './wall.js';

let two: TwoOrganizations;
let attacker: Attacker;

beforeAll(async () => {
  two = await arrangeTwoOrganizations();
  attacker = await Attacker.of(two);
}, 600_000);
afterAll(() => two.platform.close());

const targets: readonly Target[] = (['query', 'mutation'] as const).flatMap((kind) =>
  Object.entries(attackTable[kind]).map(([field, attack]) => ({ kind, field, attack })),
);

/** Somebody of B whose claims contradict each other: nothing is permitted to it, and it still has a scope. */
const mayNothing = () =>
  viewerOf({
    kind: 'USER',
    userId: two.b.names.userId,
    organizationId: two.b.organization.id,
    role: 'PLATFORM_ADMIN',
    expiresAt: Date.parse('2100-01-01T00:00:00Z'),
  });
const doorsOpen = () => openDoors(two.platform.houses, { viewer: mayNothing(), names: two.b.names });

// Whoever may do the most of each kind; the other roles attack with every ring in place.
const boldest = new Set([
  'OWNER of B',
  'agents of a run of B',
  'PLATFORM_ADMIN',
  'a member of B who claims to be PLATFORM_ADMIN',
  'nobody',
]);

async function attackAll(): Promise<string[]> {
  const violations = [];
  for (const target of targets) {
    for (const caller of two.callers.filter(({ title }) => boldest.has(title))) {
      const found = await attacker.attack(target, caller, { spellings: false });
      violations.push(...found.map((violation) => `${target.field}: ${violation}`));
    }
  }
  return violations;
}

test('with every ring in place, none is reported missing', async () => {
  expect([...(await doorsOpen()), ...(await wallGaps(two.platform.services.owner))]).toEqual([]);
});

describe('without the rules of the houses', () => {
  let close: () => void;
  beforeAll(() => {
    close = openEveryDoor();
  });
  afterAll(() => {
    close();
  });

  test('every door is reported by name', async () => {
    const doors = two.platform.houses.flatMap(({ name, schema }) =>
      rootFieldsOf(schema).map(([kind, field]) => `${kind} ${field} of ${name} has no guard`),
    );
    const entities = Object.keys(entityTable).map((row) => {
      const [house = '', type = ''] = row.split(' ');
      return `entity ${type} of ${house} has no guard`;
    });
    expect([...(await doorsOpen())].toSorted()).toEqual([...doors, ...entities].toSorted());
  });

  test('repositories and the wall still keep every row of A from everybody', async () => {
    expect(await attackAll()).toEqual([]);
  }, 600_000);

  test('verbs still refuse whoever lacks their permission', async () => {
    const violations = [];
    for (const target of targets) {
      for (const caller of two.callers) violations.push(...(await attacker.askWithoutPermission(target, caller)));
    }
    expect(violations).toEqual([]);
  });
});

describe('without row level security', () => {
  const alter = async (change: 'DISABLE' | 'ENABLE'): Promise<void> => {
    const { owner } = two.platform.services;
    for (const { table } of await organizationTables(owner))
      await owner.query(`ALTER TABLE ${table} ${change} ROW LEVEL SECURITY`);
  };
  beforeAll(() => alter('DISABLE'));
  afterAll(() => alter('ENABLE'));

  test('every table is reported by name', async () => {
    const tables = await organizationTables(two.platform.services.owner);
    const expected = tables.map(({ table }) => `row level security of ${table} is off`);
    expect([...(await wallGaps(two.platform.services.owner))].toSorted()).toEqual(expected.toSorted());
  });

  // Weaker than rules and repositories together, so that it speaks for both.
  test('repositories alone still keep every row of A from everybody', async () => {
    const close = openEveryDoor();
    try {
      expect(await attackAll()).toEqual([]);
    } finally {
      close();
    }
  }, 600_000);
});

describe('without any ring at all', () => {
  // Sessions, invitations and registrations are guarded by their secrets and answer everybody alike; previews, creations, counts
  // and what is one's own or everybody's name nobody; and the platform's acts are nobody else's.
  const blind = new Set([
    'login',
    'logout',
    'refreshSession',
    'acceptInvitation',
    'invitation',
    'roles',
    'legalInformation',
    'previewCriteria',
    'viewAs',
    'planUsage',
    'auditChain',
    'myConsents',
    'myTwoFactor',
    'forgotPassword',
    'register',
    'resendVerificationEmail',
    'resetPassword',
    'notificationPreferences',
    'sendableNotificationTypes',
  ]);

  test('every attack reports somebody who sees A as A sees itself', async () => {
    const { a } = two;
    const insiders = [
      { title: 'OWNER of A', viewer: a.organization.member('OWNER') },
      { title: 'agents of A', viewer: a.organization.agents(a.names.runId) },
    ];
    const unnoticed = [];
    for (const target of targets.filter(({ field, attack }) => !blind.has(field) && attack.seenByPlatform !== true)) {
      const insider = insiders.find(({ viewer }) => viewer.permissions.has(target.attack.permission));
      const violations = insider ? await attacker.attack(target, insider, { spellings: false }) : [];
      if (violations.length === 0) unnoticed.push(target.field);
    }
    expect(unnoticed).toEqual([]);
  }, 600_000);
});

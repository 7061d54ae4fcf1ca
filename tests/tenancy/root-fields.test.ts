import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { attackTable } from './attack-table.js';
import { Attacker, type Target } from './attack.js';
import { rootGaps, unreadFields } from './coverage.js';
import { removeOrganization } from './database-content.js';
import { arrangeTwoOrganizations, type TwoOrganizations } from './two-organizations.js';

let two: TwoOrganizations;
let attacker: Attacker;

beforeAll(async () => {
  two = await arrangeTwoOrganizations();
  attacker = await Attacker.of(two);
}, 120_000);
afterAll(() => two.platform.close());

const targets: readonly Target[] = (['query', 'mutation'] as const).flatMap((kind) =>
  Object.entries(attackTable[kind]).map(([field, attack]) => ({ kind, field, attack })),
);

test('every root field is attacked, and every attack has its field', () => {
  expect(rootGaps(two.platform.gateway.schema, attackTable)).toEqual([]);
});

test('the attacks read every field of every type', () => {
  expect(unreadFields(two.platform.gateway.schema)).toEqual([]);
});

describe.each(targets.map((target) => [`${target.kind} ${target.field}`, target] as const))('%s', (_title, target) => {
  test('answers the own organization as far as the permission table goes, and refuses beyond it', async () => {
    const violations = [];
    for (const caller of two.callers) violations.push(...(await attacker.askForOwn(target, caller)));
    expect(violations).toEqual([]);
  }, 120_000);

  test('gives nobody outside a row of another organization, changes none, and does not say whether it exists', async () => {
    const violations = [];
    for (const caller of two.callers) violations.push(...(await attacker.attack(target, caller)));
    expect(violations).toEqual([]);
  }, 120_000);
});

describe('when the other organization is gone altogether', () => {
  const answersOf = async (): Promise<readonly string[]> => {
    const answers = [];
    for (const target of targets.filter(({ kind }) => kind === 'query')) {
      for (const caller of two.callers)
        answers.push(`${caller.title} ${target.field} ${await attacker.ownAnswer(target, caller)}`);
    }
    return answers;
  };

  test('every query answers everybody else exactly as before, down to the last number', async () => {
    const before = await answersOf();
    await removeOrganization(two.platform.services.owner, two.a.organization.id);
    const after = await answersOf();
    const changed = after.filter((answer, place) => answer !== before[place]);
    const byPlatform = changed.filter((answer) => answer.startsWith('PLATFORM_ADMIN '));
    expect(changed).toEqual(byPlatform);
    expect(byPlatform).toHaveLength(2);
  }, 300_000);
});

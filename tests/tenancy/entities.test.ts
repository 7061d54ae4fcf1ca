import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { execute, parse, type FormattedExecutionResult } from 'graphql';
import type { Subgraph } from '../../platform/graphql/subgraph.js';
import { codeOf, comparable } from './answers.js';
import { Attacker, expectedFor } from './attack.js';
import { entityGaps } from './coverage.js';
import { entityTable, type EntityAttack } from './entity-table.js';
import { Selections } from './selection.js';
import {
  arrangeTwoOrganizations,
  namesKnownToOthers,
  unknownLike,
  type Caller,
  type TwoOrganizations,
} from './two-organizations.js';

let two: TwoOrganizations;
let attacker: Attacker;

beforeAll(async () => {
  two = await arrangeTwoOrganizations();
  attacker = await Attacker.of(two);
}, 120_000);
afterAll(() => two.platform.close());

const entityDepth = 2;

interface EntityTarget {
  readonly house: Subgraph;
  readonly type: string;
  readonly attack: EntityAttack;
}

function targetOf(row: string, attack: EntityAttack): EntityTarget {
  const [name = '', type = ''] = row.split(' ');
  const house = two.platform.houses.find((candidate) => candidate.name === name);
  if (!house) throw new Error(`There is no house ${name}.`);
  return { house, type, attack };
}

/** Asks a house for entities, as a gateway would: the caller handed on as it is. */
async function ask(
  { house, type, attack }: EntityTarget,
  { viewer }: Caller,
  ids: readonly string[],
  more: object = {},
) {
  const entity = house.schema.getType(type);
  if (!entity) throw new Error(`There is no ${type}.`);
  const selection = new Selections(house.schema, viewer.kind === 'AGENT' ? attack.closedToAgents : new Set()).of(
    entity,
    entityDepth,
  );
  const query = `query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on ${type} ${selection} } }`;
  const result = await execute({
    schema: house.schema,
    document: parse(query),
    variableValues: { representations: ids.map((id) => ({ __typename: type, id, ...more })) },
    contextValue: house.createContext({ viewer, requestId: randomUUID(), clientAddress: null }),
  });
  // Through JSON, as every answer leaves.
  return JSON.parse(JSON.stringify(result)) as FormattedExecutionResult;
}

const entitiesIn = (answer: FormattedExecutionResult): readonly unknown[] => {
  const entities: unknown = answer.data?.['_entities'];
  return Array.isArray(entities) ? entities : [];
};

const malformed = ['', 'x', "' OR '1'='1", '\0', '{}', '0'.repeat(5_000)];

async function attackEntity(target: EntityTarget, caller: Caller): Promise<string[]> {
  const { a, b } = two;
  const { name } = target.attack;
  const [own, foreign, unknown] = [b.names[name], a.names[name], unknownLike(namesKnownToOthers(a))[name]];
  const said = [foreign, unknown];
  // A representation is the word of whoever sends it: what it claims besides the id must not be believed.
  const claims = {
    organizationId: b.organization.id,
    name: 'Claimed',
    fullName: 'Claimed',
    email: 'claimed@test.example',
  };
  const violations: string[] = [];
  for (const more of [{}, claims]) {
    const answer = await ask(target, caller, [foreign], more);
    const toUnknown = await ask(target, caller, [unknown], more);
    violations.push(...attacker.leaksIn(answer, said).map((secret) => `the answer holds "${secret}" of A`));
    const [left, right] = [comparable(answer, said), comparable(toUnknown, said)];
    if (left !== right) violations.push(`A's entity and an unknown one are answered differently: ${left} / ${right}`);
    if (JSON.stringify(answer).includes('Claimed')) violations.push('the claims of a representation are believed');
  }
  const mixed = await ask(target, caller, [own, foreign, own, unknown, ...malformed]);
  violations.push(...attacker.leaksIn(mixed, said).map((secret) => `in a batch: the answer holds "${secret}" of A`));
  const spelled = await ask(target, caller, [
    foreign.toUpperCase(),
    `{${foreign}}`,
    foreign.replaceAll('-', ''),
    ` ${foreign}`,
  ]);
  const saidOtherwise = [foreign.toUpperCase(), foreign.replaceAll('-', ''), ...said];
  violations.push(
    ...attacker.leaksIn(spelled, saidOtherwise).map((secret) => `spelled otherwise: the answer holds "${secret}" of A`),
  );
  return violations.map((violation) => `${caller.title}: ${violation}`);
}

async function askForOwn(target: EntityTarget, caller: Caller): Promise<string[]> {
  const { attack } = target;
  const own = two.b.names[attack.name];
  const answer = await ask(target, caller, [own]);
  const told = [`${caller.title}: asked for its own, it was told ${JSON.stringify(answer).slice(0, 400)}`];
  const isPlatform = attack.seenByPlatform === true && caller.viewer.permissions.has('platform:read');
  const expected = isPlatform
    ? 'ANSWER'
    : expectedFor({ ...attack, args: () => ({}), success: null, showsRows: true }, caller.viewer);
  if (expected !== 'ANSWER') return codeOf(answer) === expected ? [] : told;
  // Somebody without an organization holds the permission for its own account: another's does not exist for it.
  if (caller.viewer.organizationId === null && !isPlatform) return entitiesIn(answer)[0] === null ? [] : told;
  return JSON.stringify(entitiesIn(answer)[0] ?? null).includes(attack.shows(two.b)) ? [] : told;
}

test('every entity of every house is attacked, and every attack has its entity', () => {
  expect(entityGaps(two.platform.houses, entityTable)).toEqual([]);
});

describe.each(Object.entries(entityTable))('entity %s', (row, attack) => {
  test('is given to the own organization as far as the permission table goes', async () => {
    const violations = [];
    for (const caller of two.callers) violations.push(...(await askForOwn(targetOf(row, attack), caller)));
    expect(violations).toEqual([]);
  });

  test('gives nobody outside a row of another organization and does not say whether it exists', async () => {
    const violations = [];
    for (const caller of two.callers) {
      if (attack.seenByPlatform && caller.viewer.permissions.has('platform:read')) continue;
      violations.push(...(await attackEntity(targetOf(row, attack), caller)));
    }
    expect(violations).toEqual([]);
  });
});

describe('the front door', () => {
  const owner = () => two.b.organization.member('OWNER');

  test('knows no entity look-up and no printed plan of a house', async () => {
    const entities = await two.platform.ask(owner(), '{ _entities(representations: []) { __typename } }');
    const plan = await two.platform.ask(owner(), '{ _service { sdl } }');
    expect([codeOf(entities), codeOf(plan)]).toEqual(['GRAPHQL_VALIDATION_FAILED', 'GRAPHQL_VALIDATION_FAILED']);
  });

  test('takes one operation at a time: an array of them is refused whole', async () => {
    const response = await fetch(`${two.platform.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(await two.platform.credentials(owner())) },
      body: JSON.stringify(
        [two.b, two.a].map(({ names }) => ({ query: `{ lead(id: "${names.leadId}") { fullName } }` })),
      ),
    });
    const text = await response.text();
    expect([response.status, text.includes(two.a.mark), text.includes(two.b.mark)]).toEqual([400, false, false]);
  });
});
